/// Numbers as text, the same in every locale: digits, at most one point, and perhaps an exponent.
package enum NumberText {
  private static let powers: [Double] = (0...22).map { power in
    (0..<power).reduce(1.0) { value, _ in value * 10 }
  }

  /// Reads a number from bytes.
  ///
  /// The form is JSON's: a minus sign perhaps, digits without leading zeros, perhaps a point and
  /// digits, perhaps an exponent. So `1,234`, `£5`, `12%`, `.5`, `+1`, `0x1F`, `nan` and `inf` are
  /// not numbers, and what looks like a code, such as `0010`, is not one either.
  ///
  /// Up to 15 digits with a small exponent are read by one exact multiplication or division;
  /// everything else is left to the standard library. Both give the nearest `Double`.
  ///
  /// - Returns: nothing if it is not a number; infinity if it is too large to hold.
  static func double(_ bytes: [UInt8], _ range: Range<Int>) -> Double? {
    bytes.withUnsafeBufferPointer { double(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// Reads a number from text.
  static func double(_ text: some StringProtocol) -> Double? {
    let bytes = Array(text.utf8)
    return double(bytes, bytes.indices)
  }

  private static func double(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    var index = 0
    var mantissa: UInt64 = 0
    var digits = 0
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative { index = 1 }
    guard isDigit(bytes, index) else { return nil }
    if bytes[index] == 0x30, isDigit(bytes, index + 1) { return nil }
    takeDigits(bytes, &index, &mantissa, &digits)
    var power = 0
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      let start = index
      takeDigits(bytes, &index, &mantissa, &digits)
      guard index > start else { return nil }
      power = start - index
    }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      let isMinus = index < bytes.count && bytes[index] == UInt8(ascii: "-")
      if isMinus || (index < bytes.count && bytes[index] == UInt8(ascii: "+")) { index += 1 }
      guard isDigit(bytes, index) else { return nil }
      var exponent = 0
      while isDigit(bytes, index) {
        exponent = min(exponent * 10 + Int(bytes[index] &- 0x30), 99_999)
        index += 1
      }
      power += isMinus ? -exponent : exponent
    }
    guard index == bytes.count else { return nil }
    if mantissa == 0 { return 0 }
    guard digits <= 15, abs(power) <= 22 else {
      return Double(String(decoding: bytes, as: UTF8.self))
    }
    let value = Double(mantissa)
    let scaled = power < 0 ? value / powers[-power] : value * powers[power]
    return isNegative ? -scaled : scaled
  }

  private static func isDigit(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    index < bytes.count && bytes[index] &- 0x30 < 10
  }

  /// Goes past digits and takes up to 15 that count into the mantissa.
  private static func takeDigits(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ mantissa: inout UInt64,
    _ digits: inout Int
  ) {
    while isDigit(bytes, index) {
      if mantissa > 0 || bytes[index] != 0x30 { digits += 1 }
      if digits <= 15 { mantissa = mantissa * 10 + UInt64(bytes[index] &- 0x30) }
      index += 1
    }
  }

  /// Whether two texts say one value: the same text, or one number in other digits, such as 0.1 and 0.10.
  package static func isOneValue(_ text: String, _ other: String) -> Bool {
    guard text != other else { return true }
    // Whole numbers may be too long for a floating-point number to tell them apart.
    if let number = Int(text), let otherNumber = Int(other) { return number == otherNumber }
    guard let number = double(text), number.isFinite else { return false }
    return number == double(other)
  }

  /// Reads a whole number written without a point or an exponent.
  ///
  /// - Returns: nothing if it is not one, or is too large to hold.
  static func integer(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    var index = range.lowerBound
    let isNegative = index < range.upperBound && bytes[index] == UInt8(ascii: "-")
    if isNegative { index += 1 }
    let digits = range.upperBound - index
    guard (1...19).contains(digits), digits == 1 || bytes[index] != 0x30 else { return nil }
    var value = 0
    while index < range.upperBound {
      let digit = bytes[index] &- 0x30
      guard digit < 10 else { return nil }
      let (tenfold, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      let (next, passes) = tenfold.addingReportingOverflow(Int(digit))
      guard !isTooLarge, !passes else { return nil }
      value = next
      index += 1
    }
    return isNegative ? -value : value
  }

  /// Whether text is a whole number, of any size.
  static func isWhole(_ text: some StringProtocol) -> Bool {
    let digits = text.utf8.drop { $0 == UInt8(ascii: "-") }
    return text.utf8.count - digits.count <= 1 && digits.allSatisfy { $0 &- 0x30 < 10 }
      && (digits.count == 1 || (digits.first ?? 0x30) != 0x30)
  }

  /// A number as a person would write it: `1200`, not `1200.0`.
  static func plain(_ number: Double) -> String {
    if number == number.rounded(), abs(number) < 1e15 { return String(Int(number)) }
    return "\(number)"
  }
}
