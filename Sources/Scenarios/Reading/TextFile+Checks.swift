import Wording

extension TextFile {
  /// The place of a byte of the file.
  ///
  /// - Complexity: O(n) in the length of the file before it.
  public func mark(at offset: Int) -> Mark {
    var line = 1
    var lineStart = 0
    for index in 0..<min(offset, bytes.count) where bytes[index] == UInt8(ascii: "\n") {
      line += 1
      lineStart = index + 1
    }
    return mark(line: line, lineStart: lineStart, offset: offset)
  }

  /// The place of a byte on a line whose number and first byte are known.
  func mark(line: Int, lineStart: Int, offset: Int) -> Mark {
    var column = 1
    for index in lineStart..<max(lineStart, min(offset, bytes.count))
    where bytes[index] & 0xC0 != 0x80 {
      column += 1
    }
    return Mark(file: name, line: line, column: column)
  }

  /// Checks that the bytes are UTF-8, with no carriage return that is not before a line feed and no other
  /// control characters but tab.
  ///
  /// - Returns: whether they are; if not the log says where not.
  func check(_ log: ProblemLog) -> Bool {
    if let problem = byteOrderProblem() {
      log.record(problem)
      return false
    }
    var carriageReturns = 0
    var firstReturn: Mark?
    var isFine = true
    var line = 1
    var lineStart = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case 0x20...0x7E, 0x09:
        index += 1
      case 0x0A:
        line += 1
        index += 1
        lineStart = index
      case 0x0D:
        carriageReturns += 1
        if firstReturn == nil {
          firstReturn = mark(line: line, lineStart: lineStart, offset: index)
        }
        index += 1
      case 0x00...0x1F, 0x7F:
        let name = byte == 0 ? "NUL" : "control"
        log.error(
          "file.control-character", "there is a \(name) character here (byte \(byte))",
          help: "delete it", at: mark(line: line, lineStart: lineStart, offset: index))
        isFine = false
        index += 1
      default:
        let length = scalarLength(at: index)
        if length == 0 {
          log.error(
            "file.not-utf8", "this is not UTF-8 text (byte \(byte))",
            help: "save the file as UTF-8, for example with "
              + "iconv -f WINDOWS-1252 -t UTF-8 \(Problem.quote(name)) > new-file",
            at: mark(line: line, lineStart: lineStart, offset: index))
          return false
        }
        index += length
      }
    }
    if let firstReturn {
      let others = carriageReturns - 1
      log.error(
        "file.line-ends",
        "the line ends with a carriage return and no line feed"
          + (others == 0
            ? "" : ", and so \(others == 1 ? "does" : "do") \(Amount.count(others, "other"))"),
        help: "save the file with LF or CR and LF line ends, for example with "
          + "tr '\\r' '\\n' < \(Problem.quote(name)) > new-file",
        at: firstReturn)
      return false
    }
    return isFine
  }

  private func byteOrderProblem() -> Problem? {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return Problem(
        .error, "file.not-utf8", "the file is UTF-16 text",
        help: "save the file as UTF-8, for example with "
          + "iconv -f UTF-16 -t UTF-8 \(Problem.quote(name)) > new-file",
        at: Mark(file: name, line: 1, column: 1))
    }
    return nil
  }

  /// The length of the well-formed UTF-8 sequence of two to four bytes that starts here, or 0.
  ///
  /// The bounds of the second byte are those of table 3-7 of the Unicode standard: they shut out
  /// overlong forms, surrogates and everything over U+10FFFF.
  private func scalarLength(at index: Int) -> Int {
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch bytes[index] {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    case 0xF1...0xF3: length = 4
    default: return 0
    }
    guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return 0 }
    for next in (index + 2)..<(index + max(length, 2)) where bytes[next] & 0xC0 != 0x80 {
      return 0
    }
    return length
  }
}
