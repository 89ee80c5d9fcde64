/// A year from 1 April to 31 March, written `2026/27`.
public struct FinancialYear: Hashable, Comparable, Sendable {
  /// The calendar year in which the financial year starts: 2026 for `2026/27`.
  public var start: Int

  /// Makes the financial year that starts on 1 April of a calendar year.
  public init(startingIn start: Int) {
    self.start = start
  }

  /// The years a file may name: `1900/01` to `2199/00`.
  public static let readable = FinancialYear(startingIn: 1900)...FinancialYear(startingIn: 2199)

  /// Whether one financial year starts before another.
  public static func < (left: FinancialYear, right: FinancialYear) -> Bool {
    left.start < right.start
  }

  /// The financial year some years later.
  public static func + (year: FinancialYear, years: Int) -> FinancialYear {
    FinancialYear(startingIn: year.start + years)
  }

  /// The financial year some years earlier.
  public static func - (year: FinancialYear, years: Int) -> FinancialYear {
    FinancialYear(startingIn: year.start - years)
  }

  /// How many years later one financial year is than another.
  public static func - (left: FinancialYear, right: FinancialYear) -> Int {
    left.start - right.start
  }
}

extension FinancialYear: Strideable {
  /// How many years later the other year is.
  public func distance(to other: FinancialYear) -> Int { other.start - start }

  /// The financial year some years later.
  public func advanced(by years: Int) -> FinancialYear { self + years }
}

extension FinancialYear: LosslessStringConvertible {
  /// Reads the one spelling that is written: four digits, a slash and the two digits that follow.
  ///
  /// `2026`, `2026-27`, `2026/2027` and `2026/28` are all refused.
  public init?(_ description: String) {
    let bytes = Array(description.utf8)
    guard bytes.count == 7, bytes[4] == UInt8(ascii: "/"),
      let start = Self.digits(bytes[0..<4]), let end = Self.digits(bytes[5..<7])
    else { return nil }
    self.init(startingIn: start)
    guard end == (start + 1) % 100, Self.readable.contains(self) else { return nil }
  }

  /// The year as it is written: `2026/27`.
  public var description: String {
    let end = ((start + 1) % 100 + 100) % 100
    return "\(start)/\(end < 10 ? "0" : "")\(end)"
  }

  private static func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for byte in bytes {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
  }
}
