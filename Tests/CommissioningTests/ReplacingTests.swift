import Commissioning
import LinearAlgebra
import PopulationHealth
import Testing

/// A system with other figures, taking over what does not change.
@Suite struct ReplacingTests {
  private static let stops = [
    leaving(0.1, "stop", decay: 0.2), leaving(0.2, "quit", segments: ["high"], decay: 0.2),
  ]

  private func system(_ interventions: [Intervention], risk: RiskModel) -> SystemModel {
    var tiny = TinySystem()
    (tiny.interventions, tiny.risk) = (interventions, risk)
    (tiny.death, tiny.upward) = (0.02, 0.1)
    return tiny.model
  }

  /// Everything a plan does that effects may change.
  private func answer(_ system: SystemModel) -> [Double] {
    var plan = system.nothing
    for decision in plan.shares.indices { plan.shares[decision] = 0.3 + Double(decision % 5) / 10 }
    let run = system.run(plan)
    return (run.nothing + run.years).flatMap { year in
      year.need.end.cells + year.units.elements + year.newCases.elements + year.eligible.elements
    }
  }

  private func isSame(_ interventions: [Intervention], risk: RiskModel) -> Bool {
    let old = system(Self.stops, risk: TinyRisk.model())
    let new = system(interventions, risk: risk)
    let replaced = SystemModel(
      replacing: interventions, risk: risk, activity: old.activity, need: old.need,
      quality: old.quality, in: old)
    return answer(replaced) == answer(new) && answer(replaced) != answer(old)
  }

  @Test func `another effect is prepared anew beside one that stays`() {
    #expect(isSame([Self.stops[0], leaving(0.3, "quit", decay: 0.2)], risk: TinyRisk.model()))
  }

  @Test func `other people are reached`() {
    #expect(
      isSame([leaving(0.1, "stop", shares: [0.5, 1]), Self.stops[1]], risk: TinyRisk.model()))
  }

  @Test func `another timing is prepared anew`() {
    #expect(isSame([leaving(0.1, "stop", decay: 0.5), Self.stops[1]], risk: TinyRisk.model()))
  }

  @Test func `another relative risk, persistence or excess changes every path from the factor`() {
    #expect(isSame(Self.stops, risk: TinyRisk.model(relativeRisks: [2.5, 2])))
    #expect(isSame(Self.stops, risk: TinyRisk.model(persistence: [1, 0.5])))
    #expect(isSame(Self.stops, risk: TinyRisk.model(excess: [0.5, 0])))
  }

  @Test func `the same parts give the same bytes`() {
    let old = system(Self.stops, risk: TinyRisk.model())
    let same = SystemModel(
      replacing: old.interventions, risk: TinyRisk.model(), activity: old.activity, need: old.need,
      quality: old.quality, in: old)
    #expect(answer(same) == answer(old))
  }
}
