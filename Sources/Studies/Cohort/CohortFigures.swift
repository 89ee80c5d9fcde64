import CohortModels

/// Where each number of a cohort's tables stands among the figures of a draw: for every strategy its
/// outcomes, how far each is from the first strategy's, its net monetary benefit where there is a price,
/// and its trace.
public struct CohortFigures: Sendable {
  /// How many strategies there are.
  let strategies: Int
  /// How many states there are.
  let states: Int
  /// Rows of the trace.
  let rows: Int
  /// The price of a QALY; `nil` where none is given.
  let price: Double?

  /// A number that a strategy comes to.
  public enum Outcome: Hashable, Sendable {
    /// A total, by its position among cost, QALYs and life-years.
    case total(Int, isDiscounted: Bool)
    /// Undiscounted years in a state.
    case years(state: Int)
  }

  init(_ inputs: CohortInputs, price: Double?) {
    strategies = inputs.courses.count
    states = inputs.states.count
    rows = inputs.cycles + 1
    self.price = price
  }

  private var outcomeCount: Int { 6 + states }
  private var perStrategy: Int { 2 * outcomeCount + 1 + rows * states }

  /// How many figures a draw has.
  var count: Int { strategies * perStrategy }

  private func place(_ outcome: Outcome) -> Int {
    switch outcome {
    case .total(let position, let isDiscounted): position + (isDiscounted ? 3 : 0)
    case .years(let state): 6 + state
    }
  }

  /// The figure of an outcome.
  public func value(_ outcome: Outcome, of strategy: Int) -> Int {
    strategy * perStrategy + place(outcome)
  }

  /// The figure of how far an outcome is from the first strategy's in the same draw.
  public func difference(_ outcome: Outcome, of strategy: Int) -> Int {
    strategy * perStrategy + outcomeCount + place(outcome)
  }

  /// The figure of net monetary benefit; zero in every draw without a price.
  public func benefit(of strategy: Int) -> Int { strategy * perStrategy + 2 * outcomeCount }

  /// The figure of a share of the trace.
  public func share(_ state: Int, row: Int, of strategy: Int) -> Int {
    strategy * perStrategy + 2 * outcomeCount + 1 + row * states + state
  }

  /// The figures of what is kept of every draw, discounted totals, and their draws.
  func kept(_ totals: [CohortDraws.Totals]) -> [(figure: Int, draws: [Double])] {
    var kept: [(figure: Int, draws: [Double])] = []
    for (strategy, own) in totals.enumerated() {
      for (position, column) in columns(own).enumerated() {
        let outcome = Outcome.total(position, isDiscounted: true)
        kept.append((value(outcome, of: strategy), column))
        kept.append(
          (difference(outcome, of: strategy), column.less(columns(totals[0])[position])))
      }
      if let benefits = benefits(own) { kept.append((benefit(of: strategy), benefits)) }
    }
    return kept
  }

  /// Net monetary benefit in each draw; `nil` without a price.
  private func benefits(_ totals: CohortDraws.Totals) -> [Double]? {
    price.map { price in zip(totals.qalys, totals.cost).map { price * $0 - $1 } }
  }

  /// The figures of some draws, `[draw][figure]`.
  func block(_ draws: CohortDraws) -> [Double] {
    var block = Array(repeating: 0.0, count: draws.count * count)
    for strategy in 0..<strategies {
      let (totals, detail) = (draws.totals[strategy], draws.details[strategy])
      let outcomes =
        columns(detail.undiscounted) + columns(totals) + detail.yearsInState
      let first =
        columns(draws.details[0].undiscounted) + columns(draws.totals[0])
        + draws.details[0].yearsInState
      let benefits = benefits(totals)
      for draw in 0..<draws.count {
        let start = draw * count + strategy * perStrategy
        for (place, column) in outcomes.enumerated() {
          block[start + place] = column[draw]
          block[start + outcomeCount + place] = column[draw] - first[place][draw]
        }
        block[start + 2 * outcomeCount] = benefits?[draw] ?? 0
        for place in 0..<rows * states {
          block[start + 2 * outcomeCount + 1 + place] = detail.shares[place * draws.count + draw]
        }
      }
    }
    return block
  }

  private func columns(_ totals: CohortDraws.Totals) -> [[Double]] {
    [totals.cost, totals.qalys, totals.lifeYears]
  }
}
