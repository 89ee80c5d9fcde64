/// What the random numbers of one name start from: a seed and the name, and nothing else.
package struct DrawKey: Hashable, Sendable {
  /// What a number is for, so that no two purposes share one.
  enum Purpose: UInt32 {
    /// An independent draw, or where within its slice a draw lies.
    case draw = 0
    /// The order in which slices or points are taken.
    case order = 1
    /// The scrambling of a point's digits.
    case scrambling = 2
    /// The digits of a point beyond those that are scrambled.
    case lastDigits = 3
  }

  /// A name as a number of 64 bits.
  ///
  /// Its bytes are hashed by FNV-1a (Fowler, Noll, Vo; offset basis and prime of 64 bits). Two of a thousand
  /// names share a hash with a chance of 3 in 10¹⁴.
  package struct Name: Hashable, Sendable {
    let hash: UInt64

    /// Hashes a name.
    package init(_ name: String) {
      hash = name.utf8.reduce(0xCBF2_9CE4_8422_2325) {
        ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3
      }
    }
  }

  /// Where random numbers start.
  let seed: UInt64
  /// Whose numbers they are.
  let name: Name

  /// The key of a name under a seed.
  package init(seed: UInt64, name: Name) {
    self.seed = seed
    self.name = name
  }

  /// 64 bits for a purpose and a number.
  @inline(__always)
  func bits(_ number: UInt32, for purpose: Purpose) -> UInt64 {
    let words = Philox.words(
      counter: SIMD4(
        number, purpose.rawValue, UInt32(truncatingIfNeeded: name.hash),
        UInt32(truncatingIfNeeded: name.hash >> 32)),
      key: SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)))
    return UInt64(words[0]) << 32 | UInt64(words[1])
  }
}

extension UInt64 {
  /// The number between 0 and 1, neither included, of these bits: an odd multiple of 2⁻⁵³, so that it and
  /// what it leaves to 1 are both exact.
  @inline(__always)
  var unitInterval: Double { Double(self >> 11 | 1) * 0x1p-53 }

  /// These bits stirred so that each of them moves each of the result (the finaliser of MurmurHash3 with
  /// Stafford's thirteenth set of constants, as in SplitMix64).
  @inline(__always)
  var stirred: UInt64 {
    var bits = self
    bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    return bits ^ bits >> 31
  }
}

extension UInt32 {
  /// These bits in the opposite order.
  @inline(__always)
  var bitReversed: UInt32 {
    var bits = byteSwapped
    bits = bits >> 4 & 0x0F0F_0F0F | (bits & 0x0F0F_0F0F) << 4
    bits = bits >> 2 & 0x3333_3333 | (bits & 0x3333_3333) << 2
    return bits >> 1 & 0x5555_5555 | (bits & 0x5555_5555) << 1
  }

  /// The number between 0 and 1, neither included, whose first 32 binary digits these are, the rest being those of `lastDigits`.
  @inline(__always)
  func unitInterval(lastDigits: UInt64) -> Double {
    (UInt64(self) << 32 | lastDigits >> 32).unitInterval
  }
}
