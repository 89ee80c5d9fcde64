/// A table read from a CSV file, in which every cell knows its place in the file.
///
/// The form is RFC 4180 with one header row. Cells stay bytes of the file until
/// they are asked for, so a table costs eight bytes a cell over its file. A table never changes; it
/// is a class so that handing it about costs nothing.
public final class CSVTable: Sendable {
  /// One column of a table: look it up once, then read cells with it.
  public struct Column: Sendable, Hashable {
    /// The header.
    public let name: String
    let index: Int
  }

  /// The file.
  public let file: TextFile
  /// The columns in the order of the file.
  public let columns: [Column]
  /// Where each header is.
  let headers: [Mark]
  /// Where each cell starts and ends in the file, row after row, without its quotes.
  let starts: [CellEdge]
  let ends: [CellEdge]
  /// Where each row starts, and on which line.
  let rows: [RowStart]

  private let positions: [String: Int]

  /// A place in the file and a flag: on a start, that the cell is in quotes; on an end, that there
  /// are doubled quotes in it.
  struct CellEdge: Sendable {
    private let bits: UInt32

    init(_ offset: Int, flag: Bool) {
      bits = UInt32(truncatingIfNeeded: offset) << 1 | (flag ? 1 : 0)
    }

    var offset: Int { Int(bits >> 1) }
    var flag: Bool { bits & 1 == 1 }
  }

  /// Where a row starts: its first byte and its line.
  struct RowStart: Sendable {
    let offset: UInt32
    let line: UInt32
  }

  init(
    file: TextFile, headers: [(name: String, mark: Mark)], starts: [CellEdge], ends: [CellEdge],
    rows: [RowStart]
  ) {
    self.file = file
    columns = headers.enumerated().map { Column(name: $1.name, index: $0) }
    self.headers = headers.map(\.mark)
    self.starts = starts
    self.ends = ends
    self.rows = rows
    positions = Dictionary(
      columns.map { ($0.name, $0.index) }, uniquingKeysWith: { first, _ in first })
  }

  /// How many rows there are under the header.
  public var rowCount: Int { rows.count }

  /// The numbers of the rows: `0..<rowCount`.
  public var rowIndices: Range<Int> { rows.indices }

  /// The column of a name.
  public func column(_ name: String) -> Column? {
    positions[name].map { columns[$0] }
  }

  /// The bytes of the file that a cell takes up, without its quotes.
  func range(_ row: Int, _ column: Column) -> Range<Int> {
    let cell = row * columns.count + column.index
    return starts[cell].offset..<ends[cell].offset
  }

  /// The text of a cell.
  public func text(_ row: Int, _ column: Column) -> String {
    let text = String(decoding: file.bytes[range(row, column)], as: UTF8.self)
    let hasDoubled = ends[row * columns.count + column.index].flag
    return hasDoubled ? text.replacing("\"\"", with: "\"") : text
  }

  /// Whether a cell has nothing in it.
  public func isEmpty(_ row: Int, _ column: Column) -> Bool { range(row, column).isEmpty }

  /// Where a cell is.
  ///
  /// - Complexity: O(n) in the length of its row before it.
  public func mark(_ row: Int, _ column: Column) -> Mark {
    let start = starts[row * columns.count + column.index]
    let offset = start.offset - (start.flag ? 1 : 0)
    var line = Int(rows[row].line)
    var lineStart = Int(rows[row].offset)
    for index in lineStart..<offset where file.bytes[index] == UInt8(ascii: "\n") {
      line += 1
      lineStart = index + 1
    }
    return file.mark(line: line, lineStart: lineStart, offset: offset)
  }

  /// Where a row starts.
  public func mark(row: Int) -> Mark {
    Mark(file: file.name, line: Int(rows[row].line), column: 1)
  }

  /// Where a column's header is.
  public func mark(header column: Column) -> Mark { headers[column.index] }
}
