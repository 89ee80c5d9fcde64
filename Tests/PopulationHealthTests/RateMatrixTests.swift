import Foundation
import LinearAlgebra
import PopulationHealth
import Testing

/// Chances and years of the order of one, from some ten products of small tables.
private let closedFormTolerance = 1e-14

@Suite struct `Rates between states` {
  /// Well, ill and dead.
  private static let illness = Matrix([
    [-0.15, 0.1, 0.05], [0.2, -0.5, 0.3], [0, 0, 0],
  ])

  @Test func `a rate below zero, a row that does not sum to zero and an oblong are refused`() {
    #expect(throws: RateMatrix.Flaw.badRate(from: 0, to: 1, rate: -0.1)) {
      try RateMatrix(rates: Matrix([[0.1, -0.1], [0, 0]]))
    }
    #expect(throws: RateMatrix.Flaw.rowSum(from: 1, sum: 0.25)) {
      try RateMatrix(rates: Matrix([[-1, 1], [0.25, 0]]))
    }
    #expect(throws: RateMatrix.Flaw.notSquare(rows: 1, columns: 2)) {
      try RateMatrix(rates: Matrix([[0, 0]]))
    }
    #expect(throws: RateMatrix.Flaw.self) {
      try RateMatrix(leaving: Matrix([[0, .nan], [0, 0]]))
    }
    #expect(
      "\(RateMatrix.Flaw.rowSum(from: 1, sum: 0.25))"
        == "the rates from state 2 sum to 0.25, not to 0")
    #expect(
      "\(RateMatrix.Flaw.badRate(from: 0, to: 1, rate: -0.1))"
        == "the rate from state 1 to state 2 is -0.1, but has to be 0 or more")
  }

  @Test func `the diagonal takes up what is not given`() throws {
    let rates = try RateMatrix(leaving: Matrix([[9, 0.1, 0.05], [0.2, 9, 0.3], [0, 0, 9]]))
    #expect(rates == (try RateMatrix(rates: Self.illness)))
  }

  @Test(arguments: [0.25, 1, 7])
  func `death alone leaves exp of minus its rate alive`(years: Double) throws {
    let rates = try RateMatrix(rates: Matrix([[-0.3, 0.3], [0, 0]]))
    let alive = exp(-0.3 * years)
    let closed = Matrix([[alive, 1 - alive], [0, 1]])
    #expect(rates.transition(over: years).largestDifference(from: closed) <= closedFormTolerance)
    let lived = -expm1(-0.3 * years) / 0.3
    let occupied = Matrix([[lived, years - lived], [0, years]])
    let tolerance = closedFormTolerance * max(1, years)
    #expect(rates.occupancy(over: years).largestDifference(from: occupied) <= tolerance)
  }

  @Test(arguments: [0, 0.1, 1, 30])
  func `everyone is somewhere, for all of the time`(years: Double) throws {
    let rates = try RateMatrix(rates: Self.illness)
    let (moves, lived) = (rates.transition(over: years), rates.occupancy(over: years))
    for state in 0..<3 {
      #expect(abs(moves.row(state).reduce(0, +) - 1) <= 1e-12)
      #expect(abs(lived.row(state).reduce(0, +) - years) <= 1e-12 * max(1, years))
    }
    #expect(moves.elements.allSatisfy { $0 >= 0 } && lived.elements.allSatisfy { $0 >= 0 })
  }

  /// Rates of a thousand a year and more take eleven squarings, each of which can double an error of
  /// rounding.
  private static let squaredTolerance = 1e-12

  @Test(arguments: [10.0, 1000, 10_000])
  func `high rates come to their balance, and nobody is lost on the way`(rate: Double) throws {
    let rates = try RateMatrix(leaving: Matrix([[0, rate], [3 * rate, 0]]))
    let (chances, years) = (rates.transition(), rates.occupancy(over: 2))
    for state in 0..<2 {
      #expect(abs(chances.row(state).reduce(0, +) - 1) <= closedFormTolerance)
      #expect(abs(years.row(state).reduce(0, +) - 2) <= closedFormTolerance)
      #expect(abs(chances[state, 0] - 0.75) <= Self.squaredTolerance)
    }
  }

  @Test func `a year of moves is the rates times the time lived in each state`() throws {
    // exp(QΔ) − I = Q ∫exp(Qs) ds: deaths are rates of death times years at risk.
    let rates = try RateMatrix(rates: Self.illness)
    let change = rates.transition(over: 2).subtracting(.identity(3))
    let flows = rates.occupancy(over: 2).product(rates.rates)
    #expect(flows.largestDifference(from: change) <= closedFormTolerance)
  }

  @Test func `the mean of start and end is the trapezium rule of the years lived`() throws {
    let rates = try RateMatrix(rates: Self.illness)
    let mean = Matrix.identity(3).adding(rates.transition()).scaled(by: 0.5)
    let error = mean.largestDifference(from: rates.occupancy())
    // Its error is about |Q²| / 12.
    #expect(error > 1e-3 && error < 0.5 * 0.5 / 12 * 2)
  }

  @Test func `a hazard ratio multiplies its rates and no others`() throws {
    let rates = try RateMatrix(rates: Self.illness)
    let halved = rates.scaled { from, to in from == 0 && to == 1 ? 0.5 : 1 }
    #expect(
      halved
        == (try RateMatrix(rates: Matrix([[-0.1, 0.05, 0.05], [0.2, -0.5, 0.3], [0, 0, 0]]))))
    #expect(rates.scaled { _, _ in 1 } == rates)
  }
}
