/// The numbers that will do: from one to another, each end included, left out or open.
public struct NumberRange: Sendable, Hashable {
  /// The lower end, if there is one.
  public let lower: Double?
  /// The upper end, if there is one.
  public let upper: Double?
  /// Whether the lower end is itself too low.
  public let excludesLower: Bool
  /// Whether the upper end is itself too high.
  public let excludesUpper: Bool

  private init(
    _ lower: Double?, _ upper: Double?, excludesLower: Bool = false, excludesUpper: Bool = false
  ) {
    self.lower = lower
    self.upper = upper
    self.excludesLower = excludesLower
    self.excludesUpper = excludesUpper
  }

  /// Any finite number.
  public static let any = NumberRange(nil, nil)

  /// From 0 to 1, both included.
  public static let share = NumberRange(0, 1)

  /// A number or more.
  public static func atLeast(_ lower: Double) -> NumberRange { NumberRange(lower, nil) }

  /// More than a number.
  public static func moreThan(_ lower: Double) -> NumberRange {
    NumberRange(lower, nil, excludesLower: true)
  }

  /// More than one number, and another or less.
  public static func moreThan(_ lower: Double, upTo upper: Double) -> NumberRange {
    NumberRange(lower, upper, excludesLower: true)
  }

  /// A number or less.
  public static func atMost(_ upper: Double) -> NumberRange { NumberRange(nil, upper) }

  /// From one number to another, both included.
  public static func from(_ lower: Double, to upper: Double) -> NumberRange {
    NumberRange(lower, upper)
  }

  /// From one number, included, to less than another.
  public static func from(_ lower: Double, toBelow upper: Double) -> NumberRange {
    NumberRange(lower, upper, excludesUpper: true)
  }

  /// Between two numbers, neither included.
  public static func between(_ lower: Double, _ upper: Double) -> NumberRange {
    NumberRange(lower, upper, excludesLower: true, excludesUpper: true)
  }

  /// Whether a number is in the range; what is not finite never is.
  public func contains(_ number: Double) -> Bool {
    guard number.isFinite else { return false }
    if let lower, excludesLower ? number <= lower : number < lower { return false }
    if let upper, excludesUpper ? number >= upper : number > upper { return false }
    return true
  }
}

extension NumberRange {
  /// What to write in place of a number that is not in the range: `write 0 or more`.
  ///
  /// - Returns: nothing where the number is in the range.
  func remedy(for number: Double) -> String? {
    guard !contains(number) else { return nil }
    let percent = number / 100
    if let upper, upper <= 1, number >= 1, number <= 100, contains(percent),
      let text = NumberRemedy.number(for: NumberText.plain(number) + "%")
    {
      let meant = "if you mean \(NumberText.plain(number))%, write \(text)"
      let most = NumberText.plain(upper)
      let least = excludesUpper ? "write less than \(most)" : "write \(most) or less"
      return number < 2 ? "\(least); \(meant)" : meant
    }
    if let lower, number <= lower {
      let least = NumberText.plain(lower)
      return excludesLower ? "write more than \(least)" : "write \(least) or more"
    }
    return upper.map {
      let most = NumberText.plain($0)
      return excludesUpper ? "write less than \(most)" : "write \(most) or less"
    }
  }
}

extension NumberRange: CustomStringConvertible {
  /// The range in words: `from 0 to 1`, `0 or more`, `more than 0 and less than 1`.
  public var description: String {
    let low = lower.map { NumberText.plain($0) }
    let high = upper.map { NumberText.plain($0) }
    switch (low, high) {
    case (nil, nil): return "any number"
    case (let low?, nil): return excludesLower ? "more than \(low)" : "\(low) or more"
    case (nil, let high?): return excludesUpper ? "less than \(high)" : "\(high) or less"
    case (let low?, let high?):
      if !excludesLower, !excludesUpper { return "from \(low) to \(high)" }
      return (excludesLower ? "more than \(low)" : "\(low) or more") + " and "
        + (excludesUpper ? "less than \(high)" : "at most \(high)")
    }
  }
}
