import Wording

/// Splits a CSV file into cells in one pass over its bytes.
struct CSVReader {
  private static let quote = UInt8(ascii: "\"")
  private static let comma = UInt8(ascii: ",")
  private static let newline = UInt8(ascii: "\n")

  private let file: TextFile
  private let log: ProblemLog

  private var index = 0
  private var line = 1
  private var lineStart = 0
  private var starts: [CSVTable.CellEdge] = []
  private var ends: [CSVTable.CellEdge] = []
  private var rows: [CSVTable.RowStart] = []

  init(_ file: TextFile, log: ProblemLog) {
    self.file = file
    self.log = log
  }

  /// Reads the table.
  ///
  /// - Returns: nothing if there was any problem; the log then says what.
  mutating func read() -> CSVTable? {
    let errorsBefore = log.errorCount
    let headers = file.bytes.withUnsafeBufferPointer { bytes in
      let headers = readHeaders(bytes)
      if let headers, !headers.isEmpty { readRows(bytes, columns: headers.count) }
      return headers
    }
    guard let headers, log.errorCount == errorsBefore else { return nil }
    if rows.isEmpty {
      log.error(
        "csv.no-rows", "the table has a header but no rows", help: "write at least one row",
        at: here(file.bytes.count))
      return nil
    }
    return CSVTable(file: file, headers: headers, starts: starts, ends: ends, rows: rows)
  }

  private mutating func readHeaders(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> [(name: String, mark: Mark)]? {
    guard bytes.first != Self.newline, readRow(bytes) else {
      if bytes.first == Self.newline { reportBlank() }
      return nil
    }
    var headers: [(name: String, mark: Mark)] = []
    var firstMarks: [String: Mark] = [:]
    for (start, end) in zip(starts, ends) {
      let bytes = file.bytes[start.offset..<end.offset]
      let name = String(decoding: bytes, as: UTF8.self).replacing("\"\"", with: "\"")
      let mark = file.mark(at: start.offset - (start.flag ? 1 : 0))
      if name.allSatisfy(\.isWhitespace) {
        log.error(
          "csv.unnamed-column", "column \(headers.count + 1) has no name",
          help: "name it, or delete the column", at: mark)
      } else if let first = firstMarks[name] {
        log.error(
          "csv.duplicate-column",
          "the column \(Problem.quote(name)) was already at column \(first.column) of this line",
          help: "keep one of them", at: mark)
      }
      firstMarks[name] = firstMarks[name] ?? mark
      headers.append((name, mark))
    }
    if headers.count == 1, let only = headers.first,
      let separator = only.name.first(where: { ";\t|".contains($0) })
    {
      let name = separator == "\t" ? "tabs" : "'\(separator)'"
      log.error(
        "csv.separator", "the columns seem to be separated by \(name)",
        help: "save the file with commas between cells", at: only.mark)
      return nil
    }
    starts.removeAll()
    ends.removeAll()
    return headers
  }

  private mutating func readRows(_ bytes: UnsafeBufferPointer<UInt8>, columns: Int) {
    starts.reserveCapacity(bytes.count / 6)
    ends.reserveCapacity(bytes.count / 6)
    while index < bytes.count {
      if bytes[index] == Self.newline {
        reportBlank()
        index += 1
        startLine()
        continue
      }
      let before = starts.count
      let row = CSVTable.RowStart(offset: UInt32(index), line: UInt32(line))
      let startOfRow = index
      guard readRow(bytes) else { return }
      let count = starts.count - before
      if count == columns {
        rows.append(row)
        continue
      }
      let isLong = count > columns
      let mark =
        isLong
        ? file.mark(
          line: Int(row.line), lineStart: startOfRow, offset: starts[before + columns].offset)
        : Mark(file: file.name, line: Int(row.line), column: 1)
      log.error(
        "csv.ragged-row",
        "the row has \(Amount.count(count, "cell")), but the header has \(columns)",
        help: isLong
          ? "put cells that have a comma in them in double quotes"
          : "write the missing cells, or leave them empty between commas",
        at: mark)
      starts.removeLast(count)
      ends.removeLast(count)
    }
  }

  /// Reads the cells up to the end of the row.
  ///
  /// - Returns: whether the rest of the file can still be read.
  private mutating func readRow(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    while true {
      if index < bytes.count, bytes[index] == Self.quote {
        guard readQuoted(bytes) else { return false }
      } else {
        readPlain(bytes)
      }
      guard index < bytes.count else { return true }
      index += 1
      if bytes[index - 1] == Self.newline {
        startLine()
        return true
      }
    }
  }

  /// Reads a cell without quotes, up to the comma or line end after it.
  private mutating func readPlain(_ bytes: UnsafeBufferPointer<UInt8>) {
    let start = index
    while index < bytes.count, bytes[index] != Self.comma, bytes[index] != Self.newline {
      if bytes[index] == Self.quote { reportStray() }
      index += 1
    }
    starts.append(CSVTable.CellEdge(start, flag: false))
    ends.append(CSVTable.CellEdge(index, flag: false))
  }

  /// Reads a cell in quotes, up to the comma or line end after it.
  private mutating func readQuoted(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let opening = here(index)
    index += 1
    let start = index
    var hasDoubled = false
    while true {
      guard index < bytes.count else {
        log.error(
          "csv.unterminated-quote", "the quote that starts here is not closed",
          help: "close it with a double quote; write one inside a cell twice", at: opening)
        return false
      }
      if bytes[index] == Self.newline {
        index += 1
        startLine()
      } else if bytes[index] != Self.quote {
        index += 1
      } else if index + 1 < bytes.count, bytes[index + 1] == Self.quote {
        hasDoubled = true
        index += 2
      } else {
        break
      }
    }
    starts.append(CSVTable.CellEdge(start, flag: true))
    ends.append(CSVTable.CellEdge(index, flag: hasDoubled))
    index += 1
    if index < bytes.count, bytes[index] != Self.comma, bytes[index] != Self.newline {
      reportStray()
      while index < bytes.count, bytes[index] != Self.comma, bytes[index] != Self.newline {
        index += 1
      }
    }
    return true
  }

  private mutating func startLine() {
    line += 1
    lineStart = index
  }

  private func here(_ offset: Int) -> Mark {
    file.mark(line: line, lineStart: lineStart, offset: offset)
  }

  private func reportBlank() {
    log.error("csv.blank-line", "the line is blank", help: "delete it", at: here(index))
  }

  private func reportStray() {
    log.error(
      "csv.stray-quote", "a double quote in a cell has to be written twice, in a quoted cell",
      help: "put the whole cell in double quotes and write the ones inside it twice",
      at: here(index))
  }
}

extension CSVTable {
  /// Reads a CSV file.
  ///
  /// - Returns: nothing if it is not a table; the log then says why.
  public static func read(_ file: TextFile, log: ProblemLog) -> CSVTable? {
    var reader = CSVReader(file, log: log)
    return reader.read()
  }
}
