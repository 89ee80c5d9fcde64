import Commissioning
import PopulationHealth
import Scenarios
import Studies
import Wording

extension Page {
  /// How people of high need grow under the chosen setting of case-mix drift, and under others.
  static func caseMix(_ run: StudyRun) -> [String] {
    let last = run.scenario.model.horizon.planYears - 1
    guard last > 0, let chosen = run.caseMix.first(where: \.isChosen),
      let growth = growth(chosen, to: last)
    else { return [] }
    let others = run.caseMix.filter { !$0.isChosen }.compactMap { other in
      Self.growth(other, to: last).map { "\($0) at \(words(other.drift))" }
    }
    let (first, end) = (chosen.years[0].year, chosen.years[last].year)
    return [
      "People of high need from \(first) to \(end): \(growth) with the case-mix drift chosen "
        + "(need.case_mix_drift), \(words(chosen.drift)); \(others.joined(separator: "; "))."
    ]
  }

  private static func growth(_ projection: CaseMixProjection, to last: Int) -> String? {
    projection.growth(from: 0, to: last).map { change(from: 1, to: $0) }
  }

  private static func words(_ drift: CaseMixDrift) -> String {
    drift.name == "between"
      ? "a weight of \(Amount.number(drift.weight))"
      : "\(drift.name) (\(Amount.number(drift.weight)))"
  }
}
