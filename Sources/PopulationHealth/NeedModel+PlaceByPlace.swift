extension NeedModel {
  /// Projects one year as `advance` does, byte for byte, asking for what a plan changes in a place when
  /// it comes to it, so that what was worked out for one place need not wait for the others.
  ///
  /// - Parameters:
  ///   - people: the population at the start of the year.
  ///   - year: the year.
  ///   - level: the mortality level of that year; needed where deaths follow published chances.
  ///   - isSummed: whether the people at the end are summed over places, as the next year's mortality
  ///     needs where nothing is done.
  ///   - changes: what a plan does to the risks of a place, asked once for each in their order.
  ///   - body: given the people of each place at the end, in the same order, as soon as they are known.
  /// - Returns: the year's flows and its last population.
  package func advance(
    _ people: People, through year: FinancialYear, level: MortalityLevel?, isSummed: Bool,
    changes: (Int) -> RateChanges, body: (Int, [Double]) -> Void
  ) -> YearOfNeed {
    let rates = YearRates(of: self, in: year, places: shape.places.indices)
    var (room, trail) = (YearRoom(), YearTrail?.none)
    var tally = YearTally(shape: shape, places: shape.places.indices)
    var (end, adjustment) = ([Double](), [Double]?.none)
    var sum = Array(repeating: 0.0, count: isSummed ? shape.profileSize : 0)
    if placesActOnOneAnother {
      let all = shape.places.indices.map(changes)
      adjustment = pass(
        people.cells, at: 0, of: shape.places.indices, rates: rates, level: level,
        changes: all.allSatisfy(\.isNull) ? [] : all, in: &room, tally: &tally, leaving: &trail)
      end = room.next
      sum = []
      for place in shape.places.indices { body(place, Array(end[people.placeRange(place)])) }
    } else {
      end.reserveCapacity(shape.stateSize)
      for place in shape.places.indices {
        let change = changes(place)
        let added = pass(
          people.cells, at: people.placeRange(place).lowerBound, of: place..<(place + 1),
          rates: rates, level: level, changes: change.isNull ? [] : [change], in: &room,
          tally: &tally, leaving: &trail)
        end += room.next
        Rows.add(room.next, at: 0, to: &sum, at: 0, count: sum.count)
        if let added { adjustment = (adjustment ?? []) + added }
        body(place, room.next)
      }
    }
    return YearOfNeed(
      year: year, start: people, end: People(shape: shape, cells: end),
      deathsByAge: tally.deaths, births: tally.births, netMigration: tally.netMigration,
      adjustment: adjustment, endOfAllPlaces: sum.isEmpty ? nil : sum)
  }
}
