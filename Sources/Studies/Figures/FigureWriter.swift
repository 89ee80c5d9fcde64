/// Takes the rows of a table, one after another: what they are of when the table is laid out, and their
/// numbers for every run.
///
/// One loop over a run does both, so that a number cannot stand in another's row. Filling makes no
/// text and takes no memory.
struct FigureWriter: ~Copyable {
  /// The table's layout in the making; unused where only numbers are wanted.
  private(set) var table: FigureTable
  private let isLayingOut: Bool
  private var sourceCount: Int32 = 0
  private var hasMultiples = false
  private let figures: UnsafeMutableBufferPointer<Double>
  private let asides: UnsafeMutableBufferPointer<Double>
  private var figure = 0
  private var aside = 0

  /// Lays a table out; its numbers go nowhere.
  init(layingOut table: FigureTable) {
    self.table = table
    isLayingOut = true
    figures = UnsafeMutableBufferPointer(start: nil, count: 0)
    asides = figures
  }

  /// Writes numbers into room for all figures and all asides of the table; asides go nowhere where there
  /// is no room for them.
  init(
    filling table: FigureTable, figures: UnsafeMutableBufferPointer<Double>,
    asides: UnsafeMutableBufferPointer<Double>
  ) {
    self.table = table
    isLayingOut = false
    self.figures = figures
    self.asides = asides
  }

  /// Whether numbers that are given at the central values only go anywhere.
  var takesAsides: Bool { !asides.isEmpty }

  /// Begins a row, with its position in the labels of each key.
  @inline(__always)
  mutating func row(
    _ a: Int, _ b: Int = 0, _ c: Int = 0, _ d: Int = 0, _ e: Int = 0, _ f: Int = 0, _ g: Int = 0
  ) {
    if isLayingOut { lay(Self.codes(a, b, c, d, e, f, g), times: 1, isOwn: true) }
  }

  /// Adds a row whose numbers are so many times those of the last row that had its own.
  @inline(__always)
  mutating func multiple(
    _ factor: Double, _ a: Int, _ b: Int = 0, _ c: Int = 0, _ d: Int = 0, _ e: Int = 0,
    _ f: Int = 0, _ g: Int = 0
  ) {
    if isLayingOut { lay(Self.codes(a, b, c, d, e, f, g), times: factor, isOwn: false) }
  }

  /// Adds a figure to the row; one that there is not, is not a number.
  @inline(__always)
  mutating func put(_ value: Double) {
    if isLayingOut {
      table.figureCount += 1
    } else {
      figures[figure] = value
      figure += 1
    }
  }

  /// Adds a figure to the row, or that there is none.
  @inline(__always)
  mutating func put(_ value: Double?) { put(value ?? .nan) }

  /// Adds a number that is given at the central values only.
  @inline(__always)
  mutating func aside(_ value: Double?) {
    guard !isLayingOut, !asides.isEmpty else { return }
    asides[aside] = value ?? .nan
    aside += 1
  }

  private static func codes(
    _ a: Int, _ b: Int, _ c: Int, _ d: Int, _ e: Int, _ f: Int, _ g: Int
  ) -> FigureTable.Codes {
    FigureTable.Codes(
      UInt16(a), UInt16(b), UInt16(c), UInt16(d), UInt16(e), UInt16(f), UInt16(g), 0)
  }

  private mutating func lay(_ codes: FigureTable.Codes, times factor: Double, isOwn: Bool) {
    if isOwn { sourceCount += 1 }
    table.rows.append(codes)
    table.sources.append(sourceCount - 1)
    table.factors.append(factor)
    if !isOwn { hasMultiples = true }
  }

  /// The table with its rows.
  consuming func laidOut() -> FigureTable {
    if !hasMultiples {
      table.sources = []
      table.factors = []
    }
    precondition(table.figureCount == Int(sourceCount) * table.figuresPerRow)
    return table
  }

  /// Checks that every number has its place and every place its number.
  consuming func finish() {
    precondition(figure == figures.count && aside == asides.count)
  }
}
