import PopulationHealth
import Testing

@Suite struct `Inequality across groups` {
  private static let people = [21_675.0, 20_065, 19_750, 24_713, 20_112]
  private static let rates = [612.4, 530.1, 455.8, 410.2, 371.9]
  private static let shares = [0.214, 0.187, 0.169, 0.141, 0.128]

  @Test(arguments: SlopeIndex.Form.allCases, [0.37, 1e-9, 1.0 / 3])
  func `what is the same for everyone has no slope`(form: SlopeIndex.Form, value: Double) throws {
    let same = Array(repeating: value, count: 5)
    let index = try #require(SlopeIndex(values: same, people: Self.people, form: form))
    let relative = try #require(index.relative)
    #expect(abs(index.slope) <= 1e-12 && abs(relative - 1) <= 1e-12)
    let concentration = try #require(ConcentrationIndex(values: same, people: Self.people))
    #expect(concentration.value == 0 && concentration.erreygers(from: 0, to: 1) == 0)
  }

  @Test func `a benefit that is the same for everyone leaves the slope as it was`() throws {
    let before = try #require(SlopeIndex(values: Self.rates, people: Self.people))
    let after = try #require(SlopeIndex(values: Self.rates.map { $0 + 3.7 }, people: Self.people))
    #expect(abs(after.slope - before.slope) <= 1e-12 * 1000)
  }

  /// What a line through equal groups gives by hand: a step of one between five fifths is a rise of
  /// five from end to end.
  @Test func `a line through fifths rises five steps from end to end`() throws {
    let index = try #require(SlopeIndex(values: [1, 2, 3, 4, 5], people: [7, 7, 7, 7, 7]))
    #expect(abs(index.slope - 5) <= 1e-12 && abs(index.mostDeprived - 0.5) <= 1e-12)
    #expect(try abs(#require(index.relative) - 11) <= 1e-12)
  }

  /// Worked outside this program, in Python, by the regression as Fingertips writes it: y√a on √a and
  /// b√a without a constant, a the shares of people and b the middles of their ranges (Public Health
  /// England, PHEindicatormethods, `phe_sii`), fitted values turned back from the scale of the line.
  @Test(arguments: [
    (SlopeIndex.Form.linear, rates, -300.7362922256273, 0.5193190309650214),
    (.log, rates, -297.91842002553904, 0.5343471111223504),
    (.linear, shares, -0.10946195737703822, 0.5070120463325707),
    (.logit, shares, -0.10917982374990406, 0.5184177718658411),
  ])
  func `slope and relative indices are those of the regression`(
    form: SlopeIndex.Form, values: [Double], slope: Double, relative: Double
  ) throws {
    let index = try #require(SlopeIndex(values: values, people: Self.people, form: form))
    #expect(abs(index.slope / slope - 1) <= 1e-11)
    #expect(try abs(#require(index.relative) / relative - 1) <= 1e-11)
  }

  /// The ten groups of the example in the manual of `phe_sii`; errors in Python by changing each value
  /// a little (central differences), for the two bent scales.
  @Test func `an example of ten groups`() throws {
    let index = try #require(
      SlopeIndex(
        values: [75.9, 78.3, 83.8, 83.6, 80.5, 81.1, 81.7, 84.2, 80.6, 86.3],
        people: [7291, 7997, 6105, 7666, 5790, 6934, 5918, 5974, 7147, 7534]))
    #expect(abs(index.slope - 7.000234760079941) <= 1e-9)
    #expect(try abs(#require(index.relative) - 1.0897097049119417) <= 1e-11)
  }

  @Test(arguments: [
    (
      SlopeIndex.Form.log, rates, [9.1, 8.7, 8.0, 6.6, 7.2], 12.999612207622224,
      0.026781342514104207
    ),
    (
      .logit, shares, [0.003, 0.003, 0.003, 0.002, 0.0025], 0.004327855029166761,
      0.025832763870050207
    ),
  ])
  func `errors are what small changes in the values make of theirs`(
    form: SlopeIndex.Form, values: [Double], errors: [Double], slope: Double, relative: Double
  ) throws {
    let index = try #require(
      SlopeIndex(values: values, people: Self.people, form: form, standardErrors: errors))
    #expect(try abs(#require(index.slopeError) / slope - 1) <= 1e-6)
    #expect(try abs(#require(index.logRelativeError) / relative - 1) <= 1e-6)
  }

  @Test(arguments: SlopeIndex.Form.allCases)
  func `a multiplier below zero turns both indices round`(form: SlopeIndex.Form) throws {
    let plain = try #require(
      SlopeIndex(values: Self.shares, people: Self.people, form: form))
    let turned = try #require(
      SlopeIndex(values: Self.shares, people: Self.people, form: form, multiplier: -100))
    #expect(plain.slope < 0 && turned.slope == plain.slope * -100)
    #expect(try abs(#require(plain.relative) * #require(turned.relative) - 1) <= 1e-12)
  }

  @Test func `a line needs two groups with people, and values its scale allows`() {
    #expect(SlopeIndex(values: [1], people: [1]) == nil)
    #expect(SlopeIndex(values: [1, 2], people: [1, 0]) == nil)
    #expect(SlopeIndex(values: [0, 2], people: [1, 1], form: .log) == nil)
    #expect(SlopeIndex(values: [0.5, 1], people: [1, 1], form: .logit) == nil)
    #expect(SlopeIndex(values: [-3, 2], people: [1, 1])?.relative == nil)
    #expect(ConcentrationIndex(values: [0, 0], people: [1, 1]) == nil)
  }

  /// By hand: of 930 ill, 360, 250, 180, 90 and 50 are in groups of 30, 25, 20, 15 and 10 in a hundred.
  /// Under the concentration curve, by trapezia, lie 177/310 of the square, and 1 − 2 × 177/310 is
  /// −22/155 (Kakwani, Wagstaff & van Doorslaer 1997). Erreygers' is 4 × 9.3/100 of that.
  @Test func `illness among the more deprived has a concentration index below zero`() throws {
    let index = try #require(
      ConcentrationIndex(values: [12, 10, 9, 6, 5], people: [30, 25, 20, 15, 10]))
    #expect(abs(index.mean - 9.3) <= 1e-12)
    #expect(abs(index.value + 22.0 / 155) <= 1e-12)
    #expect(abs(index.erreygers(from: 0, to: 100) + 0.0528) <= 1e-12)
  }

  @Test func `counted as health or as its lack, Erreygers' index is of one size`() throws {
    let ill = try #require(ConcentrationIndex(values: Self.shares, people: Self.people))
    let well = try #require(
      ConcentrationIndex(values: Self.shares.map { 1 - $0 }, people: Self.people))
    #expect(abs(ill.erreygers(from: 0, to: 1) + well.erreygers(from: 0, to: 1)) <= 1e-12)
  }
}
