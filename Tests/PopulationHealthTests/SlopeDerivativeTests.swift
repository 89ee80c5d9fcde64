import PopulationHealth
import Testing

@Suite struct `Derivatives of the slope index` {
  private static let people = [21_675.0, 20_065, 19_750, 24_713, 20_112]
  private static let values = [0.214, 0.187, 0.169, 0.141, 0.128]
  private static let same = Array(repeating: 1.0 / 3, count: 5)
  /// Rounding of sums of a few numbers, as a part of the largest.
  private static let tolerance = 1e-14

  @Test(arguments: SlopeIndex.Form.allCases, [1, -100.0])
  func `are what small changes in values and people make of it`(
    form: SlopeIndex.Form, multiplier: Double
  ) throws {
    func slope(_ values: [Double], _ people: [Double]) throws -> Double {
      try #require(
        SlopeIndex(values: values, people: people, form: form, multiplier: multiplier)
      ).slope
    }
    let derivative = try #require(
      SlopeIndex.Derivative(
        values: Self.values, people: Self.people, form: form, multiplier: multiplier))
    let value = try slope(Self.values, Self.people)
    for group in Self.values.indices {
      let ofValue = try CentralDifference.of(size: Self.values[group]) { change in
        var values = Self.values
        values[group] += change
        return try slope(values, Self.people)
      }
      let ofPeople = try CentralDifference.of(size: Self.people[group]) { change in
        var people = Self.people
        people[group] += change
        return try slope(Self.values, people)
      }
      #expect(
        CentralDifference.agrees(
          derivative.values[group], ofValue, size: Self.values[group], value: value),
        "value of \(group): \(derivative.values[group]), \(ofValue)")
      #expect(
        CentralDifference.agrees(
          derivative.people[group], ofPeople, size: Self.people[group], value: value),
        "people of \(group): \(derivative.people[group]), \(ofPeople)")
    }
  }

  @Test func `what everybody gains alike does nothing to it`() throws {
    let derivative = try #require(
      SlopeIndex.Derivative(values: Self.values, people: Self.people))
    let largest = derivative.values.map(abs).largestDistance
    #expect(largest > 1 && abs(derivative.values.reduce(0, +)) <= Self.tolerance * largest)
  }

  /// A year more for everybody: neither the index nor what moves it is another.
  @Test func `a value that is higher for everybody leaves the derivative as it was`() throws {
    let before = try #require(SlopeIndex.Derivative(values: Self.values, people: Self.people))
    let after = try #require(
      SlopeIndex.Derivative(values: Self.values.map { $0 + 1 }, people: Self.people))
    #expect(before.values == after.values)
    for (one, other) in zip(before.people, after.people) {
      #expect(abs(one - other) <= 1e-12 * before.people.map(abs).largestDistance)
    }
  }

  @Test(arguments: SlopeIndex.Form.allCases)
  func `where all are alike it does not matter who they are`(form: SlopeIndex.Form) throws {
    let derivative = try #require(
      SlopeIndex.Derivative(values: Self.same, people: Self.people, form: form))
    #expect(derivative.people.allSatisfy { $0 == 0 })
  }

  @Test(arguments: SlopeIndex.Form.allCases)
  func `the same growth of every group does nothing to it`(form: SlopeIndex.Form) throws {
    let derivative = try #require(
      SlopeIndex.Derivative(values: Self.values, people: Self.people, form: form))
    let parts = zip(derivative.people, Self.people).map { $0 * $1 }
    let largest = parts.map(abs).largestDistance
    #expect(largest > 1e-4 && abs(parts.reduce(0, +)) <= Self.tolerance * largest)
  }

  @Test func `there is none where there is no index`() {
    #expect(SlopeIndex.Derivative(values: [1], people: [1]) == nil)
    #expect(SlopeIndex.Derivative(values: [0, 2], people: [1, 1], form: .log) == nil)
  }
}
