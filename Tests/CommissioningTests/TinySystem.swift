import Commissioning
import LinearAlgebra
import PopulationHealth

/// A system small enough to work out by hand: two places, two quintiles, two segments and no ages.
/// Unless told otherwise nobody is born, moves or dies, so that person-years are the people given.
struct TinySystem {
  static let start = FinancialYear(startingIn: 2026)
  static let places = ["A", "B"]

  static let shape = PopulationShape(
    places: places, sexes: ["all"], quintiles: ["1", "2"],
    segments: [
      Segment(id: "low", title: "Low", ages: nil, needRank: 0, isHighNeed: false),
      Segment(id: "high", title: "High", ages: nil, needRank: 1, isHighNeed: true),
    ], ages: nil)

  /// People by `[place, quintile, segment]`.
  static let people = [8000.0, 2000, 5000, 1000, 4000, 1600, 3000, 400]

  var interventions: [Intervention] = []
  /// What is said of pairs of interventions.
  var interactions: [Interaction] = []
  var planYears = 4
  var followUpYears = 0
  /// The chance of death of everybody, and of moving to greater need.
  var death = 0.0
  /// Deaths fixed in advance; `nil` where everybody has the chance `death`.
  var fixedDeaths: NeedModel.Deaths?
  var upward = 0.0
  var pods = [TinySystem.pod("bed"), TinySystem.pod("visit", pounds: 50)]
  /// Risk factors and conditions.
  var risk: RiskModel?
  /// Share of units that are a case of each condition, `[pod][condition]`.
  var conditionShares: [[Double]] = []
  /// Yearly growth of unit costs.
  var growth = 0.0
  /// GBP a year for all places together; `nil` where none is given.
  var envelope: Double? = 50_000_000
  /// GBP of the first year beyond modelled care, by system; `nil` for what the envelope leaves.
  var notModelled: [Double]?

  /// Units per person-year, `[pod][segment]`.
  static let units = [[0.1, 0.9], [0.5, 2]]
  /// GBP per unit, `[pod][segment]`.
  static let poundsPerUnit = [[1000.0, 1500], [50, 50]]

  static func pod(
    _ id: String, payment: PointOfDelivery.Payment = .activity,
    behaviour: PointOfDelivery.CostBehaviour = .init(
      fixedShare: 0, semiFixedShare: 0, variableShare: 1, stepUnits: 0, releaseLagYears: 0),
    pounds: Double = 1000, growth: Double = 0
  ) -> PointOfDelivery {
    PointOfDelivery(
      id: id, title: id, unit: id, serviceLine: id == "bed" ? "acute" : "community",
      providerKind: id == "bed" ? "hospital" : "community", bedDaysPerUnit: id == "bed" ? 2 : 0,
      nonDemographicGrowth: growth, payment: payment, behaviour: behaviour, poundsPerUnit: pounds)
  }

  var model: SystemModel {
    let shape = Self.shape
    let pairs = [1 - upward, upward, 0, 1]
    let rates = MortalityRates(
      baseYear: Self.start, annualProbability: [death, death], atBirth: [0, 0],
      annualChange: [0], segmentRisk: [1, 1])
    let need = NeedModel(
      start: People(shape: shape, cells: Self.people), startYear: Self.start,
      shares: SegmentShares(shape: shape, byAge: [0.8, 0.2]),
      moves: SegmentMoves(shape: shape, dense: pairs + pairs),
      deaths: fixedDeaths ?? .published(rates),
      births: .scheduled(ScheduledEvents(byYear: [:])),
      migrants: .scheduled(ScheduledEvents(byYear: [:])))
    return SystemModel(
      horizon: Horizon(start: Self.start, planYears: planYears, followUpYears: followUpYears),
      need: need,
      quality: QualityOfLife(
        shape: shape, norms: [0.8], multipliers: [1, 0.75], shares: [0.8, 0.2]),
      activity: ActivityModel(
        shape: shape, pods: pods, dataYear: Self.start,
        rates: pods.indices.map {
          ActivityModel.Rates(
            units: Self.units[$0], poundsPerUnit: Self.poundsPerUnit[$0], relativity: nil)
        }, base: Array(repeating: 1, count: shape.profileSize), conditionShares: conditionShares),
      interventions: interventions, interactions: interactions, risk: risk)
  }

  /// One system for place A and one for B. Two hospitals share A; the second has all of B.
  var terms: FinancialTerms {
    FinancialTerms(
      priceYear: Self.start, planStart: Self.start,
      systems: [.init(id: "SA", name: "System A"), .init(id: "SB", name: "System B")],
      systemOfPlace: [0, 1],
      providers: [
        .init(id: "H1", name: "First hospital", kind: "hospital"),
        .init(id: "H2", name: "Second hospital", kind: "hospital"),
        .init(id: "C", name: "Community", kind: "community"),
      ],
      providerShares: [
        [
          "hospital": [.init(provider: 0, share: 0.75), .init(provider: 1, share: 0.25)],
          "community": [.init(provider: 2, share: 1)],
        ],
        [
          "hospital": [.init(provider: 1, share: 1)],
          "community": [.init(provider: 2, share: 1)],
        ],
      ],
      envelope: envelope.map { pounds in
        [0.625, 0.375].map { Array(repeating: pounds * $0, count: planYears) }
      },
      notModelled: notModelled, unitCostGrowth: growth)
  }

  /// The years of a plan that covers the same shares in every place and year.
  func run(_ coverage: [Double]) -> [YearOfSystem] {
    run { intervention, _, _ in coverage[intervention] }
  }

  /// The years of a plan, its shares given by intervention, place and year.
  func run(shares: (Int, Int, Int) -> Double) -> [YearOfSystem] {
    let model = self.model
    var plan = model.nothing
    for intervention in interventions.indices {
      for place in Self.places.indices {
        for year in 0..<planYears {
          plan[intervention, place, year] = shares(intervention, place, year)
        }
      }
    }
    var years: [YearOfSystem] = []
    model.simulate(plan, from: model.startingPoint()) { years.append($1) }
    return years
  }

  /// The years of doing nothing.
  var baseline: [YearOfSystem] { run { _, _, _ in 0 } }

  /// People of a place in some quintiles and segments.
  static func people(_ place: Int, quintiles: [Int] = [0, 1], segments: [Int] = [0, 1]) -> Double {
    quintiles.reduce(0.0) { sum, quintile in
      segments.reduce(sum) { $0 + people[place * 4 + quintile * 2 + $1] }
    }
  }
}

/// A programme for everybody, at no cost, that does nothing, unless told otherwise.
func programme(
  _ id: String = "programme", segments: [String] = ["low", "high"],
  quintiles: [String] = ["1", "2"], places: [String] = TinySystem.places,
  shares: [Double] = [1, 1], reach: Double = 1, unitCost: Double = 0, setUpCost: Double = 0,
  lag: Int = 0, ramp: Int = 1, decay: Double = 1, upward: Double = 1, deaths: Double = 1,
  quality: Double = 0, activity: [Intervention.ActivityEffect] = [],
  ages: AgeRange? = nil, having risk: Eligibility.Risk? = nil,
  riskFactors: [Intervention.RiskEffect] = [],
  conditions: [Intervention.ConditionEffect] = []
) -> Intervention {
  func estimate(_ value: Double) -> Estimate { Estimate(value: value, low: value, high: value) }
  return Intervention(
    id: id, title: id, kind: .prevention, serviceLine: "prevention", providerKind: "community",
    eligible: Eligibility(
      ages: ages, sexes: ["all"], quintiles: quintiles, segments: segments, places: places,
      shareByQuintile: shares, risk: risk),
    reach: reach,
    resources: .init(unitCost: unitCost, setUpCost: setUpCost, workforce: [:]),
    timing: EffectTiming(lag: lag, ramp: ramp, decay: decay),
    effects: .init(
      upwardMoves: estimate(upward), upwardSegments: [], deaths: estimate(deaths),
      qualityOfLife: estimate(quality), activity: activity, riskFactors: riskFactors,
      conditions: conditions),
    evidence: Evidence(grade: .d, source: "made up", year: 2026, note: "for a test"))
}

/// A share of a reached person's units avoided at one point of delivery.
func avoiding(
  _ share: Double, pod: Int = 0, replacedAt replacement: Int? = nil, ratio: Double = 0,
  added: Double = 0
) -> Intervention.ActivityEffect {
  .init(
    pod: pod, avoided: Estimate(value: share, low: share, high: share),
    replacement: replacement.map { .init(pod: $0, unitsPerUnitAvoided: ratio) },
    addedPerPerson: added)
}

extension People {
  /// People of one place and segment, whatever their sex, quintile and age.
  func total(place: Int, segment: Int) -> Double {
    let cells = placeRange(place).filter {
      ($0 % shape.blockSize) / shape.ageCount == segment
    }
    return cells.map { self.cells[$0] }.compensatedSum
  }
}

/// The bits of numbers: what must be the same when not a byte may change.
func bits(_ numbers: [Double]) -> [UInt64] { numbers.map(\.bitPattern) }

extension YearOfSystem {
  /// The bits of everything that happens in a year: people, flows, outcomes, cases and activity.
  var whatHappens: [UInt64] {
    bits(
      need.end.cells + need.deaths + need.births + need.netMigration
        + outcomes.flatMap { [$0.deaths, $0.lifeYears, $0.qalys, $0.highNeedYears] }
        + units.elements + pounds.elements + avoidedUnits.elements + avoidedPounds.elements
        + addedUnits.elements + newCases.elements)
  }
}
