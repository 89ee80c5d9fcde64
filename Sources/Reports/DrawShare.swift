import Foundation
import Studies
import Wording

/// A share of the draws made, as people say it: by how many of how many, so that no more is claimed than
/// was counted, and with the limits of the chance it stands for.
struct DrawShare {
  let share: Double
  let draws: Int
  /// What kind of draws they are: `fresh draw`.
  var noun = "draw"

  /// Such as `42 of 100 draws (33 to 52%)`, `every draw (96 to 100%)` or `no draw (0 to 4%)`. Strategies as
  /// good as one another share a draw, and may have a half of one.
  var words: String { "\(counted) (\(limits))" }

  /// The same without limits, of what does not hang on chance.
  var counted: String {
    if share >= 1 { return "every \(noun)" }
    if share <= 0 { return "no \(noun)" }
    return "\(count) of \(Amount.grouped(Double(draws))) \(noun)s"
  }

  /// The same for a cell of a table, without limits: `42 of 100`.
  var cell: String { "\(share <= 0 ? "0" : count) of \(Amount.grouped(Double(draws)))" }

  /// What the brackets behind a share hold, behind a space.
  static let reading =
    " In brackets behind a count of draws: where the chance lies, at 95% confidence."

  /// Where the chance lies at 95% confidence, with as many decimals as tell its ends apart, from each other
  /// and from what is certain: `97.8 to 99.2%`.
  private var limits: String {
    let interval = DrawnChance(probability: share, draws: draws).interval
    let ends = [interval.lowerBound, interval.upperBound].map { $0 * 100 }
    func isCertain(_ end: Double) -> Bool { end == 0 || end == 100 }
    func written(_ decimals: Int) -> [String] {
      ends.map { Amount.fixed($0, isCertain($0) ? 0 : decimals) }
    }
    func isClear(_ decimals: Int) -> Bool {
      let shown = written(decimals).compactMap(Double.init)
      return (ends[1] - ends[0]) * pow(10, Double(decimals)) >= 2
        && zip(ends, shown).allSatisfy { isCertain($0) || !isCertain($1) }
    }
    let decimals = (0..<Self.mostDecimals).first(where: isClear) ?? Self.mostDecimals
    return written(decimals).joined(separator: " to ") + "%"
  }

  private var count: String {
    let count = share * Double(draws)
    return abs(count - count.rounded()) < Self.rounding
      ? Amount.grouped(count) : Amount.fixed(count, 1)
  }

  /// A share is a whole number of draws over all of them, to rounding.
  private static let rounding = 1e-6
  /// As many decimals of a percentage as anybody reads.
  private static let mostDecimals = 4
}
