import Foundation
import LinearAlgebra
import PopulationHealth
import Testing

@Suite struct `The nearest rates to published probabilities` {
  /// Tables of which no rates are the exact outcome.
  private static let tables = [
    // Nobody is seen to go from well to dead, though well go ill and ill die.
    Matrix([[0.8, 0.2, 0], [0, 0.7, 0.3], [0, 0, 1]]),
    // As above, and some recover.
    Matrix([[0.8, 0.2, 0, 0], [0.1, 0.7, 0.2, 0], [0, 0.1, 0.6, 0.3], [0, 0, 0, 1]]),
    // Nearly a cycle: the logarithm has complex eigenvalues.
    Matrix([[0.3, 0.7, 0], [0, 0.3, 0.7], [0.7, 0, 0.3]]),
    // A negative eigenvalue: there is no principal logarithm.
    Matrix([[0.1, 0.8, 0.1], [0.7, 0.2, 0.1], [0, 0, 1]]),
  ]

  @Test(arguments: [0.5, 1, 5])
  func `probabilities that rates made give those rates back`(years: Double) throws {
    let rates = try RateMatrix(
      rates: Matrix([[-0.15, 0.1, 0.05], [0.2, -0.5, 0.3], [0, 0, 0]]))
    let found = RateMatrix.nearest(to: rates.transition(over: years), over: years)
    #expect(found.rates.rates.largestDifference(from: rates.rates) <= 1e-12)
    #expect(found.distance <= 1e-14)
  }

  @Test func `the rates of a simple chance of death are its −ln of one less`() {
    let found = RateMatrix.nearest(to: Matrix([[0.75, 0.25], [0, 1]]))
    #expect(abs(found.rates.rates[0, 1] + log(0.75)) <= 1e-14)
    #expect(found.rates.rates.row(1).allSatisfy { $0 == 0 })
  }

  @Test(arguments: tables)
  func `the distance is what the rates' own outcome misses by`(table: Matrix) {
    let found = RateMatrix.nearest(to: table)
    #expect(found.distance == found.rates.transition().largestDifference(from: table))
    #expect(found.distance > 1e-4, "no rates have exactly this outcome")
  }

  @Test(arguments: tables)
  func `no small change of any rate comes nearer`(table: Matrix) throws {
    let found = RateMatrix.nearest(to: table).rates
    let least = squares(found, table)
    for from in 0..<table.rows where table[from, from] < 1 {
      for to in 0..<table.rows where to != from {
        for change in [-1e-4, 1e-4] {
          var moves = found.rates
          moves[from, to] = max(0, moves[from, to] + change)
          // A change of a ten-thousandth is worth 1e-8 where it is worth anything.
          #expect(squares(try RateMatrix(leaving: moves), table) >= least - 1e-12)
        }
      }
    }
  }

  @Test(arguments: tables.prefix(3))
  func `it is nearer than the logarithm with its negative rates set to zero`(
    table: Matrix
  ) throws {
    let logarithm = try #require(table.logarithm())
    let adjusted = Matrix(
      rows: table.rows, columns: table.columns, elements: logarithm.elements.map { max(0, $0) })
    let start = squares(try RateMatrix(leaving: adjusted), table)
    #expect(squares(RateMatrix.nearest(to: table).rates, table) < start)
  }

  @Test func `two states that swap too often come near the fastest moves there can be`() {
    // exp(Q) of two states has a positive determinant; this has −0.3. As rates grow without end both
    // rows tend to one row (1 − h, h), and the least squares are at h = (0.7 + 0.4) / 2.
    let found = RateMatrix.nearest(to: Matrix([[0.3, 0.7], [0.6, 0.4]]))
    #expect(abs(found.distance - 0.15) <= 1e-6)
  }

  @Test func `rounding in published rows is brought to one and counts as distance`() {
    let found = RateMatrix.nearest(to: Matrix([[0.749996, 0.249996], [0, 1]]))
    #expect(found.distance > 1e-6 && found.distance < 1e-5)
  }

  private func squares(_ rates: RateMatrix, _ table: Matrix) -> Double {
    rates.transition().subtracting(table).elements.reduce(0) { $0 + $1 * $1 }
  }
}
