import Studies
import Wording

/// Numbers over draws as rows of a table: at the central values, their mean and their ranges. One draw has
/// no range, and only itself.
struct RangeTable {
  let summary: FigureSummary
  let draws: Int

  var header: [String] {
    draws == 1
      ? ["", "central", "in the draw"] : ["", "central", "mean", "80% of draws", "95% of draws"]
  }

  /// How to read it, behind a space.
  static let reading =
    " In 80 of 100 draws a number is in its 80% range, and in 95 of 100 in its 95% range. The mean over draws "
    + "need not be what the central values give." + DrawShare.reading

  /// A row.
  ///
  /// - Parameters:
  ///   - name: what it is of.
  ///   - figure: its place in the summary.
  ///   - central: its value at the central values.
  ///   - written: how numbers of the row are written, which stand together.
  /// - Returns: its cells, as many as the header has.
  func row(
    _ name: String, figure: Int, central: Double,
    _ written: ([Double]) -> [String] = Amount.together
  ) -> [String] {
    let ends = [0.1, 0.9, 0.025, 0.975].map { summary.quantile($0, of: figure) }
    let cells = written([central, summary.mean(of: figure)] + (draws == 1 ? [] : ends))
    return [name, cells[0], cells[1]]
      + (draws == 1 ? [] : ["\(cells[2]) to \(cells[3])", "\(cells[4]) to \(cells[5])"])
  }

  /// A row of money in pounds, in the unit that its largest amount asks for; `isSigned` with a plus above
  /// zero.
  func money(
    _ name: String, figure: Int, central: Double, isSigned: Bool = false
  ) -> [String] {
    let largest = (ends(of: figure) + [central]).map(abs).max() ?? 0
    let (unit, size, decimals) =
      largest >= 1e6 ? ("£m", 1e6, 1) : largest >= 1e4 ? ("£k", 1e3, 1) : ("£", 1, 0)
    return row("\(name) (\(unit))", figure: figure, central: central) { amounts in
      amounts.map {
        let text = Amount.grouped($0 / size, decimals: decimals)
        return isSigned ? Amount.signed(text) : text
      }
    }
  }

  /// The mean and the ends of the 95% range.
  func ends(of figure: Int) -> [Double] {
    [
      summary.quantile(0.025, of: figure), summary.mean(of: figure),
      summary.quantile(0.975, of: figure),
    ]
  }
}
