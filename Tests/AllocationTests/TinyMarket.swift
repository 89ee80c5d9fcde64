import Allocation
import Commissioning
import LinearAlgebra
import PopulationHealth

/// A small system with something to buy: two places, two quintiles, two segments and the ages 60 to
/// 62 and over. Some die and some fall ill each year; nobody is born or moves house.
struct TinyMarket {
  static let start = FinancialYear(startingIn: 2026)

  static let shape = PopulationShape(
    places: ["A", "B"], sexes: ["all"], quintiles: ["1", "2"],
    segments: [
      Segment(id: "low", title: "Low", ages: nil, needRank: 0, isHighNeed: false),
      Segment(id: "high", title: "High", ages: nil, needRank: 1, isHighNeed: true),
    ], ages: AgeRange(60, 62))

  /// People by `[place, quintile, segment, age]`.
  static let people = [
    2000.0, 2100, 3900, 500, 600, 900, 1500, 1600, 2900, 250, 300, 450,
    1000, 1100, 1900, 400, 500, 700, 800, 900, 1300, 100, 150, 250,
  ]

  var interventions: [Intervention]
  var interactions: [Interaction] = []
  var planYears = 1
  var followUpYears = 2
  /// The chance of death in each year of age, and of moving to greater need.
  var death = 0.04
  var upward = 0.08
  var measure = Objective.Measure.qalys
  var weightByQuintile = [1.0, 1]
  var poundsPerQALY: Double?
  var budget = 1e6
  var ringFences: [RingFence] = []
  var workforce: [WorkforceLimit] = []
  var largestMovement = 1.0
  /// What else a plan must keep to.
  var adding: @Sendable (inout InvestmentLimits) -> Void = { _ in }

  /// A system in which nobody falls ill or dies, so that what is bought adds up.
  static func still(_ interventions: [Intervention]) -> TinyMarket {
    TinyMarket(interventions: interventions, followUpYears: 0, death: 0, upward: 0)
  }

  var model: SystemModel {
    let shape = Self.shape
    let pairs = [1 - upward, upward, 0.02 * upward, 1 - 0.02 * upward]
      .flatMap { Array(repeating: $0, count: 3) }
    let need = NeedModel(
      start: People(shape: shape, cells: Self.people), startYear: Self.start,
      shares: SegmentShares(shape: shape, byAge: [0.8, 0.8, 0.8, 0.2, 0.2, 0.2]),
      moves: SegmentMoves(shape: shape, dense: pairs + pairs),
      deaths: .published(
        MortalityRates(
          baseYear: Self.start, annualProbability: Array(repeating: death, count: 6),
          atBirth: [0, 0], annualChange: [0, 0, 0], segmentRisk: [1, 1, 1, 5, 5, 5])),
      births: .scheduled(ScheduledEvents(byYear: [:])),
      migrants: .scheduled(ScheduledEvents(byYear: [:])))
    let bed = PointOfDelivery(
      id: "bed", title: "Bed", unit: "admission", serviceLine: "acute", providerKind: "hospital",
      bedDaysPerUnit: 4, nonDemographicGrowth: 0, payment: .activity,
      behaviour: .init(
        fixedShare: 0, semiFixedShare: 0, variableShare: 1, stepUnits: 0, releaseLagYears: 0),
      poundsPerUnit: 2000)
    return SystemModel(
      horizon: Horizon(start: Self.start, planYears: planYears, followUpYears: followUpYears),
      need: need,
      quality: QualityOfLife(
        shape: shape, norms: [0.8, 0.8, 0.8], multipliers: [1, 0.7],
        shares: [0.8, 0.8, 0.8, 0.2, 0.2, 0.2]),
      activity: ActivityModel(
        shape: shape, pods: [bed], dataYear: Self.start,
        rates: [.init(units: [0.1, 0.8], poundsPerUnit: [2000, 2000], relativity: nil)],
        base: Array(repeating: 1, count: shape.profileSize)),
      interventions: interventions, interactions: interactions)
  }

  var terms: FinancialTerms {
    FinancialTerms(
      priceYear: Self.start, planStart: Self.start, systems: [.init(id: "S", name: "System")],
      systemOfPlace: [0, 0],
      providers: [.init(id: "H", name: "Hospital", kind: "hospital")],
      providerShares: [
        ["hospital": [.init(provider: 0, share: 1)]], ["hospital": [.init(provider: 0, share: 1)]],
      ], envelope: nil, unitCostGrowth: 0.01)
  }

  var objective: Objective {
    Objective(
      measure: measure, weightByQuintile: weightByQuintile, discount: .greenBook,
      poundsPerQALY: poundsPerQALY)
  }

  /// Every year under a plan.
  func run(_ plan: CoveragePlan) -> [YearOfSystem] {
    let model = self.model
    var years: [YearOfSystem] = []
    model.simulate(plan, from: model.startingPoint()) { years.append($1) }
    return years
  }

  var baseline: [YearOfSystem] { run(model.nothing) }

  var meter: ObjectiveMeter {
    ObjectiveMeter(objective: objective, model: model, terms: terms, baseline: baseline)
  }

  var allocator: Allocator {
    var limits = InvestmentLimits(budget: Array(repeating: budget, count: planYears))
    limits.ringFences = ringFences
    limits.workforce = workforce
    limits.largestMovement = largestMovement
    adding(&limits)
    return Allocator(
      model: model, terms: terms, limits: limits, start: model.startingPoint(),
      baseline: baseline)
  }

  func allocate() throws(AllocationFailure) -> Allocation {
    try allocator.allocate(for: objective)
  }

  /// Why the plan is what it is.
  func explain() throws(AllocationFailure) -> PlanExplanation {
    let allocator = self.allocator
    return allocator.explain(try allocator.allocate(for: objective), for: objective)
  }

  /// GBP of the year's prices that a year's programmes cost, those of one service line or all.
  func spending(_ year: YearOfSystem, serviceLine: String? = nil) -> Double {
    let price = terms.priceLevel(year: year.year - Self.start)
    var pounds = 0.0
    for (position, intervention) in interventions.enumerated()
    where serviceLine.map({ $0 == intervention.serviceLine }) ?? true {
      for place in 0..<2 {
        pounds += year.reached[position, place] * intervention.resources.unitCost * price
        pounds += year.newCapacity[position, place] * intervention.resources.setUpCost * price
      }
    }
    return pounds
  }
}

/// A programme for everybody that does nothing, unless told otherwise.
func programme(
  _ id: String, line: String = "prevention", segments: [String] = ["low", "high"],
  quintiles: [String] = ["1", "2"], places: [String] = ["A", "B"], reach: Double = 1,
  unitCost: Double, setUpCost: Double = 0, capitalCost: Double = 0,
  staff: Double = 0, lag: Int = 0, decay: Double = 1, upward: Double = 1, deaths: Double = 1,
  quality: Double = 0, bedsAvoided: Double = 0
) -> Intervention {
  func estimate(_ value: Double) -> Estimate { Estimate(value: value, low: value, high: value) }
  return Intervention(
    id: id, title: id, kind: .prevention, serviceLine: line, providerKind: "hospital",
    eligible: Eligibility(
      ages: nil, sexes: ["all"], quintiles: quintiles, segments: segments, places: places,
      shareByQuintile: quintiles.map { _ in 1 }),
    reach: reach,
    resources: .init(
      unitCost: unitCost, setUpCost: setUpCost, capitalCost: capitalCost,
      workforce: staff == 0 ? [:] : [0: staff]),
    timing: EffectTiming(lag: lag, ramp: 1, decay: decay),
    effects: .init(
      upwardMoves: estimate(upward), upwardSegments: [], deaths: estimate(deaths),
      qualityOfLife: estimate(quality),
      activity: [
        .init(pod: 0, avoided: estimate(bedsAvoided), replacement: nil, addedPerPerson: 0)
      ]),
    evidence: Evidence(grade: .d, source: "made up", year: 2026, note: "for a test"))
}
