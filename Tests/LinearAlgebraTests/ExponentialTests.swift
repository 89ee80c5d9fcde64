import Foundation
import LinearAlgebra
import Testing

/// Elements of the order of one, from some ten products of small tables.
private let closedFormTolerance = 1e-14

@Suite struct ExponentialTests {
  @Test(arguments: [(0.001, 0.002), (0.1, 0.03), (0.7, 0.9), (2, 0.5), (3, 6), (40, 15)])
  func `two states agree with their closed form`(up: Double, down: Double) {
    let matrix = Matrix([[-up, up], [down, -down]])
    let total = up + down
    let (high, left) = (up / total, exp(-total))
    let closed = Matrix([
      [1 - high + high * left, high - high * left],
      [(1 - high) * (1 - left), high + (1 - high) * left],
    ])
    #expect(matrix.exponential().largestDifference(from: closed) <= closedFormTolerance)
  }

  @Test(arguments: [(0.01, 0.02, 0.005), (0.2, 0.1, 0.05), (0.9, 1.7, 0.3), (4, 1, 2)])
  func `three states, well, ill and dead, agree with their closed form`(
    illness: Double, deathOfIll: Double, deathOfWell: Double
  ) {
    let leaving = illness + deathOfWell
    let matrix = Matrix([
      [-leaving, illness, deathOfWell], [0, -deathOfIll, deathOfIll], [0, 0, 0],
    ])
    let (well, ill) = (exp(-leaving), exp(-deathOfIll))
    let becomesIll = illness * (ill - well) / (leaving - deathOfIll)
    let closed = Matrix([
      [well, becomesIll, 1 - well - becomesIll], [0, ill, 1 - ill], [0, 0, 1],
    ])
    #expect(matrix.exponential().largestDifference(from: closed) <= closedFormTolerance)
  }

  @Test(arguments: [0.01, 0.2, 0.9, 2, 5, 40])
  func `a chain that never turns back gives Poisson chances`(rate: Double) {
    // Each state is left for the next at one rate: equal eigenvalues, a single Jordan block.
    var matrix = Matrix(rows: 4, columns: 4)
    for state in 0..<4 {
      matrix[state, state] = -rate
      if state < 3 { matrix[state, state + 1] = rate }
    }
    let power = matrix.exponential()
    var chance = exp(-rate)
    for events in 0..<4 {
      #expect(abs(power[0, events] - chance) <= closedFormTolerance)
      chance *= rate / Double(events + 1)
    }
  }

  @Test(arguments: [0.001, 0.1, 1, 20, 300])
  func `the rows of 64 states sum to one`(scale: Double) {
    let power = generator(64, seed: 11).scaled(by: scale).exponential()
    for state in 0..<64 {
      // Each squaring may double the rounding of the last.
      #expect(abs(power.row(state).reduce(0, +) - 1) <= 1e-12)
      #expect(power.row(state).allSatisfy { $0 >= -1e-15 })
    }
  }

  @Test(arguments: [0.05, 0.8, 6])
  func `people moved for thirty years are as many as at the start`(scale: Double) {
    let power = generator(64, seed: 12).scaled(by: scale).exponential()
    var people = Matrix([(0..<64).map { 1 / Double($0 + 1) }])
    let before = people.elements.reduce(0, +)
    for _ in 0..<30 { people = people.product(power) }
    #expect(abs(people.elements.reduce(0, +) - before) <= 1e-12)
  }

  @Test(arguments: [1e-3, 0.1, 0.4, 1, 2])
  func `the exponential of a table undoes that of its negative`(scale: Double) {
    // One scale for each degree: the norms of these tables are 0.01, 0.2, 0.9, 2 and more.
    let matrix = generator(8, seed: 13).scaled(by: scale)
    let product = matrix.exponential().product(matrix.scaled(by: -1).exponential())
    // Elements of the inverse are of the order of e²: some tens of roundings of those.
    #expect(product.largestDifference(from: .identity(8)) <= 1e-13)
  }

  @Test(arguments: [0.02, 0.5, 3, 30])
  func `two half years make a year`(scale: Double) {
    let matrix = generator(12, seed: 14).scaled(by: scale)
    let half = matrix.scaled(by: 0.5).exponential()
    #expect(half.product(half).largestDifference(from: matrix.exponential()) <= 1e-13)
  }

  @Test func `the exponential of nothing is the identity`() {
    #expect(Matrix(rows: 5, columns: 5).exponential() == .identity(5))
    #expect(Matrix(rows: 0, columns: 0).exponential() == Matrix(rows: 0, columns: 0))
  }

  @Test(arguments: [(0.1, 0.03), (0.7, 0.9), (3, 6), (40, 15)])
  func `the integral of two states agrees with its closed form`(up: Double, down: Double) {
    let (power, integral) = Matrix([[-up, up], [down, -down]]).exponentialAndIntegral()
    let total = up + down
    let (high, mean) = (up / total, -expm1(-total) / total)
    let closed = Matrix([
      [1 - high + high * mean, high - high * mean],
      [(1 - high) * (1 - mean), high + (1 - high) * mean],
    ])
    #expect(integral.largestDifference(from: closed) <= closedFormTolerance)
    let alone = Matrix([[-up, up], [down, -down]]).exponential()
    #expect(power.largestDifference(from: alone) <= closedFormTolerance)
  }

  @Test(arguments: [0.05, 1, 4])
  func `the integral agrees with quadrature`(scale: Double) {
    let matrix = generator(10, seed: 15).scaled(by: scale)
    // Simpson's rule on 200 parts: an error of the order of (norm / 200)⁴ / 180, below 1e-8.
    let parts = 200
    var sum = Matrix(rows: 10, columns: 10)
    for part in 0...parts {
      let weight = part == 0 || part == parts ? 1.0 : part % 2 == 1 ? 4 : 2
      let power = matrix.scaled(by: Double(part) / Double(parts)).exponential()
      sum = sum.adding(power, times: weight / Double(3 * parts))
    }
    #expect(matrix.exponentialAndIntegral().integral.largestDifference(from: sum) <= 1e-8)
  }

  @Test(arguments: [0.01, 0.5, 2])
  func `the rates come back as the logarithm of their exponential`(scale: Double) throws {
    let matrix = generator(8, seed: 16).scaled(by: scale)
    let back = try #require(matrix.exponential().logarithm())
    // The logarithm's condition is that of the exponential, up to e⁴ here.
    #expect(back.largestDifference(from: matrix) <= 1e-12)
  }

  @Test(arguments: [0.01, 0.5, 4])
  func `the slope of a weighted exponential is that of central differences`(scale: Double) {
    let matrix = generator(5, seed: 21).scaled(by: scale)
    let worth = generator(5, seed: 22)
    func sum(_ matrix: Matrix) -> Double {
      zip(matrix.exponential().elements, worth.elements).reduce(0.0) { $0 + $1.0 * $1.1 }
    }
    let slope = matrix.exponentialSlope(worth)
    let step = 1e-4
    for element in 0..<25 {
      var (high, low) = (matrix, matrix)
      high[element / 5, element % 5] += step
      low[element / 5, element % 5] -= step
      // The step's square and rounding over the step are both some 1e-9.
      #expect(
        abs((sum(high) - sum(low)) / (2 * step) - slope[element / 5, element % 5]) <= 1e-7)
    }
  }

  @Test func `a table with a negative or no eigenvalue has no principal logarithm`() {
    #expect(Matrix([[0.2, 0.8], [0.9, 0.1]]).logarithm() == nil)
    #expect(Matrix([[0.5, 0.5], [0.5, 0.5]]).logarithm() == nil)
    #expect(Matrix([[-1, 0], [0, -1]]).logarithm() == nil)
  }

  @Test func `a turn by a right angle has the turn's own logarithm`() throws {
    let turn = try #require(Matrix([[0, -1], [1, 0]]).logarithm())
    #expect(turn.largestDifference(from: Matrix([[0, -.pi / 2], [.pi / 2, 0]])) <= 1e-14)
  }
}

/// Rates of moves between states that are the same each time, each row summing to zero but for
/// rounding; those of 8 states leave at a rate of about one.
private func generator(_ size: Int, seed: UInt64) -> Matrix {
  var state = seed
  var matrix = Matrix(rows: size, columns: size)
  for row in 0..<size {
    for column in 0..<size where column != row {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      matrix[row, column] = Double(state >> 11) * 0x1p-53 * 2 / Double(size)
    }
    matrix[row, row] = -matrix.row(row).reduce(0, +)
  }
  return matrix
}
