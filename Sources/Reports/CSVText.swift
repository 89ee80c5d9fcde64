import Foundation

/// Builds a CSV file (RFC 4180, UTF-8, LF line ends) as bytes, so that the same values give the same
/// bytes in every locale.
struct CSVText {
  private var bytes: [UInt8] = []
  private var isRowStart = true

  /// A file with a header.
  init(header: [String]) {
    for name in header { add(name) }
    endRow()
  }

  /// The file.
  var data: Data { Data(bytes) }

  /// Adds text, quoted where it needs to be.
  mutating func add(_ text: String) {
    separate()
    guard text.utf8.contains(where: Self.needsQuotes) else {
      bytes += text.utf8
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Adds a number with a fixed count of decimals, trailing zeros left out; zero has no sign.
  mutating func add(_ value: Double, decimals: Int) {
    separate()
    let scale = Self.powers[decimals]
    let scaled = (value * scale).rounded()
    guard abs(scaled) < 9e15 else {
      bytes += Array("\(value)".utf8)
      return
    }
    var whole = Int64(scaled)
    if whole < 0 {
      bytes.append(UInt8(ascii: "-"))
      whole = -whole
    }
    let divisor = Int64(scale)
    bytes += Array(String(whole / divisor).utf8)
    var rest = whole % divisor
    guard rest != 0 else { return }
    bytes.append(UInt8(ascii: "."))
    var unit = divisor / 10
    while rest != 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(rest / unit))
      rest %= unit
      unit /= 10
    }
  }

  /// Adds a number, or an empty cell for none.
  mutating func add(_ value: Double?, decimals: Int) {
    guard let value else { return separate() }
    add(value, decimals: decimals)
  }

  /// Ends a row.
  mutating func endRow() {
    bytes.append(UInt8(ascii: "\n"))
    isRowStart = true
  }

  private mutating func separate() {
    if !isRowStart { bytes.append(UInt8(ascii: ",")) }
    isRowStart = false
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
    default: false
    }
  }

  private static let powers: [Double] = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]
}
