import Foundation

/// Guesses the number behind text that is not one, so that a remedy can say what to write.
enum NumberRemedy {
  private static let scales: [(ending: String, power: Int)] = [
    ("%", -2), ("bn", 9), ("billion", 9), ("m", 6), ("million", 6), ("k", 3), ("thousand", 3),
  ]

  /// The number to write for text such as `£1,200`, `12%`, `1_000`, `.5`, `+3`, `0.5 ` or `£1.2m`.
  ///
  /// - Returns: nothing when it is not plain what was meant.
  static func number(for text: String) -> String? {
    var rest = text.lowercased()
    rest.removeAll { "£$€ _\u{a0}".contains($0) }
    rest.replace(#/,(?=\d{3}(?!\d))/#, with: "")
    if rest.hasPrefix("+") { rest.removeFirst() }
    var power = 0
    for scale in scales where rest.hasSuffix(scale.ending) {
      let shorter = rest.dropLast(scale.ending.count)
      guard shorter.last?.isNumber == true else { continue }
      rest = String(shorter)
      power = scale.power
      break
    }
    let isNegative = rest.hasPrefix("-")
    if isNegative { rest.removeFirst() }
    guard rest.contains(where: \.isNumber), rest.allSatisfy({ $0.isASCII }) else { return nil }
    rest = String(rest.drop { $0 == "0" })
    if rest.isEmpty || rest.hasPrefix(".") { rest = "0" + rest }
    if rest.hasSuffix(".") { rest.removeLast() }
    guard NumberText.double(rest)?.isFinite == true, let decimal = Decimal(string: rest) else {
      return nil
    }
    if rest.contains("e") { return nil }
    let scaled = Decimal(sign: .plus, exponent: power, significand: decimal)
    guard scaled.isFinite else { return nil }
    return NSDecimalNumber(decimal: isNegative ? -scaled : scaled).description(withLocale: nil)
  }
}
