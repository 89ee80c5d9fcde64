import Commissioning

/// A share of the draws made, as people say it: by how many of how many, so that no more is claimed than
/// was counted.
struct DrawShare {
  let share: Double
  let draws: Int

  /// Such as `42 of 100 draws`, `every draw` or `no draw`. Strategies as good as one another share a draw,
  /// and may have a half of one.
  var words: String {
    if share >= 1 { return "every draw" }
    if share <= 0 { return "no draw" }
    return "\(count) of \(Amount.grouped(Double(draws))) draws"
  }

  /// The same for a cell of a table: `42 of 100`.
  var cell: String { "\(share <= 0 ? "0" : count) of \(Amount.grouped(Double(draws)))" }

  private var count: String {
    let count = share * Double(draws)
    return abs(count - count.rounded()) < Self.rounding
      ? Amount.grouped(count) : Amount.fixed(count, 1)
  }

  /// A share is a whole number of draws over all of them, to rounding.
  private static let rounding = 1e-6
}
