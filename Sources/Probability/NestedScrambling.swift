/// Nested uniform scrambling of binary digits.
///
/// Each digit is flipped or not by a keyed coin that depends on all digits before it. Points keep how evenly
/// they fill every binary interval, and each by itself is uniform. Of the digits of whole numbers it makes an
/// order in which each run of 2^k from a multiple of 2^k on stays such a run.
///
/// Source: Owen, "Randomly permuted (t, m, s)-nets and (t, s)-sequences" (1995). Every node of the tree of
/// digits has its own coin here, by a hash of the path to it, where Laine and Karras (2011) and Burley
/// (2020) save time with one hash for all nodes whose coins are then not independent.
struct NestedScrambling {
  /// How many digits are scrambled.
  static let digits = 32

  let key: UInt64

  /// The digits of a number, the first in the highest bit, scrambled.
  ///
  /// Four digits at a time: one hash of the path so far gives the coins of the fifteen nodes below it.
  @inline(__always)
  func callAsFunction(_ number: UInt32) -> UInt32 {
    var scrambled: UInt32 = 0
    for group in 0..<UInt32(Self.digits / 4) {
      let shift = 28 - 4 * group
      let path = UInt64(number) >> UInt64(shift + 4)
      let coins = (key &+ (path << 4 | UInt64(group) + 1) &* 0x9E37_79B9_7F4A_7C15).stirred.stirred
      let four = number >> shift & 15
      // Nodes of the four levels stand at 1, 2-3, 4-7 and 8-15, as in a heap.
      let flips =
        UInt32(truncatingIfNeeded: coins >> 1 & 1) << 3
        | UInt32(truncatingIfNeeded: coins >> UInt64(2 | four >> 3) & 1) << 2
        | UInt32(truncatingIfNeeded: coins >> UInt64(4 | four >> 2) & 1) << 1
        | UInt32(truncatingIfNeeded: coins >> UInt64(8 | four >> 1) & 1)
      scrambled |= (four ^ flips) << shift
    }
    return scrambled
  }
}
