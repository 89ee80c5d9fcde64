/// The numbers of a table apart from any run: what its columns are, what its rows are of, and where the
/// figures of each stand.
///
/// Rows are made once, from a run at the central values. A figure is a number that has a value in every
/// draw and is summed up over them; a number that is given at the central values alone is an aside.
public struct FigureTable: Sendable {
  /// A column that says what a row is of.
  public struct Key: Sendable {
    /// Name of the column.
    public let name: String
    /// The texts in it.
    public let labels: [String]

    init(_ name: String, _ labels: [String]) {
      self.name = name
      self.labels = labels
    }
  }

  /// A column of numbers.
  public struct Measure: Sendable {
    /// Name of the column.
    public let name: String
    /// Decimals it is written with.
    public let decimals: Int
    /// What is told of it over draws.
    public let telling: Telling

    /// Whether it is a figure, summed up over draws, and not an aside.
    public var isSummarised: Bool { telling != .central }

    init(_ name: String, decimals: Int, telling: Telling = .spread) {
      self.name = name
      self.decimals = decimals
      self.telling = telling
    }
  }

  /// What is told of a number over draws.
  public enum Telling: Hashable, Sendable {
    /// Its value at the central values, and how its draws are spread.
    case spread
    /// It is 1 or 0 in a draw, and the share of draws in which it is 1 is told.
    case share
    /// Its value at the central values only.
    case central
  }

  /// Position in each key's labels, in the order of the keys; as many as there are keys count, at most
  /// `mostKeys`.
  public typealias Codes = SIMD8<UInt16>

  /// As many keys as `FigureWriter.row` takes.
  private static let mostKeys = 7

  /// Name of the file.
  public let name: String
  /// Columns that say what a row is of.
  public let keys: [Key]
  /// Columns of numbers, in order.
  public let measures: [Measure]
  /// Whether a row without any number at the central values is left out when the table is written.
  public let leavesOutEmptyRows: Bool
  /// What each row is of.
  public internal(set) var rows: [Codes] = []
  /// For each row, which of the rows with figures of their own it is a multiple of; empty where every
  /// row has its own.
  public internal(set) var sources: [Int32] = []
  /// By what each row multiplies those figures; empty where every row has its own.
  public internal(set) var factors: [Double] = []
  /// Where its figures begin among those of all tables.
  public internal(set) var firstFigure = 0
  /// Where its asides begin among those of all tables.
  public internal(set) var firstAside = 0
  /// How many figures it has.
  public internal(set) var figureCount = 0
  /// How many asides it has.
  public var asideCount: Int {
    figuresPerRow == 0 ? 0 : figureCount / figuresPerRow * asidesPerRow
  }

  init(
    name: String, keys: [Key], measures: [Measure], leavesOutEmptyRows: Bool = false
  ) {
    precondition(keys.count <= Self.mostKeys)
    precondition(keys.allSatisfy { $0.labels.count <= Int(UInt16.max) })
    self.name = name
    self.keys = keys
    self.measures = measures
    self.leavesOutEmptyRows = leavesOutEmptyRows
  }

  /// For each measure, its place among the figures, or among the asides, of a row.
  public var positions: [Int] {
    var (figures, asides) = (0, 0)
    return measures.map { measure in
      defer { if measure.isSummarised { figures += 1 } else { asides += 1 } }
      return measure.isSummarised ? figures : asides
    }
  }

  /// Figures of a row.
  public var figuresPerRow: Int { measures.count { $0.isSummarised } }
  /// Asides of a row.
  public var asidesPerRow: Int { measures.count { !$0.isSummarised } }

  /// Which of the rows with figures of their own a row shows, and by what it multiplies them.
  public func source(of row: Int) -> (row: Int, factor: Double) {
    sources.isEmpty ? (row, 1) : (Int(sources[row]), factors[row])
  }

  /// The text of a key in a row.
  public func label(_ key: Int, of row: Int) -> String { keys[key].labels[Int(rows[row][key])] }
}
