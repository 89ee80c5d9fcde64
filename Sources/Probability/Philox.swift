/// The keyed numbers everything random here is made of: Philox 4x32 with ten rounds.
///
/// A counter and a key give four words of 32 bits, by multiplication and exclusive or alone; nothing is
/// kept between calls, so any number can be had by itself and in any order.
///
/// Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11 (2011).
package enum Philox {
  /// The four words of a counter under a key.
  package static func words(
    counter: SIMD4<UInt32>, key: SIMD2<UInt32>
  ) -> SIMD4<UInt32> {
    var state = counter
    var key = key
    for _ in 0..<10 {
      let first = UInt64(state[0]) * 0xD251_1F53
      let third = UInt64(state[2]) * 0xCD9E_8D57
      state = SIMD4(
        UInt32(truncatingIfNeeded: third >> 32) ^ state[1] ^ key[0],
        UInt32(truncatingIfNeeded: third),
        UInt32(truncatingIfNeeded: first >> 32) ^ state[3] ^ key[1],
        UInt32(truncatingIfNeeded: first))
      key = key &+ SIMD2(0x9E37_79B9, 0xBB67_AE85)
    }
    return state
  }
}
