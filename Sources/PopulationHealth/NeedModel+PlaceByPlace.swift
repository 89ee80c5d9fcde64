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
    guard !placesActOnOneAnother else {
      let all = shape.places.indices.map(changes)
      let result = advance(
        people, through: year, level: level, changes: all.allSatisfy(\.isNull) ? [] : all)
      for place in shape.places.indices {
        body(place, Array(result.end.cells[people.placeRange(place)]))
      }
      return result
    }
    var end: [Double] = []
    end.reserveCapacity(shape.stateSize)
    var deaths = DeathsByAge(shape: shape)
    var (births, netMigration, adjustment) = ([Double](), [Double](), [Double]())
    let (groups, ages) = (shape.groupCount, shape.ageCount)
    for place in shape.places.indices {
      let change = changes(place)
      var trail: YearTrail?
      let passed = pass(
        Array(people.cells[people.placeRange(place)]), of: place..<(place + 1), through: year,
        level: level, changes: change.isNull ? [] : [change], leaving: &trail)
      end += passed.end
      Rows.add(
        passed.tally.deaths.atStart, at: 0, to: &deaths.atStart, at: place * groups * ages,
        count: groups * ages)
      Rows.add(
        passed.tally.deaths.newborn, at: 0, to: &deaths.newborn, at: place * groups, count: groups)
      births += passed.tally.births
      netMigration += passed.tally.netMigration
      adjustment += passed.adjustment ?? Array(repeating: 0, count: groups)
      body(place, passed.end)
    }
    return YearOfNeed(
      year: year, start: people, end: People(shape: shape, cells: end), deathsByAge: deaths,
      births: births, netMigration: netMigration, adjustment: adjustment)
  }
}
