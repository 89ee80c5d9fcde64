import Commissioning
import LinearAlgebra
import PopulationHealth

/// Writes the limits of a plan down as rows, given a run that says how many people are eligible. Each
/// kind of limit has a file of its own in `Limits`.
struct LimitBook {
  let model: SystemModel
  let terms: FinancialTerms
  let limits: InvestmentLimits
  /// Every year under the plan last simulated.
  let run: [YearOfSystem]
  /// Every year of doing nothing.
  let baseline: [YearOfSystem]

  var years: Int { model.horizon.planYears }
  var places: Int { model.shape.places.count }

  var spending: ProgrammeSpending { ProgrammeSpending(model: model, terms: terms, run: run) }

  /// Every limit but the bounds on single decisions.
  func rows() -> [LimitRow] {
    (0..<years).flatMap { year in
      [budget(year)] + [limits.capital.map { capital($0, year: year) }].compactMap(\.self)
        + limits.ringFences.flatMap { ringFence($0, year: year) }
        + limits.workforce.map { workforce($0, year: year) }
    } + limits.overYears.map(overYears) + limits.pace.flatMap(pace)
      + limits.pinned.flatMap(pinnedRows) + movementRows() + saturationRows() + scaleRows()
      + capacityRows() + accessRows() + equityRows() + relationRows() + disinvestmentRows()
  }

  func label(_ year: Int) -> FinancialYear { model.horizon.start + year }

  /// Places by name: `all`, or their codes.
  func names(of chosen: [Int]) -> String {
    chosen.count == places ? "all" : chosen.map { model.shape.places[$0] }.joined(separator: " ")
  }

  /// The decisions of a year about an intervention, one for each place it is offered in.
  func decisions(_ year: Int, of intervention: Int) -> [(decision: Int, place: Int)] {
    let plan = model.nothing
    return (0..<places).filter { model.isOffered(intervention, in: $0) }
      .map { (plan.index(intervention, $0, year), $0) }
  }
}
