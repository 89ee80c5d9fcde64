internal import PopulationHealth

/// Text that somebody wrote for an attribute or in a column, read as the kind of value it should be.
struct ScalarText {
  /// The text.
  let text: String
  /// The attribute or column it was written for.
  let subject: String

  /// A number in a range.
  ///
  /// - Parameters:
  ///   - range: the numbers that will do
  ///   - noun: what it is, such as `a number of pounds`
  /// - Returns: the number
  /// - Throws: what is wrong with the text
  func number(in range: NumberRange, _ noun: String) throws(BadValue) -> Double {
    guard let number = NumberText.double(text) else { throw notANumber(noun, range) }
    guard number.isFinite else {
      throw BadValue(
        "value.not-a-number", "\(Problem.quote(text)) is too large to be held as a number",
        help: "'\(subject)' takes \(Self.phrase(noun, range))")
    }
    guard range.contains(number) else {
      throw outOfRange("\(range)", help: range.remedy(for: number))
    }
    guard abs(number) <= Self.largest else {
      throw BadValue(
        "value.out-of-range",
        "'\(subject)' is \(text), which is \(number < 0 ? "less" : "more") than anything here can be",
        help: "look at its unit: \(NumberText.plain(Self.largest)) is the most, above or below zero"
      )
    }
    return number
  }

  /// The largest number that is read: far more than there is of anything, and so much less than can be held
  /// that sums and products of a few such numbers can be.
  private static let largest = 1e14

  /// A whole number in a range.
  func integer(in range: ClosedRange<Int>) throws(BadValue) -> Int {
    let bytes = Array(text.utf8)
    let noun = "a whole number"
    guard let number = NumberText.integer(bytes, bytes.indices) else {
      guard !NumberText.isWhole(text) else {
        throw outOfRange(
          "from \(range.lowerBound) to \(range.upperBound)", help: Self.remedy(text, range))
      }
      var help = "'\(subject)' takes \(noun) \(Self.words(range))"
      if let near = NumberRemedy.number(for: text) ?? NumberText.double(text).map(NumberText.plain),
        near != text, Int(near) != nil
      {
        help = "write \(near)"
      }
      throw BadValue("value.not-a-number", "\(Problem.quote(text)) is not \(noun)", help: help)
    }
    guard range.contains(number) else {
      throw outOfRange(Self.words(range), help: Self.remedy(text, range))
    }
    return number
  }

  /// What to write for a whole number that is not in a range.
  private static func remedy(_ text: String, _ range: ClosedRange<Int>) -> String {
    let isBelow = (NumberText.double(text) ?? 0) < Double(range.lowerBound)
    return isBelow ? "write \(range.lowerBound) or more" : "write \(range.upperBound) or less"
  }

  /// `true` or `false`.
  func flag() throws(BadValue) -> Bool {
    switch text {
    case "true": return true
    case "false": return false
    default:
      let meant: String? =
        switch text.lowercased() {
        case "yes", "y", "on", "true", "1", "t": "true"
        case "no", "n", "off", "false", "0", "f": "false"
        default: nil
        }
      throw BadValue(
        "value.not-a-flag", "\(Problem.quote(text)) is neither true nor false",
        help: meant.map { "write \($0)" } ?? "'\(subject)' takes true or false")
    }
  }

  /// One of a few words.
  func choice(of choices: [String]) throws(BadValue) -> String {
    guard !choices.contains(text) else { return text }
    throw BadValue(
      "value.unknown-choice",
      "\(Problem.quote(text)) is not one of \(Suggestion.list(choices, joinedBy: "or"))",
      help: Suggestion.nearest(to: text, among: choices).map { "did you mean '\($0)'?" }
        ?? "write one of them for '\(subject)'")
  }

  /// The name of something known.
  func name(among names: KnownNames) throws(BadValue) -> String {
    guard names.contains(text) else { throw names.unknown(text) }
    return text
  }

  /// A financial year.
  func financialYear() throws(BadValue) -> FinancialYear {
    if let year = FinancialYear(text) { return year }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    var help = "write it as 2026/27"
    if digits.count == 4, let start = Int(digits) {
      let meant = FinancialYear(startingIn: start)
      help =
        FinancialYear.readable.contains(meant)
        ? "write \(meant)"
        : "years go from \(FinancialYear.readable.lowerBound) to \(FinancialYear.readable.upperBound)"
    }
    throw BadValue(
      "value.not-a-year", "\(Problem.quote(text)) is not a financial year", help: help)
  }

  /// A range of ages, a single age, or `all`.
  func ageRange() throws(BadValue) -> AgeRange {
    if let range = AgeRange(text) { return range }
    let ages = text.split { !$0.isASCII || !$0.isNumber }.compactMap { Int($0) }
    var help = "write ages as 40-74, as one age, or as all"
    if text.hasSuffix("+"), ages.count == 1, let age = ages.first, age <= AgeRange.oldest {
      help = "write \(age)-\(AgeRange.oldest); 90 is 90 and over"
    } else if ages.count == 2, let first = ages.first, let last = ages.last {
      let lower = min(first, last)
      let upper = min(max(first, last), AgeRange.oldest)
      if lower <= upper {
        help = "write \(lower)-\(upper)" + (max(first, last) > upper ? "; 90 is 90 and over" : "")
      }
    } else if let age = ages.first, age > AgeRange.oldest {
      help = "write \(AgeRange.oldest), which is 90 and over"
    }
    throw BadValue("value.not-ages", "\(Problem.quote(text)) is not a range of ages", help: help)
  }

  /// A noun and the range it has to be in, as one phrase.
  static func phrase(_ noun: String, _ range: NumberRange) -> String {
    guard range != .any else { return noun }
    return "\(range)".hasPrefix("from") ? "\(noun) \(range)" : "\(noun), \(range)"
  }

  /// A range of whole numbers in words.
  static func words(_ range: ClosedRange<Int>) -> String {
    range.upperBound == .max
      ? "of \(range.lowerBound) or more" : "from \(range.lowerBound) to \(range.upperBound)"
  }

  private func notANumber(_ noun: String, _ range: NumberRange) -> BadValue {
    let isNotFinite = ["nan", "inf", "infinity"].contains(
      text.lowercased().filter { $0.isLetter })
    // A percentage of nothing said is no amount of money.
    let isShareOfMoney = text.hasSuffix("%") && noun.contains("pounds")
    let remedy = NumberRemedy.number(for: text).flatMap { near in
      !isShareOfMoney && NumberText.double(near).map(range.contains) == true ? "write \(near)" : nil
    }
    return BadValue(
      "value.not-a-number",
      "\(Problem.quote(text)) is not \(isNotFinite ? "a finite number" : noun)",
      help: remedy ?? "'\(subject)' takes \(Self.phrase(noun, range))")
  }

  private func outOfRange(_ words: String, help: String?) -> BadValue {
    let must = words.hasPrefix("of ") ? String(words.dropFirst(3)) : words
    return BadValue(
      "value.out-of-range", "'\(subject)' is \(text), but has to be \(must)", help: help)
  }
}
