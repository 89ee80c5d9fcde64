/// Whole years of age from one to another, both included, written `40-74`.
///
/// Ages are single years from 0 to 90, and 90 stands for everyone of 90 and over, so `65-90` is
/// everyone of 65 and over.
public struct AgeRange: Hashable, Sendable {
  /// The youngest age included.
  public let lower: Int
  /// The oldest age included; 90 is 90 and over.
  public let upper: Int

  /// The oldest age kept apart; it stands for everyone of that age and over.
  public static let oldest = 90

  /// Everyone.
  public static let all = AgeRange(unchecked: 0, oldest)

  /// Makes a range, or nothing if the ages are out of order or outside 0 to 90.
  public init?(_ lower: Int, _ upper: Int) {
    guard 0 <= lower, lower <= upper, upper <= Self.oldest else { return nil }
    self.init(unchecked: lower, upper)
  }

  private init(unchecked lower: Int, _ upper: Int) {
    self.lower = lower
    self.upper = upper
  }

  /// The ages as a range of whole numbers.
  public var ages: ClosedRange<Int> { lower...upper }

  /// How many single years of age there are in the range.
  public var count: Int { upper - lower + 1 }

  /// Whether an age falls in the range; any age over 90 counts as 90.
  public func contains(_ age: Int) -> Bool {
    ages.contains(min(age, Self.oldest))
  }
}

extension AgeRange: Comparable {
  /// Orders by the youngest age, then by the oldest.
  public static func < (left: AgeRange, right: AgeRange) -> Bool {
    (left.lower, left.upper) < (right.lower, right.upper)
  }
}

extension AgeRange: LosslessStringConvertible {
  /// Reads `40-74`, a single age such as `65`, or `all`.
  public init?(_ description: String) {
    if description == "all" {
      self = .all
      return
    }
    let parts = description.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count <= 2, let lower = parts.first.flatMap(Self.age),
      let upper = parts.last.flatMap(Self.age)
    else { return nil }
    self.init(lower, upper)
  }

  /// The range as it is written: `40-74`, `65`, or `all`.
  public var description: String {
    if self == .all { return "all" }
    return lower == upper ? "\(lower)" : "\(lower)-\(upper)"
  }

  private static func age(_ text: Substring) -> Int? {
    guard (1...2).contains(text.utf8.count),
      text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
    else { return nil }
    return Int(text)
  }
}
