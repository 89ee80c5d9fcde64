import PopulationHealth

/// The least that a programme must be within people's reach, from a year of the plan on.
public struct AccessLimit: Hashable, Sendable {
  /// What there must be at least so much of.
  public enum Measure: Hashable, Sendable {
    /// The share of eligible people reached in each place.
    case coverage
    /// People reached in each place in a year, those of one quintile or `nil` for all.
    case people(quintile: Int?)
    /// People reached in a year as a share of all who live in each place, those of one quintile or
    /// `nil` for all.
    case residents(quintile: Int?)
    /// The share of those reached, in the places together, who are of a quintile.
    case shareOfReached(quintile: Int)
  }

  /// The name the scenario gives it.
  public let id: String
  /// Position of the programme.
  public let intervention: Int
  /// What is counted.
  public let measure: Measure
  /// The least of it.
  public let least: Double
  /// Positions of the places it is about, in ascending order.
  public let places: [Int]
  /// Position of the first year of the plan in which it holds.
  public let firstYear: Int

  /// Makes a limit on access.
  public init(
    id: String, intervention: Int, measure: Measure, least: Double, places: [Int], firstYear: Int
  ) {
    self.id = id
    self.intervention = intervention
    self.measure = measure
    self.least = least
    self.places = places
    self.firstYear = firstYear
  }
}

extension SystemModel {
  /// People of one quintile, or `nil` for all, who are eligible for an intervention in a place, given the
  /// people there at the start of a year.
  package func eligible(
    for intervention: Int, quintile: Int?, in place: Int, at year: YearOfSystem
  ) -> Double {
    eligible(for: intervention, quintile: quintile, in: place, among: year.need.start)
  }

  /// The same given the people the model starts with.
  package func eligibleAtStart(for intervention: Int, quintile: Int?, in place: Int) -> Double {
    eligible(for: intervention, quintile: quintile, in: place, among: need.start)
  }

  private func eligible(
    for intervention: Int, quintile: Int?, in place: Int, among people: People
  ) -> Double {
    effects.eligiblePeople(for: intervention, quintile: quintile, in: people, place: place)
  }

  /// People of one quintile, or `nil` for all, who live in a place at the start of a year.
  package func residents(quintile: Int?, in place: Int, at year: YearOfSystem) -> Double {
    residents(quintile: quintile, in: place, among: year.need.start)
  }

  /// The same of the people the model starts with.
  package func residentsAtStart(quintile: Int?, in place: Int) -> Double {
    residents(quintile: quintile, in: place, among: need.start)
  }

  private func residents(quintile: Int?, in place: Int, among people: People) -> Double {
    (0..<shape.groupCount).reduce(0.0) { sum, group in
      guard quintile ?? group % shape.quintiles.count == group % shape.quintiles.count else {
        return sum
      }
      let block = (place * shape.groupCount + group) * shape.blockSize
      return people.cells[block..<(block + shape.blockSize)].reduce(sum, +)
    }
  }
}
