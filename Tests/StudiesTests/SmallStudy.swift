import Commissioning
import Foundation
import PopulationHealth
import Scenarios
import Studies

/// South Yorkshire for four years and one of follow-up, with programmes made for a test
/// and the same coverage of each everywhere, every year.
struct SmallStudy {
  static let scenario: Scenario? = {
    return try? Scenario.load(
      "\(repository)scenarios/south-yorkshire.yaml",
      overrides: ["years.count=4", "years.follow_up=1"])
  }()

  let model: SystemModel
  let baseline: StudyRun.Arm
  let plan: StudyRun.Arm
  let attribution: Attribution

  /// A study of some programmes; none at all is doing nothing with no plan beside it.
  init?(
    _ interventions: [Intervention], _ interactions: [Interaction] = [], coverage: Double = 0.02,
    mostInEveryOrder: Int = 4
  ) {
    guard let scenario = Self.scenario else { return nil }
    let parts = scenario.model
    model = SystemModel(
      horizon: parts.horizon, need: parts.need, quality: parts.quality, activity: parts.activity,
      interventions: interventions, interactions: interactions, risk: parts.risk)
    var nothing: [YearOfSystem] = []
    let start = model.startingPoint { nothing.append($1) }
    var bought = model.nothing
    for intervention in interventions.indices {
      for (place, code) in model.shape.places.enumerated()
      where interventions[intervention].eligible.places.contains(code) {
        for year in 0..<bought.years { bought[intervention, place, year] = coverage }
      }
    }
    var years: [YearOfSystem] = []
    model.simulate(bought, from: start) { years.append($1) }
    let accounts = Accounts(model: model, terms: scenario.terms)
    baseline = StudyRun.Arm(
      name: "baseline", years: nothing, accounts: accounts.settle(nothing, against: nothing))
    plan = StudyRun.Arm(
      name: "plan", years: years, accounts: accounts.settle(years, against: nothing))
    attribution = Attributor(
      model: model, terms: scenario.terms, start: start, baseline: baseline,
      plan: interventions.isEmpty ? nil : plan,
      coverage: interventions.isEmpty ? nil : bought, mostInEveryOrder: mostInEveryOrder
    ).attribution()
  }

  /// A programme of the pack, under another name, for some places, or with no effect and no cost.
  static func programme(
    _ id: String, as name: String? = nil, in places: [String]? = nil, isNull: Bool = false
  ) -> Intervention? {
    guard let own = scenario?.model.interventions.first(where: { $0.id == id }) else { return nil }
    let eligible = Eligibility(
      ages: own.eligible.ages, sexes: own.eligible.sexes, quintiles: own.eligible.quintiles,
      segments: own.eligible.segments, places: places ?? own.eligible.places,
      shareByQuintile: own.eligible.shareByQuintile, risk: own.eligible.risk)
    let (one, zero) = (
      Estimate(value: 1, low: 1, high: 1), Estimate(value: 0, low: 0, high: 0)
    )
    return Intervention(
      id: name ?? id, title: own.title, kind: own.kind, serviceLine: own.serviceLine,
      providerKind: own.providerKind, eligible: eligible, reach: own.reach,
      resources: isNull ? .init(unitCost: 0, setUpCost: 0, workforce: [:]) : own.resources,
      timing: own.timing,
      effects: isNull
        ? .init(
          upwardMoves: one, upwardSegments: [], deaths: one, qualityOfLife: zero, activity: [])
        : own.effects,
      evidence: own.evidence)
  }

  /// The part of a programme in every change against doing nothing, in order.
  func parts(of intervention: Int) -> [Double] {
    attribution.changes.filter { $0.comparison == .againstDoingNothing }.map { change in
      change.parts.first { $0.cause == .intervention(intervention) }?.value ?? .nan
    }
  }
}
