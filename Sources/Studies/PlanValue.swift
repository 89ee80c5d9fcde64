import Allocation
import Commissioning
import LinearAlgebra
import PopulationHealth
public import Scenarios

/// What a plan gains and costs in each year of the study, follow-up included, discounted as the
/// scenario's objective says: the parts of its cost per QALY.
public struct PlanValue: Sendable {
  /// QALYs lived under doing nothing, everyone counted alike; not numbers where quality of life is not
  /// measured.
  public let baselineQALYs: [Double]
  /// QALYs gained over doing nothing.
  public let qalys: [Double]
  /// GBP of the price year that modelled care costs under doing nothing.
  public let baselinePounds: [Double]
  /// GBP of the price year the plan adds to the system's cost: programmes in full, and activity as its
  /// cost comes and goes in the end.
  public let pounds: [Double]

  /// Values a plan.
  ///
  /// - Parameters:
  ///   - plan: every year of the horizon under the plan.
  ///   - baseline: every year of doing nothing.
  ///   - scenario: what is asked.
  public init(of plan: StudyRun.Arm, against baseline: StudyRun.Arm, in scenario: Scenario) {
    let discount = scenario.objective.discount
    let meter = ObjectiveMeter(
      objective: scenario.objective, model: scenario.model, terms: scenario.terms,
      baseline: baseline.years)
    let isMeasured = scenario.model.quality.isMeasured
    var (lived, gained, spent, added) = ([Double](), [Double](), [Double](), [Double]())
    for year in plan.years.indices {
      let factor = Discounting.factor(rate: discount.health, year: year)
      var (before, after) = (0.0, 0.0)
      for (nothing, bought) in zip(baseline.years[year].outcomes, plan.years[year].outcomes) {
        before += nothing.qalys * factor
        after += bought.qalys * factor
      }
      lived.append(isMeasured ? before : .nan)
      gained.append(isMeasured ? after - before : .nan)
      let care = baseline.years[year].pounds.elements.reduce(0, +)
      spent.append(care * meter.poundFactor(year: year))
      added.append(meter.addedPounds(by: plan.years[year], year: year))
    }
    (baselineQALYs, qalys) = (lived, gained)
    (baselinePounds, pounds) = (spent, added)
  }
}
