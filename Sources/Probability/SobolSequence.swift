/// Sobol' points: a sequence that fills a box ever more evenly.
///
/// Any 2^k points from a multiple of 2^k on have one in each of 2^k equal slices of every side, and pairs of
/// sides are filled as evenly as Joe and Kuo could choose.
///
/// Sources: Sobol', "On the distribution of points in a cube" (1967); direction numbers of Joe, Kuo,
/// "Constructing Sobol sequences with better two-dimensional projections", SIAM J. Sci. Comput. 30 (2008),
/// the set new-joe-kuo-6. Points come in the order of Gray's code, as from their program (Antonov, Saleev 1979).
public struct SobolSequence: Sendable {
  /// The most sides a box can have.
  public static let mostDimensions = SobolDirections.rows.count + 1

  /// How many sides the box has.
  public let dimensions: Int
  /// Direction numbers, `[dimension][digit of the point's number]`, the first binary place highest.
  private let directions: [[UInt32]]
  /// What scrambles each dimension; `nil` for the sequence as published.
  private let scrambling: [DrawKey]?

  /// A sequence in a box with sides.
  ///
  /// - Parameters:
  ///   - dimensions: how many sides, 1 ... `mostDimensions`.
  ///   - seed: what scrambles the points (Owen's nested uniform scrambling, each side by itself);
  ///   `nil` leaves them as published, so that the first is the corner at 0.
  public init(dimensions: Int, seed: UInt64?) {
    precondition((1...Self.mostDimensions).contains(dimensions), "there are no such Sobol' points")
    self.dimensions = dimensions
    self.directions = (0..<dimensions).map(SobolDirections.numbers(of:))
    self.scrambling = seed.map { seed in
      (0..<dimensions).map { DrawKey(seed: seed, name: DrawKey.Name("Sobol' dimension \($0 + 1)")) }
    }
  }

  /// A point by its number, 0 ... 2³² - 1: at least 0 in every coordinate, and less than 1; scrambled, never 0.
  public func point(_ number: Int) -> [Double] {
    precondition(number >= 0 && number <= Int(UInt32.max), "there is no such point")
    let number = UInt32(number)
    return (0..<dimensions).map { dimension in
      var digits: UInt32 = 0
      var remaining = number ^ number >> 1
      while remaining != 0 {
        digits ^= directions[dimension][remaining.trailingZeroBitCount]
        remaining &= remaining &- 1
      }
      guard let key = scrambling?[dimension] else { return Double(digits) * 0x1p-32 }
      return NestedScrambling(key: key.bits(0, for: .scrambling))(digits).unitInterval(
        lastDigits: key.bits(number, for: .lastDigits))
    }
  }

  /// The first points, `[point][dimension]`.
  public static func points(count: Int, dimensions: Int, seed: UInt64?) -> [[Double]] {
    let sequence = SobolSequence(dimensions: dimensions, seed: seed)
    return (0..<count).map(sequence.point)
  }
}
