extension NeedModel {
  /// Projects one year as `advance` does, byte for byte, asking for what a plan changes in a place when
  /// it comes to it, so that what was worked out for one place need not wait for the others.
  ///
  /// - Parameters:
  ///   - people: the population at the start of the year.
  ///   - year: the year.
  ///   - level: the mortality level of that year; needed where deaths follow published chances.
  ///   - changes: what a plan does to the risks of a place, asked once for each in their order.
  ///   - body: given the people of each place at the end, in the same order, as soon as they are known.
  /// - Returns: the year's flows and its last population.
  package func advance(
    _ people: People, through year: FinancialYear, level: MortalityLevel?,
    changes: (Int) -> RateChanges, body: (Int, [Double]) -> Void
  ) -> YearOfNeed {
    let rates = YearRates(of: self, in: year, places: shape.places.indices)
    var (room, trail) = (YearRoom(), YearTrail?.none)
    var tally = YearTally(shape: shape, places: shape.places.indices)
    var (end, adjustment) = ([Double](), [Double]?.none)
    if placesActOnOneAnother {
      let all = shape.places.indices.map(changes)
      adjustment = pass(
        people.cells, at: 0, of: shape.places.indices, rates: rates, level: level,
        changes: all.allSatisfy(\.isNull) ? [] : all, in: &room, tally: &tally, leaving: &trail)
      end = room.next
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
        if let added { adjustment = (adjustment ?? []) + added }
        body(place, room.next)
      }
    }
    return YearOfNeed(
      year: year, start: people, end: People(shape: shape, cells: end),
      deathsByAge: tally.deaths, births: tally.births, netMigration: tally.netMigration,
      adjustment: adjustment)
  }
}
