import Commissioning
import LinearAlgebra
import PopulationHealth
import Testing

@Suite struct `Derivatives by one pass back` {
  private static let start = AgedSystem.start

  /// Two programmes that change everything a programme may.
  private static let programmes = [
    programme(
      "clinic", segments: AgedSystem.adults, shares: [0.9, 0.7], decay: 0.3, upward: 0.7,
      deaths: 0.8, quality: 0.02,
      activity: [avoiding(0.3, replacedAt: 1, ratio: 2, added: 0.1)], ages: AgeRange(2, 3),
      conditions: [hazard(0.6, on: 0, multiple: 1.2)]),
    programme(
      "ward", segments: ["middle", "high"], lag: 1, ramp: 2, decay: 0.5, upward: 0.8, deaths: 0.9,
      activity: [avoiding(0.4), avoiding(0.2, pod: 1)],
      conditions: [hazard(0.8, on: 0, multiple: 1)]),
  ]

  private static func larger(on condition: Int? = nil) -> Interaction {
    Interaction(first: 0, second: 1, condition: condition, rule: .larger, source: "made up")
  }

  private static func events(_ number: Double, each chance: (Int) -> Double) -> SharedEvents {
    var byYear: [FinancialYear: Double] = [:]
    for year in 0..<6 { byYear[start + year] = number + 10 * Double(year) }
    return SharedEvents(byYear: byYear, chance: (0..<AgedSystem.shape.stateSize).map(chance))
  }

  @Test func `hold through births, migration, moves, deaths, conditions and activity`() {
    expectSlopes(of: SlopeCheck(AgedSystem(interventions: Self.programmes).model))
  }

  @Test func `hold where nothing depends on age`() {
    var tiny = TinySystem(
      interventions: [
        programme(upward: 0.7, activity: [avoiding(0.3, replacedAt: 1, ratio: 0.5)]),
        leaving(0.4, decay: 0.3),
      ], followUpYears: 3, death: 0.1, upward: 0.2, risk: TinyRisk.model(persistence: [1, 0.8]))
    tiny.conditionShares = [[0.3, 0.1], [0.2, 0]]
    expectSlopes(of: SlopeCheck(tiny.model))
  }

  @Test func `hold where ratios act on rates of moving, and so on what follows a move`() {
    expectSlopes(of: SlopeCheck(AgedSystem(interventions: Self.programmes, hasRates: true).model))
  }

  @Test func `hold where moves up share out all who would stay`() {
    let harm = programme(
      "harm", segments: AgedSystem.adults, decay: 0.5, upward: 6, deaths: 0.9)
    var system = AgedSystem(interventions: [harm])
    system.adultMoves = [[0.4, 0.3, 0.3], [0.1, 0.4, 0.5], [0.1, 0.1, 0.8]]
    expectSlopes(of: SlopeCheck(system.model))
  }

  @Test func `hold where the numbers of a year are shared out, some cells losing all they have`() {
    var system = AgedSystem(interventions: Self.programmes)
    // The chances of the first place's children are such that all of them leave.
    system.migrants = .shared(
      arriving: Self.events(300) { Double($0 % 5 + 1) },
      leaving: Self.events(2500) { $0 < 12 ? 60 : Double($0 % 3 + 1) })
    system.births = .shared(Self.events(500) { $0 % 6 == 3 ? 1 : 0 })
    system.deaths = .shared(Self.events(400) { Double($0 % 6) })
    expectSlopes(of: SlopeCheck(system.model))
    // Some who move up need not, so that a plan is felt although deaths are given.
    system.deaths = nil
    expectSlopes(of: SlopeCheck(system.model))
  }

  @Test func `hold where events are fixed by cell`() {
    var system = AgedSystem(interventions: Self.programmes)
    var byYear: [FinancialYear: [Double]] = [:]
    for year in 0..<6 {
      byYear[Self.start + year] = AgedSystem.people.cells.map { $0 / 100 }
    }
    let events = ScheduledEvents(byYear: byYear)
    (system.births, system.migrants) = (.scheduled(events), .scheduled(events))
    expectSlopes(of: SlopeCheck(system.model))
    system.deaths = .scheduled(events)
    expectSlopes(of: SlopeCheck(system.model))
  }

  @Test func `hold where more would leave a cell than it holds`() {
    var system = AgedSystem(interventions: Self.programmes)
    system.external[3] = -1e5
    expectSlopes(of: SlopeCheck(system.model))
  }

  @Test func `hold where people are brought to official totals`() {
    expectSlopes(
      of: SlopeCheck(AgedSystem(interventions: Self.programmes, isConstrained: true).model))
  }

  @Test(arguments: [nil, 0])
  func `hold where only the larger of two effects counts`(condition: Int?) {
    // A step of a hundredth would make the other the larger in some cells.
    expectSlopes(
      of: SlopeCheck(
        AgedSystem(
          interventions: Self.programmes + [
            programme("third", segments: AgedSystem.adults, upward: 0.9, deaths: 1.1)
          ], interactions: [Self.larger(on: condition)]
        ).model), step: 1e-3)
  }

  @Test func `are nothing where more than everybody is under an effect already`() {
    // Two years of 0.6 are more than all: what the third adds is felt by nobody.
    let lasting = programme(segments: AgedSystem.adults, decay: 0, upward: 0.7, deaths: 0.8)
    let check = SlopeCheck(AgedSystem(interventions: [lasting]).model) { _, _, _ in 0.6 }
    var weights = RunWeights(nothingOf: check.model)
    for cell in weights.years[5].outcomes.indices { weights.years[5].outcomes[cell].deaths = 1 }
    let gradient = check.model.gradient(
      of: weights, at: check.plan, along: check.run(check.plan), from: check.start)
    #expect(gradient[check.plan.index(0, 0, 0)] != 0)
    #expect(gradient[check.plan.index(0, 0, 2)] == 0)
    // The cap on those of each age, as they grow older.
    let followed = programme(
      segments: AgedSystem.adults, decay: 0, upward: 0.7, ages: AgeRange(2, 4),
      conditions: [hazard(0.6, on: 0)])
    expectSlopes(
      of: SlopeCheck(AgedSystem(interventions: [followed]).model) { _, _, _ in 0.6 })
  }

  @Test func `hold where an effect leaves nothing of a risk`() {
    // Half the people at twice the average risk, all of which goes.
    let whole = programme(
      "whole", segments: AgedSystem.adults, conditions: [hazard(0, on: 0, multiple: 2)])
    let check = SlopeCheck(
      AgedSystem(interventions: [whole, Self.programmes[0]]).model
    ) { _, _, _ in 0.5 }
    expectSlopes(of: check)
    // Everybody, none of whom dies: coverage can only fall.
    let all = programme("all", segments: AgedSystem.adults, upward: 0, deaths: 0)
    expectSlopes(
      of: SlopeCheck(AgedSystem(interventions: [all, Self.programmes[0]]).model) {
        intervention, _, _ in intervention == 0 ? 1 : 0.3
      }, oneWay: -1e-3)
  }

  @Test(arguments: [[], [larger()]])
  func `of what is not bought are those of beginning to buy it`(interactions: [Interaction]) {
    let system = AgedSystem(interventions: Self.programmes, interactions: interactions)
    for bought in [[0, 0], [0.4, 0], [0, 0.4]] {
      expectSlopes(
        of: SlopeCheck(system.model) { intervention, _, _ in bought[intervention] },
        oneWay: 1e-3)
    }
  }

  @Test func `of several quantities have the bytes each has by itself`() {
    let check = SlopeCheck(AgedSystem(interventions: Self.programmes).model)
    let run = check.run(check.plan)
    let quantities = (0..<6).map { year in
      var weights = RunWeights(nothingOf: check.model)
      weights.years[year] = check.weights.years[year]
      return weights
    }
    let together = check.model.gradients(
      of: quantities, at: check.plan, along: run, from: check.start)
    for (quantity, gradient) in zip(quantities, together) {
      let alone = check.model.gradient(
        of: quantity, at: check.plan, along: run, from: check.start)
      #expect(bits(alone) == bits(gradient))
    }
    // What the years' parts sum to is the whole.
    let sums = check.gradient.indices.map { decision in
      together.reduce(0.0) { $0 + $1[decision] }
    }
    let size = check.gradient.reduce(0.0) { max($0, abs($1)) }
    for (sum, whole) in zip(sums, check.gradient) { #expect(abs(sum - whole) <= 1e-12 * size) }
  }
}
