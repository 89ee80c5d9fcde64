import Foundation
import PopulationHealth
import Testing

/// The functions of rows beside the system's own.
@Suite struct `Functions of rows` {
  /// A function of rows, the system's and numbers to try them on.
  struct Trial: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let ofRow: @Sendable ([Double]) -> [Double]
    let ofNumber: @Sendable (Double) -> Double
    let numbers: [Double]
  }

  /// Numbers evenly apart, and numbers of every size on both sides of zero.
  private static func numbers(from lower: Double, to upper: Double) -> [Double] {
    let even = (0...40_000).map { lower + (upper - lower) * Double($0) / 40_000 }
    let small = (0...20_000).map { size($0) }
    return (even + small + small.map { -$0 }).filter { lower <= $0 && $0 <= upper }
  }

  /// Sizes from 1 down to 1e-300.
  private static func size(_ step: Int) -> Double { pow(10, -Double(step) * 300 / 20_000) }

  static let trials = [
    Trial(
      testDescription: "chances of rates", ofRow: { Rows.chances(ofHazards: $0) },
      ofNumber: { -expm1(-$0) }, numbers: numbers(from: -709.7, to: 60)),
    Trial(
      testDescription: "chances of small rates", ofRow: { Rows.chances(ofHazards: $0) },
      ofNumber: { -expm1(-$0) }, numbers: numbers(from: -3, to: 3)),
    Trial(
      testDescription: "rates of chances", ofRow: { Rows.rates(ofChances: $0) },
      ofNumber: { -log1p(-$0) }, numbers: numbers(from: -5, to: 1 - 1e-12)),
    Trial(
      testDescription: "rates of chances far below zero", ofRow: { Rows.rates(ofChances: $0) },
      ofNumber: { -log1p(-$0) }, numbers: numbers(from: -1e9, to: 0)),
  ]

  /// Units in the last place of the system's answer, itself within one of the truth.
  private static let tolerance = 3.0

  @Test(arguments: trials)
  func `a row has the system's values to the last places`(trial: Trial) {
    let worst =
      zip(trial.ofRow(trial.numbers), trial.numbers).map { own, number in
        let system = trial.ofNumber(number)
        return abs(own - system) / system.ulp
      }.max() ?? .infinity
    #expect(worst <= Self.tolerance)
  }

  @Test(arguments: trials)
  func `a number has the same bytes wherever it stands in a row`(trial: Trial) {
    let numbers = Array(trial.numbers.prefix(300))
    let whole = trial.ofRow(numbers)
    for start in [1, 3, 7, 150, 299] {
      #expect(trial.ofRow(Array(numbers[start...])) == Array(whole[start...]))
    }
  }

  @Test func `what has no end, nothing and no number stay what they are`() {
    #expect(
      Rows.chances(ofHazards: [0, -.zero, .infinity, -.infinity]) == [0, 0, 1, -.infinity])
    #expect(Rows.chances(ofHazards: [-.zero])[0].sign == .minus)
    #expect(Rows.rates(ofChances: [0, 1, -.infinity]) == [0, .infinity, -.infinity])
    for function in [Rows.chances(ofHazards:), Rows.rates(ofChances:)] {
      #expect(function([.nan])[0].isNaN)
    }
    for chance in [(1.0).nextUp, 1.25, 1.75, 2, .infinity] {
      #expect(Rows.rates(ofChances: [chance])[0].isNaN, "\(chance)")
    }
  }

  @Test func `an empty row stays empty`() {
    #expect(Rows.chances(ofHazards: []).isEmpty && Rows.rates(ofChances: []).isEmpty)
  }
}
