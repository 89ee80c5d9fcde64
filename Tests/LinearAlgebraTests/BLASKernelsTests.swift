import LinearAlgebra
import Testing

@Suite struct BLASKernelsTests {
  private static let haswell: Set = ["sse2", "avx", "avx2", "fma"]
  private static let skylake: Set = haswell.union(["avx512f", "avx512bw", "avx512dq", "avx512vl"])

  @Test(arguments: ["Prescott", "prescott", "Nehalem", "Barcelona", "generic"])
  func `a fallback on a newer processor is replaced by the best it can run`(fallback: String) {
    #expect(BLASKernels.betterCore(than: fallback, processorFlags: Self.skylake) == "SkylakeX")
    #expect(BLASKernels.betterCore(than: fallback, processorFlags: Self.haswell) == "Haswell")
  }

  @Test func `half of AVX-512 is not enough for kernels that use all of it`() {
    let knightsLanding = Self.haswell.union(["avx512f"])
    #expect(BLASKernels.betterCore(than: "Prescott", processorFlags: knightsLanding) == "Haswell")
  }

  @Test(arguments: ["Haswell", "Zen", "SkylakeX", "Cooperlake", "SapphireRapids", "Sandybridge"])
  func `a choice that is no fallback stands`(choice: String) {
    #expect(BLASKernels.betterCore(than: choice, processorFlags: Self.skylake) == nil)
  }

  @Test func `an old processor keeps its kernels`() {
    #expect(BLASKernels.betterCore(than: "Prescott", processorFlags: ["sse2", "avx"]) == nil)
    #expect(BLASKernels.betterCore(than: "Prescott", processorFlags: []) == nil)
  }

  @Test func `the library says what it is`() {
    #expect(BLASKernels.version.split(separator: ".").count >= 2)
    #expect(BLASKernels.configuration.contains(BLASKernels.version))
    #expect(!BLASKernels.coreName.isEmpty)
  }
}
