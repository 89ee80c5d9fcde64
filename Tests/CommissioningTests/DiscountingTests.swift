import Commissioning
import Testing

@Suite struct `Discounting of later years` {
  @Test(arguments: [0, 0.015, 0.035], [0, 1, 10, 40])
  func `a year is worth one over one plus the rate of the year before`(rate: Double, year: Int) {
    let factor = Discounting.factor(rate: rate, year: year)
    let compound = (0..<year).reduce(1.0) { compound, _ in compound * (1 + rate) }
    #expect(abs(factor * compound - 1) <= roundingTolerance)
  }

  @Test func `the first year is worth itself, and without a rate all are`() {
    #expect(Discounting.factor(rate: 0.035, year: 0) == 1)
    #expect(Discounting.factor(rate: Discounting.none.health, year: 30) == 1)
  }

  /// HM Treasury, The Green Book (2022), annex A6, and NICE's manual (PMG36), section 4.5.
  @Test func `the rates are those published`() {
    #expect(Discounting.greenBook == Discounting(health: 0.015, cost: 0.035))
    #expect(Discounting.nice == Discounting(health: 0.035, cost: 0.035))
  }
}
