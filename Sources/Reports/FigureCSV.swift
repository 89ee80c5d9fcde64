import Foundation
import Studies

/// Writes tables of figures: each number at the central values and, where a run was drawn, what its
/// draws come to.
struct FigureCSV {
  let book: FigureBook
  let central: FigureBook.Values
  /// What the draws come to; `nil` where nothing was drawn.
  let summary: FigureSummary?

  /// What the columns that sum draws up are called after the column they belong to.
  static let endings = ["mean", "median", "low_80", "high_80", "low_95", "high_95", "se"]
  /// The quantiles among them.
  static let quantiles = [0.5, 0.1, 0.9, 0.025, 0.975]

  /// A table as a file.
  func data(of table: FigureTable) -> Data {
    let measures = table.measures
    let positions = table.positions
    let shown = measures.indices.filter { measures[$0].telling != .share }
    var header = table.keys.map(\.name) + shown.map { measures[$0].name }
    if summary != nil {
      for measure in measures where measure.isSummarised {
        header +=
          measure.telling == .share
          ? [measure.name] : Self.endings.map { "\(measure.name)_\($0)" }
      }
    }
    var csv = CSVText(header: header)
    for row in table.rows.indices {
      let (source, factor) = table.source(of: row)
      let firstFigure = table.firstFigure + source * table.figuresPerRow
      let firstAside = table.firstAside + source * table.asidesPerRow
      if table.leavesOutEmptyRows,
        (0..<table.figuresPerRow).allSatisfy({ central.figures[firstFigure + $0].isNaN })
      {
        continue
      }
      for key in table.keys.indices { csv.add(table.label(key, of: row)) }
      for index in shown {
        let value =
          measures[index].isSummarised
          ? central.figures[firstFigure + positions[index]]
          : central.asides[firstAside + positions[index]]
        csv.add(there: value * factor, decimals: measures[index].decimals)
      }
      if let summary {
        for (index, measure) in measures.enumerated() where measure.isSummarised {
          let figure = firstFigure + positions[index]
          if measure.telling == .share {
            csv.add(there: summary.mean(of: figure), decimals: measure.decimals)
          } else {
            csv.add(summary, of: figure, times: factor, decimals: measure.decimals)
          }
        }
      }
      csv.endRow()
    }
    return csv.data
  }
}

extension CSVText {
  /// Adds a number, or an empty cell for what is not one or has no bound.
  mutating func add(there value: Double, decimals: Int) {
    add(value.isFinite ? value : nil, decimals: decimals)
  }

  /// Adds what a figure comes to over draws, in the order of `FigureCSV.endings`.
  mutating func add(
    _ summary: FigureSummary, of figure: Int, times factor: Double = 1, decimals: Int
  ) {
    add(there: summary.mean(of: figure) * factor, decimals: decimals)
    for quantile in FigureCSV.quantiles {
      add(there: summary.quantile(quantile, of: figure) * factor, decimals: decimals)
    }
    add(there: summary.standardError(of: figure) * factor, decimals: decimals)
  }
}
