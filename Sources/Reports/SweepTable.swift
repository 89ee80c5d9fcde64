public import Foundation
public import Studies

/// The tidy table of a sweep: the axes, then what each point came to.
public struct SweepTable {
  private var csv: CSVText

  /// A table with no points yet.
  public init(sweep: Sweep) {
    csv = CSVText(header: sweep.axes.map(\.path) + ["outcome"] + Sweep.measures)
  }

  /// The table so far.
  public var csvData: Data { csv.data }

  /// Adds a point.
  public mutating func append(_ point: Sweep.Point) {
    for value in point.values { csv.add(value) }
    csv.add(point.outcome)
    for result in point.results {
      if let result { csv.add(result, decimals: 6) } else { csv.addNothing() }
    }
    csv.endRow()
  }
}
