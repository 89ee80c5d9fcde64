import Commissioning
import PopulationHealth
import Testing

/// Nobody is born or dies, so that a programme that gives everybody it reaches a tenth of a year in full
/// health gains a tenth of a QALY for each person and year it covers.
@Suite struct `The most deprived quintile's share of a gain` {
  private static let everybody = TinySystem(interventions: [programme(quality: 0.1)])
  /// QALYs gained by covering everybody for four years, by quintile.
  private static let gain = [0, 1].map { quintile in
    (TinySystem.people(0, quintiles: [quintile]) + TinySystem.people(1, quintiles: [quintile]))
      * 0.4
  }
  /// Of some hundred thousand QALYs lived, to some parts in 10¹⁶.
  private static let tolerance = 1e-9

  private static func measure(
    of tiny: TinySystem, quintile: Int = 0, share: Double? = nil, place: Int? = nil,
    discountRate: Double = 0
  ) -> GainShare {
    GainShare(
      ofQuintile: quintile, share: share, place: place, discountRate: discountRate,
      in: tiny.model, over: tiny.baseline)
  }

  @Test func `doing nothing has exactly none of it`() {
    #expect(Self.measure(of: Self.everybody).value(of: Self.everybody.baseline) == 0)
  }

  @Test func `what gains everybody the same gives each quintile its share of people`() {
    for quintile in [0, 1] {
      let measure = Self.measure(of: Self.everybody, quintile: quintile)
      #expect(abs(measure.share - Self.gain[quintile] / Self.gain.reduce(0, +)) <= 1e-12)
      #expect(abs(measure.value(of: Self.everybody.run([1]))) <= Self.tolerance)
    }
  }

  /// Of what a quintile gains by itself the rest of the share is to spare; of what another gains, the
  /// share is wanting.
  @Test(arguments: [(["1"], 0, 0.7), (["2"], 1, -0.3)])
  func `a gain of one quintile is held to the share`(
    quintiles: [String], position: Int, expected: Double
  ) {
    let tiny = TinySystem(interventions: [programme(quintiles: quintiles, quality: 0.1)])
    let value = Self.measure(of: tiny, share: 0.3).value(of: tiny.run([0.5]))
    #expect(abs(value - expected * Self.gain[position] / 2) <= Self.tolerance)
  }

  @Test func `of a place, only its people count`() {
    let tiny = TinySystem(interventions: [programme(quintiles: ["1"], quality: 0.1)])
    let value = Self.measure(of: tiny, share: 0, place: 1).value(of: tiny.run([1]))
    #expect(abs(value - TinySystem.people(1, quintiles: [0]) * 0.4) <= Self.tolerance)
  }

  @Test func `later gains count for less`() {
    let measure = Self.measure(of: Self.everybody, share: 0, discountRate: 0.25)
    let value = measure.value(of: Self.everybody.run([1]))
    let factors = 1 + 0.8 + 0.64 + 0.512
    #expect(abs(value - Self.gain[0] / 4 * factors) <= Self.tolerance)
  }

  @Test func `its weights tell any two plans apart as it does`() {
    let measure = Self.measure(of: Self.everybody, share: 0.2)
    let (one, other) = (
      Self.everybody.run { _, place, year in place == 0 ? 0.2 : Double(year) / 4 },
      Self.everybody.run([0.7])
    )
    let weights = measure.weights(at: one)
    let byWeights = weights.value(of: other) - weights.value(of: one)
    #expect(abs(measure.value(of: other) - measure.value(of: one) - byWeights) <= Self.tolerance)
    #expect(abs(byWeights) > 100)
  }
}

@Suite struct `Measures of the health of a run` {
  @Test func `there are none where nobody's age is known`() {
    let model = TinySystem().model
    for measure in HealthMeasure.allCases {
      #expect(InequalityMeasure(in: measure, years: [0], of: model) == nil)
    }
  }
}
