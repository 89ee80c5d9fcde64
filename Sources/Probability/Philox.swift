/// The keyed numbers everything random here is made of: Philox 4x32 with ten rounds.
///
/// A counter and a key give four words of 32 bits, by multiplication and exclusive or alone; nothing is
/// kept between calls, so any number can be had by itself and in any order.
///
/// Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11 (2011).
package enum Philox {
  /// The four words of a counter under a key.
  @inline(__always)
  package static func words(
    counter: SIMD4<UInt32>, key: SIMD2<UInt32>
  ) -> SIMD4<UInt32> {
    var (first, second, third, fourth) = (counter[0], counter[1], counter[2], counter[3])
    var (firstKey, secondKey) = (key[0], key[1])
    for _ in 0..<10 {
      let product = UInt64(first) * 0xD251_1F53
      let otherProduct = UInt64(third) * 0xCD9E_8D57
      first = UInt32(truncatingIfNeeded: otherProduct >> 32) ^ second ^ firstKey
      second = UInt32(truncatingIfNeeded: otherProduct)
      third = UInt32(truncatingIfNeeded: product >> 32) ^ fourth ^ secondKey
      fourth = UInt32(truncatingIfNeeded: product)
      firstKey &+= 0x9E37_79B9
      secondKey &+= 0xBB67_AE85
    }
    return SIMD4(first, second, third, fourth)
  }
}
