import CohortModels
import Commissioning
import Testing

/// Many draws at once: the way that follows them side by side beside the one that follows each alone.
struct CohortBatchTests {
  /// Rounding in sums over some twenty rows, relative to the sum, and of shares.
  private static let rounding = 1e-12

  private static func batch(
    _ inputs: CohortInputs, counting: CountingConvention = .halfCycle,
    discounting: Discounting = .greenBook, isDetailed: Bool = true, sideBySide: Bool = true
  ) -> CohortBatch {
    CohortBatch(
      inputs, targets: SmallInputs.targets, valueCounts: SmallInputs.valueCounts,
      counting: counting, discounting: discounting, isDetailed: isDetailed, sideBySide: sideBySide)
  }

  /// Every number of some draws, in a stated order.
  private static func numbers(_ draws: CohortDraws) -> [Double] {
    func numbers(_ totals: CohortDraws.Totals) -> [Double] {
      totals.cost + totals.qalys + totals.lifeYears
    }
    return draws.totals.flatMap(numbers)
      + draws.details.flatMap {
        numbers($0.undiscounted) + Array($0.yearsInState.joined()) + $0.shares
      }
  }

  private static func largestDistance(_ first: CohortDraws, _ second: CohortDraws) -> Double {
    zip(numbers(first), numbers(second)).map { abs($0 - $1) / max(1, abs($1)) }.max() ?? .infinity
  }

  @Test(
    arguments: [TransitionBasis.probabilities, .survivorProbabilities, .survivorRates],
    CountingConvention.allCases.filter { $0 != .exact })
  func `draws side by side come to what each comes to alone`(
    basis: TransitionBasis, counting: CountingConvention
  ) throws {
    let inputs = SmallInputs.make(basis)
    let (fast, slow) = (
      Self.batch(inputs, counting: counting),
      Self.batch(inputs, counting: counting, sideBySide: false)
    )
    let values = SmallInputs.values(draws: 37)
    let (one, other) = (try fast.draws(values), try slow.draws(values))
    #expect(Self.numbers(one).count == Self.numbers(other).count)
    #expect(Self.largestDistance(one, other) <= Self.rounding)
    #expect(Self.numbers(one) != Self.numbers(other), "two ways, each with rounding of its own")
    #expect(Set(one.totals[3].cost).count == 37, "every draw is another")
  }

  @Test(arguments: [
    Discounting.none, .nice, .greenBook, Discounting(health: 0, cost: 0.06),
  ])
  func `costs and health are discounted each at its rate`(discounting: Discounting) throws {
    let inputs = SmallInputs.make(.survivorRates)
    let values = SmallInputs.values(draws: 5)
    for isDetailed in [true, false] {
      let one = try Self.batch(inputs, discounting: discounting, isDetailed: isDetailed)
        .draws(values)
      let other = try Self.batch(
        inputs, discounting: discounting, isDetailed: isDetailed, sideBySide: false
      ).draws(values)
      #expect(Self.largestDistance(one, other) <= Self.rounding)
    }
  }

  @Test(arguments: [
    (SmallInputs.make(.rates), CountingConvention.exact),
    (SmallInputs.make(.rates), .halfCycle),
    (SmallInputs.make(.survivorRates, timeMatters: true), .simpson),
  ])
  func `rates together and time in state are followed draw by draw, as a model alone is`(
    inputs: CohortInputs, counting: CountingConvention
  ) throws {
    let batch = Self.batch(inputs, counting: counting)
    let values = SmallInputs.values(draws: 3)
    let draws = try batch.draws(values)
    for draw in 0..<3 {
      let drawn = inputs.drawing(SmallInputs.targets, Self.values(of: draw, values))
      let model = drawn.model(of: drawn.strategies)
      for (position, strategy) in model.strategies.enumerated() {
        let outcomes = model.outcomes(of: strategy, counting: counting, discounting: .greenBook)
        #expect(draws.totals[position].cost[draw] == outcomes.discounted.cost)
        #expect(draws.details[position].undiscounted.qalys[draw] == outcomes.undiscounted.qalys)
      }
    }
  }

  /// The values of one draw by target.
  private static func values(of draw: Int, _ values: [[Double]]) -> [[Double]] {
    var next = 0
    return SmallInputs.valueCounts.map { count in
      defer { next += count }
      return values[next..<next + count].map { $0[draw] }
    }
  }

  @Test(arguments: [1, 15, 16, 17, 33])
  func `a draw comes to the same bits alone and in any company`(count: Int) throws {
    let batch = Self.batch(SmallInputs.make(.survivorRates))
    let values = SmallInputs.values(draws: count)
    let together = try batch.draws(values)
    for draw in [0, count / 2, count - 1] {
      let alone = try batch.draws(values.map { [$0[draw]] })
      for strategy in 0..<4 {
        #expect(alone.totals[strategy].cost == [together.totals[strategy].cost[draw]])
        #expect(alone.totals[strategy].qalys == [together.totals[strategy].qalys[draw]])
      }
      #expect(
        alone.details[2].shares
          == stride(from: draw, to: together.details[2].shares.count, by: count).map {
            together.details[2].shares[$0]
          })
    }
  }

  @Test func `detail changes no total`() throws {
    let inputs = SmallInputs.make(.survivorProbabilities)
    let values = SmallInputs.values(draws: 20)
    let detailed = try Self.batch(inputs).draws(values)
    let plain = try Self.batch(inputs, isDetailed: false).draws(values)
    #expect(plain.details.isEmpty)
    #expect(detailed.totals == plain.totals)
  }

  @Test(arguments: [true, false])
  func `a draw in which more leave than are there is named, with its strategy`(
    sideBySide: Bool
  ) throws {
    let inputs = SmallInputs.make(.probabilities)
    var values = SmallInputs.values(draws: 40)
    values[4][23] = 0.97
    let batch = Self.batch(inputs, isDetailed: false, sideBySide: sideBySide)
    let caught = #expect(throws: ImpossibleDraw.self) { _ = try batch.draws(values) }
    let impossible = try #require(caught)
    #expect(impossible.draw == 23)
    #expect(impossible.strategy == 0)
    #expect(impossible.excess.state == 1)
    #expect(impossible.excess.cycle == 0 || impossible.excess.cycle == 2)
    #expect(impossible.excess.sum > 1)
  }

  /// The ill get well at the rate drawn, in cycles of half a year; some of them die.
  @Test func `a draw of rates that are left too often in a cycle to be followed is named`() throws {
    let inputs = SmallInputs.make(.rates)
    let batch = Self.batch(inputs, counting: .exact, isDetailed: false)
    let others = 0.05 + 2.5 * 0.01
    var values = SmallInputs.values(draws: 5)
    values[2] = values[2].map { _ in 0.08 }
    values[4][3] = 2 * 10_001
    let caught = #expect(throws: ImpossibleDraw.self) { _ = try batch.draws(values) }
    let impossible = try #require(caught)
    #expect(impossible.draw == 3 && impossible.strategy == 0)
    #expect(impossible.excess.state == 1 && impossible.excess.cycle == 0)
    #expect(impossible.excess.sum > 10_001 && impossible.excess.sum < 10_001 + others)
    // A cure makes the ill well 1.4 times as fast.
    values[4][3] = 2 * 9_900 / 1.4
    #expect(throws: Never.self) { _ = try batch.draws(values) }
  }

  /// Nobody answers a draw that is refused alone, and a draw that rounding alone puts in doubt is answered.
  @Test(arguments: [TransitionBasis.probabilities, .survivorProbabilities])
  func `at the edge of what is possible a draw is refused, or is what it is alone`(
    basis: TransitionBasis
  ) throws {
    let inputs = SmallInputs.make(basis)
    func answer(_ chance: Double, sideBySide: Bool) -> CohortDraws? {
      var values = SmallInputs.values(draws: 20)
      values[4][7] = chance
      return try? Self.batch(inputs, isDetailed: false, sideBySide: sideBySide).draws(values)
    }
    var (possible, impossible) = (0.2, 2.0)
    #expect(answer(impossible, sideBySide: false) == nil)
    while impossible.nextDown > possible, impossible - possible > 1e-15 {
      let middle = (possible + impossible) / 2
      if answer(middle, sideBySide: false) == nil { impossible = middle } else { possible = middle }
    }
    for step in -20...20 {
      let chance = possible + Double(step) * 1e-13
      let alone = answer(chance, sideBySide: false)
      let one = answer(chance, sideBySide: true)
      if let one, let alone { #expect(Self.largestDistance(one, alone) <= Self.rounding) }
      #expect(one != nil || alone == nil, "only what is refused alone is refused")
    }
    #expect(answer(possible, sideBySide: true) != nil)
    #expect(answer(impossible + 1e-9, sideBySide: true) == nil)
  }

  @Test func `a hazard relative to another moves with it and with its ratio`() {
    let inputs = SmallInputs.make(.survivorRates)
    let drawn = inputs.drawing(
      [.figures(moves: [2]), .hazardRatio(moves: [2])], [[0.02], [3]])
    // Written out: every death of the ill at 2.5 times three times 0.02.
    let written = CohortInputs(
      states: inputs.states, start: inputs.start, cycles: inputs.cycles,
      cycleYears: inputs.cycleYears, basis: inputs.basis,
      hazards: inputs.hazards.map { hazard in
        guard hazard.to == 3 else { return hazard }
        return CohortInputs.Hazard(
          from: hazard.from, to: 3, figure: 0.02, hazardRatio: hazard.from == 1 ? 7.5 : 3)
      }, rewards: inputs.rewards, treatments: inputs.treatments, courses: inputs.courses)
    let (one, other) = (drawn.model(of: drawn.strategies), written.model(of: written.strategies))
    #expect(one.trace(of: one.strategies[3]).shares == other.trace(of: other.strategies[3]).shares)
    let before = inputs.model(of: inputs.strategies)
    #expect(
      one.trace(of: one.strategies[3]).shares != before.trace(of: before.strategies[3]).shares)
  }
}
