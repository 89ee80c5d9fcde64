extension StandardPopulation {
  /// What each event and each person-year more at an age does to a directly standardised rate: its exact
  /// derivative.
  ///
  /// - Parameters:
  ///   - events: events at each single year of age, the last open.
  ///   - personYears: person-years at each.
  ///   - ages: the ages.
  /// - Returns: one for each age, of events and of person-years; nothing where there is no rate.
  public func derivative(
    events: [Double], personYears: [Double], ages: AgeRange
  ) -> (events: [Double], personYears: [Double])? {
    var ofEvents = Array(repeating: 0.0, count: ages.count)
    var ofYears = ofEvents
    let parts = parts(within: ages)
    let weight = parts.reduce(0.0) { $0 + $1.people }
    guard weight > 0 else { return nil }
    for (people, positions) in parts {
      let years = positions.reduce(0.0) { $0 + personYears[$1] }
      let count = positions.reduce(0.0) { $0 + events[$1] }
      guard years > 0 else { return nil }
      for position in positions {
        ofEvents[position] = people / years / weight
        ofYears[position] = -people * count / (years * years) / weight
      }
    }
    return (ofEvents, ofYears)
  }
}
