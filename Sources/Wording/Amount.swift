import Foundation

/// Amounts as people write them in a sentence.
public enum Amount {
  /// Money, such as `£12.5m`, `£430k` or `£95`.
  public static func pounds(_ value: Double) -> String {
    let sign = value < 0 ? "−" : ""
    let size = abs(value)
    if size >= 999_995_000_000 { return "\(sign)£\(grouped(size / 1e9))bn" }
    if size >= 999_500_000 { return "\(sign)£\(fixed(size / 1e9, 2))bn" }
    if size >= 999_500 { return "\(sign)£\(fixed(size / 1e6, 1))m" }
    if size >= 9_995 { return "\(sign)£\(fixed(size / 1e3, 0))k" }
    return "\(sign)£\(number(size))"
  }

  /// Money to the pound when it is under a hundred million, as a limit is written.
  public static func wholePounds(_ value: Double) -> String {
    abs(value) < 1e8 ? "£\(grouped(value))" : pounds(value)
  }

  /// A share as a percentage with a fixed count of decimals.
  public static func percent(_ share: Double, fixed decimals: Int) -> String {
    "\(grouped(share * 100, decimals: decimals))%"
  }

  /// A share as a percentage with at most so many decimals.
  public static func percent(_ share: Double, decimals: Int = 1) -> String {
    "\(trimmed(fixed(share * 100, decimals)))%"
  }

  /// How many there are of something, with thousands separated: `1 place`, `1,000 draws`, `4 strategies`.
  public static func count(_ number: Int, _ noun: String, plural: String? = nil) -> String {
    "\(grouped(Double(number))) \(number == 1 ? noun : plural ?? "\(noun)s")"
  }

  /// A number with thousands separated, and decimals only when it is small.
  public static func number(_ value: Double) -> String {
    let decimals = decimals(for: abs(value))
    return decimals == 0 ? grouped(value) : trimmed(fixed(value, decimals))
  }

  /// The same with as many more decimals, up to seven, as a small one needs to show.
  public static func visible(_ value: Double) -> String {
    let none = number(0)
    let few = number(value)
    guard few == none else { return few }
    return (4...7).lazy.map { trimmed(fixed(value, $0)) }.first { $0 != none } ?? none
  }

  /// With how many decimals a number of a size is written at the most: fewer the larger it is.
  public static func decimals(for size: Double) -> Int {
    size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3
  }

  /// A whole number with thousands separated by commas.
  public static func grouped(_ value: Double) -> String {
    let digits = fixed(abs(value), 0)
    var result = ""
    for (position, digit) in digits.enumerated() {
      if position > 0, (digits.count - position).isMultiple(of: 3) { result.append(",") }
      result.append(digit)
    }
    return value < 0 && digits != "0" ? "−\(result)" : result
  }

  /// A number with thousands separated and a fixed count of decimals, without a sign where it shows as
  /// zero.
  public static func grouped(_ value: Double, decimals: Int) -> String {
    let text = fixed(abs(value), decimals)
    let whole = text.prefix { $0 != "." }
    let size = grouped(Double(whole) ?? abs(value)) + text.dropFirst(whole.count)
    return value < 0 && size.contains(where: { "123456789".contains($0) }) ? "−\(size)" : size
  }

  /// A share as a percentage with a decimal, or with as many, up to four, as a small one needs to show.
  public static func visiblePercent(_ share: Double) -> String {
    let none = percent(0)
    return (1...4).lazy.map { percent(share, decimals: $0) }.first { $0 != none } ?? none
  }

  /// A change, written as an amount: with a plus unless it is below zero or shows as zero.
  public static func signed(_ text: String) -> String {
    let isNone = !text.contains { "123456789".contains($0) }
    return isNone || text.hasPrefix("−") ? text : "+\(text)"
  }

  /// A change with a fixed count of decimals and a sign, unless it shows as zero.
  public static func signed(_ value: Double, _ decimals: Int) -> String {
    let size = signed(fixed(abs(value), decimals))
    return value < 0 ? size.replacing("+", with: "−") : size
  }

  /// A number with a fixed count of decimals.
  public static func fixed(_ value: Double, _ decimals: Int) -> String {
    String(format: "%.\(decimals)f", value)
  }

  private static func trimmed(_ text: String) -> String {
    guard text.contains(".") else { return text }
    var text = text
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    if text == "-0" { return "0" }
    return text.hasPrefix("-") ? "−\(text.dropFirst())" : text
  }
}
