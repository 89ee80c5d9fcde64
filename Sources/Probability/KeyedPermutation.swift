/// An order of the whole numbers below a count that can be asked for one place at a time.
///
/// A Feistel network over just enough bits for the count, whose halves change turn by turn by a keyed
/// function of the other; a number that falls beyond the count goes through again until it does not. Every
/// step can be undone, so no two places share a number.
///
/// Source: Black, Rogaway, "Ciphers with arbitrary finite domains", CT-RSA 2002 (cycle walking).
struct KeyedPermutation {
  private static let rounds: UInt64 = 10

  private let count: UInt64
  private let lowBits: UInt64
  private let highBits: UInt64
  private let key: UInt64

  /// An order of `0 ..< count`; `count` is 1 or more.
  init(count: Int, key: UInt64) {
    self.count = UInt64(count)
    let bits = UInt64(max(2, UInt64.bitWidth - (self.count - 1).leadingZeroBitCount))
    self.lowBits = bits / 2
    self.highBits = bits - bits / 2
    self.key = key
  }

  /// The number at a place; places and numbers are `0 ..< count`.
  func callAsFunction(_ place: Int) -> Int {
    var number = UInt64(place)
    repeat { number = permuted(number) } while number >= count
    return Int(number)
  }

  private func permuted(_ number: UInt64) -> UInt64 {
    let lowMask = (1 << lowBits) - 1 as UInt64
    let highMask = (1 << highBits) - 1 as UInt64
    var low = number & lowMask
    var high = number >> lowBits
    for round in 0..<Self.rounds {
      let turn = key &+ round &* 0x9E37_79B9_7F4A_7C15
      if round % 2 == 0 {
        low ^= (turn ^ high).stirred >> 32 & lowMask
      } else {
        high ^= (turn ^ low).stirred >> 32 & highMask
      }
    }
    return high << lowBits | low
  }
}
