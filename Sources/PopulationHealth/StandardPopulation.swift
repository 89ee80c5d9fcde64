/// People by age in a population that does not change, by which rates are made comparable.
public struct StandardPopulation: Hashable, Sendable {
  /// The age at which each band begins, and people from there to the next; the last is open.
  private let bands: [Band]

  private struct Band: Hashable, Sendable {
    var start: Int
    var people: Double
  }

  /// The European Standard Population of 2013 (Eurostat), by which official death rates in England are
  /// standardised; 95 and over with 90 to 94, as ages here end at 90 and over.
  public static let european2013 = StandardPopulation([
    (0, 1000), (1, 4000), (5, 5500), (10, 5500), (15, 5500), (20, 6000), (25, 6000), (30, 6500),
    (35, 7000), (40, 7000), (45, 7000), (50, 7000), (55, 6500), (60, 6000), (65, 5500), (70, 5000),
    (75, 4000), (80, 2500), (85, 1500), (90, 1000),
  ])

  private init(_ bands: [(start: Int, people: Double)]) {
    self.bands = bands.map { Band(start: $0.start, people: $0.people) }
  }

  /// A directly standardised rate: the mean of the rates of its bands, weighted by its people.
  ///
  /// Bands outside the ages given are left out, and those that reach over their edge are cut to it,
  /// their people taken as spread evenly.
  ///
  /// - Parameters:
  ///   - events: events at each single year of age, the last open.
  ///   - personYears: person-years at each.
  ///   - ages: the ages.
  ///   - areShares: whether the events are a part of the person-years, such as those in a state.
  /// - Returns: events for each person-year and the standard error of that when events vary as Poisson
  ///   numbers, or as binomial ones where they are shares; nothing if a band has no person-years.
  public func rate(
    events: [Double], personYears: [Double], ages: AgeRange, areShares: Bool = false
  ) -> (rate: Double, standardError: Double)? {
    var (sum, variance, weight) = (0.0, 0.0, 0.0)
    for (people, positions) in parts(within: ages) {
      let years = positions.reduce(0.0) { $0 + personYears[$1] }
      let count = positions.reduce(0.0) { $0 + events[$1] }
      guard years > 0 else { return nil }
      sum += people * count / years
      let others = areShares ? max(0, 1 - count / years) : 1
      variance += people * people * count * others / (years * years)
      weight += people
    }
    guard weight > 0 else { return nil }
    return (sum / weight, variance.squareRoot() / weight)
  }

  /// The bands within ages: people of each, and the positions it has among the ages.
  func parts(within ages: AgeRange) -> [(people: Double, positions: ClosedRange<Int>)] {
    bands.enumerated().compactMap { position, band in
      let isLast = position == bands.count - 1
      let end = isLast ? AgeRange.oldest : bands[position + 1].start - 1
      guard let whole = AgeRange(band.start, end),
        let part = AgeRange(max(band.start, ages.lower), min(end, ages.upper))
      else { return nil }
      let people = band.people * Double(part.count) / Double(whole.count)
      return (people, (part.lower - ages.lower)...(part.upper - ages.lower))
    }
  }
}
