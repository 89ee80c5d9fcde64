import CohortModels
import Testing

struct CountingConventionTests {
  /// Rounding in sums of some tens of weights.
  private let tolerance: Double = 1e-12

  private static let third = 1.0 / 3
  private static let ofFourCycles: [(CountingConvention, [Double])] = [
    (.halfCycle, [0.5, 1, 1, 1, 0.5]), (.none, [1, 1, 1, 1, 1]), (.beginning, [1, 1, 1, 1, 0]),
    (.end, [0, 1, 1, 1, 1]), (.lifeTable, [0.5, 1, 1, 1, 0.5]),
    (.simpson, [third, 4 * third, 2 * third, 4 * third, third]),
    (.darthSimpson, [third, 2 * third, 4 * third, 2 * third, third]),
  ]

  @Test(arguments: CountingConventionTests.ofFourCycles)
  func `the weights of four cycles are those of the rule`(
    convention: CountingConvention, expected: [Double]
  ) throws {
    let weights = try #require(convention.weights(cycles: 4))
    for (weight, other) in zip(weights, expected) { #expect(abs(weight - other) <= tolerance) }
    #expect(weights.count == expected.count)
  }

  @Test func `Simpson's rule ends an odd number of cycles with the 3/8 rule`() throws {
    let weights = try #require(CountingConvention.simpson.weights(cycles: 5))
    let expected = [Self.third, 4 * Self.third, Self.third + 0.375, 1.125, 1.125, 0.375]
    for (weight, other) in zip(weights, expected) { #expect(abs(weight - other) <= tolerance) }
    #expect(CountingConvention.simpson.weights(cycles: 1) == [0.5, 0.5])
  }

  @Test(arguments: [1, 2, 3, 4, 7, 74, 75])
  func `every rule that counts each cycle once sums to the cycles`(cycles: Int) throws {
    for rule in [CountingConvention.halfCycle, .beginning, .end, .lifeTable, .simpson] {
      let sum = try #require(rule.weights(cycles: cycles)).reduce(0, +)
      #expect(abs(sum - Double(cycles)) <= tolerance, "\(rule)")
    }
    #expect(CountingConvention.none.weights(cycles: cycles)?.reduce(0, +) == Double(cycles + 1))
  }

  /// Simpson's 1/3 rule is exact for cubics, and the 3/8 rule too.
  @Test(arguments: [4, 5, 9])
  func `Simpson's rule integrates a cubic exactly`(cycles: Int) throws {
    let weights = try #require(CountingConvention.simpson.weights(cycles: cycles))
    let sum = weights.enumerated().reduce(0.0) { sum, row in
      let x = Double(row.offset)
      return sum + row.element * (x * x * x - 2 * x + 1)
    }
    let n = Double(cycles)
    let integral: Double = n * n * n * n / 4 - n * n + n
    #expect(abs(sum - integral) <= 1e-9)
  }

  /// The tutorial's weights for 75 cycles sum to 74 2/3 (Alarid-Escudero et al. 2023).
  @Test func `the tutorial's weights sum to less than its cycles`() throws {
    let sum = try #require(CountingConvention.darthSimpson.weights(cycles: 75)).reduce(0, +)
    #expect(abs(sum - 74 - 2 * Self.third) <= tolerance)
  }

  @Test func `the life-table rule discounts a cycle as a whole from its start`() throws {
    let factors = try #require(
      CountingConvention.lifeTable.factors(cycles: 2) { [1, 0.9, 0.81][$0] })
    let expected = [0.5, 0.95, 0.45]
    for (factor, other) in zip(factors, expected) { #expect(abs(factor - other) <= tolerance) }
  }
}
