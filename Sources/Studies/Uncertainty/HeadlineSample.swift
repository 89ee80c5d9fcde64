/// The headlines of every draw, beside those at the central values: what the worth of a decision is
/// worked out from. It is the only thing kept of each draw.
public struct HeadlineSample: Sendable {
  /// What the rows of a draw are of.
  public let table: FigureTable
  /// The headlines at the central values, in the order of the table's rows.
  public let central: [Double]
  /// Those of each draw made, `[draw][row]`.
  public private(set) var draws: [[Double]] = []

  private let positions: [Key: Int]

  private struct Key: Hashable {
    var headline: Headline
    var arm: Headline.Arm
    var year: String
  }

  init(table: FigureTable, central: [Double]) {
    self.table = table
    self.central = central
    var positions: [Key: Int] = [:]
    for (row, codes) in table.rows.enumerated() {
      let key = Key(
        headline: Headline.allCases[Int(codes[0])], arm: Headline.Arm.allCases[Int(codes[1])],
        year: table.label(2, of: row))
      positions[key] = row
    }
    self.positions = positions
  }

  mutating func add(_ values: [Double]) { draws.append(values) }

  /// Finds a headline among the rows.
  ///
  /// - Parameters:
  ///   - headline: the number.
  ///   - arm: whose it is.
  ///   - year: a year as tables write it; `nil` for all together.
  /// - Returns: its row; `nil` where the run has none.
  public func row(of headline: Headline, _ arm: Headline.Arm, year: String? = nil) -> Int? {
    positions[Key(headline: headline, arm: arm, year: year ?? "all")]
  }

  /// Finds the headline of all years together, or of the last year that has it.
  func lastRow(of headline: Headline, _ arm: Headline.Arm) -> Int? {
    // Years come in their order, and all together after them.
    table.keys[2].labels.reversed().lazy.compactMap { row(of: headline, arm, year: $0) }.first
  }

  /// A headline in every draw; `nil` where the run has none.
  public func values(
    of headline: Headline, _ arm: Headline.Arm, year: String? = nil
  ) -> [Double]? {
    row(of: headline, arm, year: year).map { row in draws.map { $0[row] } }
  }

  /// The share of draws in which a headline is so; `nil` where the run has none.
  public func share(
    of headline: Headline, _ arm: Headline.Arm, year: String? = nil,
    where isSo: (Double) -> Bool
  ) -> Double? {
    values(of: headline, arm, year: year).map {
      Double($0.count(where: isSo)) / Double(max(1, $0.count))
    }
  }
}
