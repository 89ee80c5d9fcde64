/// A limit of a portfolio as the solver sees it: a row with a name, a sentence and a unit.
struct PortfolioLimitRow: Sendable {
  let kind: PortfolioLimit.Kind
  /// Where the scenario states it, such as `limits.workforce.therapists`.
  let id: String
  let unit: String
  let sentence: String
  /// The row of the program.
  let row: Int
  /// Units of the limit in one of the row: 1000 for money.
  let size: Double
  /// Whether it is a floor.
  let isFloor: Bool
  /// What its bound, less the part of it that moves with the portfolio, is used by: the share of
  /// spending a ring-fence is.
  var shareOfSpend: Double = 0
  /// Whether it has an amount to be used; whether one proposal needs another has none.
  var isMeasured = true
  /// Whether a little more of it is a choice: not of what must be whole.
  var isPriced = true
}
