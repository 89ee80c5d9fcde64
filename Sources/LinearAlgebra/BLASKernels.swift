internal import COpenBLAS

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The machine code that multiplies matrices here: what OpenBLAS chose, and a better choice for it.
///
/// OpenBLAS carries kernels for many processors and picks one set when it is loaded. A library
/// older than the processor does not know it, and may fall back to the kernels of the first 64-bit
/// processors ("Prescott"), which are several times slower than what the processor can do.
public enum BLASKernels {
  /// The processor whose kernels are in use, in OpenBLAS's words (`Haswell`, `SkylakeX`...).
  public static var coreName: String {
    openblas_get_corename().map { String(cString: $0) } ?? "unknown"
  }

  /// How the library was built, in its own words.
  public static var configuration: String {
    openblas_get_config().map { String(cString: $0) } ?? "unknown"
  }

  /// The library's version, such as `0.3.21`.
  public static var version: String {
    configuration.split(separator: " ").first { $0.first?.isNumber == true }.map(String.init)
      ?? "unknown"
  }

  /// Keeps each product on the thread that asks for it.
  ///
  /// The runs of a study are already spread over the processor's cores; a second layer of threads
  /// would make them wait for each other. Calling it again does nothing.
  public static func useOneThread() {
    _ = oneThread
  }

  private static let oneThread: Void = openblas_set_num_threads(1)

  /// The kernels to ask for instead of those in use, or nothing if those in use are no fallback.
  ///
  /// - Parameters:
  ///   - coreName: the kernels in use.
  ///   - processorFlags: what the processor can do, in the words of Linux (`avx2`, `avx512f`...).
  /// - Returns: `SkylakeX` for a processor with AVX-512, `Haswell` for one with AVX2.
  package static func betterCore(than coreName: String, processorFlags: Set<String>) -> String? {
    guard kernelsBeforeAVX.contains(coreName.lowercased()) else { return nil }
    if processorFlags.isSuperset(of: ["avx512f", "avx512bw", "avx512dq", "avx512vl"]) {
      return "SkylakeX"
    }
    return processorFlags.isSuperset(of: ["avx2", "fma"]) ? "Haswell" : nil
  }

  /// OpenBLAS's 64-bit x86 kernels that use nothing newer than SSE. It would choose none of them
  /// for a processor that it knows to have AVX2.
  private static let kernelsBeforeAVX: Set<String> = [
    "generic", "prescott", "core2", "penryn", "dunnington", "atom", "nehalem", "nano", "opteron",
    "opteron_sse3", "barcelona", "bobcat",
  ]
}

extension BLASKernels {
  /// Starts the program again with faster kernels if OpenBLAS fell back to slow ones.
  ///
  /// Call it first in `main`: what came before happens twice. OpenBLAS reads its setting,
  /// `OPENBLAS_CORETYPE`, when it is loaded, before any code of the program runs, so setting it from
  /// within is too late and only a new start of the same process helps. That costs a few
  /// milliseconds, once: the new start finds the setting there. Whoever sets `OPENBLAS_CORETYPE`
  /// has chosen already and is never overruled. If the system refuses the new start, the program
  /// goes on with the kernels it has: slower, with the same results but for rounding.
  public static func ensureFastKernels() {
    useOneThread()
    #if os(Linux)
      let setting = "OPENBLAS_CORETYPE"
      guard getenv(setting) == nil,
        let core = betterCore(than: coreName, processorFlags: processorFlags()),
        let program = runningProgram()
      else { return }
      setenv(setting, core, 1)
      execv(program, CommandLine.unsafeArgv)
      unsetenv(setting)
    #endif
  }

  #if os(Linux)
    /// What Linux says that the processor can do: the first `flags` line of /proc/cpuinfo.
    private static func processorFlags() -> Set<String> {
      guard let file = fopen("/proc/cpuinfo", "r") else { return [] }
      defer { fclose(file) }
      var line: UnsafeMutablePointer<CChar>?
      var capacity = 0
      defer { free(line) }
      while getline(&line, &capacity, file) >= 0, let line {
        let text = String(cString: line)
        guard text.hasPrefix("flags") else { continue }
        return Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
      }
      return []
    }

    /// The file of the running program: its real name, so that process lists keep showing it.
    private static func runningProgram() -> String? {
      guard let path = realpath("/proc/self/exe", nil) else { return nil }
      defer { free(path) }
      return String(cString: path)
    }
  #endif
}
