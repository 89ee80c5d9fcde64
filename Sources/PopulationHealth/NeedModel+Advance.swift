extension NeedModel {
  /// Projects one year.
  ///
  /// The order within a year is: half of the migrants arrive; deaths; survivors move between segments
  /// and grow a year older; the newborn join; the other half of the migrants arrive; people are brought
  /// to official totals where that is asked. Scheduled deaths are taken out first, and scheduled births
  /// and migrants added last. Where the numbers of a year are shared out, those who leave go first, then
  /// those who die; the others move; arrivals join last. A plan changes neither kind of number.
  ///
  /// - Parameters:
  ///   - people: the population at the start of the year.
  ///   - year: the year.
  ///   - level: the mortality level of that year; needed where deaths follow published chances.
  ///   - changes: what a plan does to risks, one entry a place; empty when nothing changes.
  /// - Returns: the year's flows and its last population. No cell is below zero unless scheduled
  ///   events take out more people than there are.
  public func advance(
    _ people: People, through year: FinancialYear, level: MortalityLevel?,
    changes: [RateChanges] = []
  ) -> YearOfNeed {
    var tally = YearTally(shape: shape)
    var cells = people.cells
    let migration = migrantsByAge(of: people, in: year)
    if let migration { addMigrants(migration.before, to: &cells, tally: &tally) }
    if case .shared(_, let leaving) = migrants {
      take(leaving.departures(in: year, among: cells), from: &cells) {
        tally.netMigration[$0 / shape.blockSize] -= $1
      }
    }
    if case .shared(let events) = deaths {
      let (block, ages) = (shape.blockSize, shape.ageCount)
      take(events.departures(in: year, among: cells), from: &cells) {
        tally.deaths.atStart[$0 / block * ages + $0 % ages] += $1
      }
    }
    var next = Array(repeating: 0.0, count: cells.count)
    for place in shape.places.indices {
      let change = changes.isEmpty ? nil : changes[place]
      takeDeaths(
        place: place, year: year, level: level, change: change, cells: &cells, tally: &tally)
      let probability =
        change?.upwardMoves.map { moves.probability(withUpwardHazardRatios: $0) }
        ?? moves.probability
      moves.carry(cells, place: place, probability: probability, into: &next)
    }
    addBirths(from: people.cells, to: &next, year: year, tally: &tally)
    if let migration { addMigrants(migration.after, to: &next, tally: &tally) }
    if case .scheduled(let events) = migrants, let arrivals = events.byYear[year] {
      add(arrivals, to: &next, counting: &tally.netMigration)
    }
    if case .shared(let arriving, _) = migrants {
      add(
        arriving.arrivals(in: year, among: people.cells), to: &next,
        counting: &tally.netMigration)
    }
    let adjustment = officialFactors?.adjust(&next, endOf: year, shape: shape)
    return YearOfNeed(
      year: year, start: people, end: People(shape: shape, cells: next), deathsByAge: tally.deaths,
      births: tally.births, netMigration: tally.netMigration, adjustment: adjustment)
  }

  private func takeDeaths(
    place: Int, year: FinancialYear, level: MortalityLevel?, change: RateChanges?,
    cells: inout [Double], tally: inout YearTally
  ) {
    let (profile, block, ages) = (shape.profileSize, shape.blockSize, shape.ageCount)
    let offset = place * profile
    let first = place * shape.groupCount
    switch deaths {
    case .shared: break
    case .published:
      guard let level else { preconditionFailure("published chances of death need a level") }
      let probability =
        change?.deaths.map { level.probability(withHazardRatios: $0) } ?? level.probability
      for row in 0..<(profile / ages) {
        let group = row / shape.segments.count
        Rows.take(
          probability, at: row * ages, from: &cells, at: offset + row * ages,
          to: &tally.deaths.atStart, at: (first + group) * ages, count: ages)
      }
    case .scheduled(let events):
      guard let died = events.byYear[year] else { return }
      for cell in 0..<profile {
        cells[offset + cell] -= died[offset + cell]
        tally.deaths.atStart[(first + cell / block) * ages + cell % ages] += died[offset + cell]
      }
    }
  }

  /// Births follow the mean of women at the year's start and end, each at her own age.
  private func addBirths(
    from start: [Double], to end: inout [Double], year: FinancialYear, tally: inout YearTally
  ) {
    switch births {
    case .scheduled(let events):
      guard let arrivals = events.byYear[year] else { return }
      add(arrivals, to: &end, counting: &tally.births)
    case .shared(let events):
      add(events.arrivals(in: year, among: start), to: &end, counting: &tally.births)
    case .fertility(let fertility):
      guard case .published(let mortality) = deaths else { return }
      let rates = fertility.birthsPerWoman.value(in: year)
      let infantDeath = mortality.probabilityAtBirth(in: year)
      let (ages, segments, groups) = (shape.ageCount, shape.segments.count, shape.groupCount)
      for place in shape.places.indices {
        for quintile in shape.quintiles.indices {
          let mothers = shape.group(sex: fertility.women, quintile: quintile)
          var born = 0.0
          for segment in 0..<segments {
            let row =
              place * shape.profileSize
              + shape.profileIndex(group: mothers, segment: segment, age: 0)
            born += Rows.dot(start, at: row, rates, at: 0, count: ages) / 2
            born += Rows.dot(end, at: row, rates, at: 0, count: ages) / 2
          }
          born *= fertility.localFactor[place * shape.quintiles.count + quintile]
          for sex in shape.sexes.indices {
            let group = shape.group(sex: sex, quintile: quintile)
            let births = born * fertility.shareOfBirths[sex]
            let died = births * infantDeath[group]
            let cell =
              place * shape.profileSize
              + shape.profileIndex(group: group, segment: fertility.segment, age: 0)
            end[cell] += births - died
            tally.births[place * groups + group] += births
            tally.deaths.newborn[place * groups + group] += died
          }
        }
      }
    }
  }

  /// Takes events out of cells and hands over the cell and number of each.
  private func take(
    _ events: [Double], from cells: inout [Double], counting: (Int, Double) -> Void
  ) {
    for cell in cells.indices where events[cell] > 0 {
      cells[cell] -= events[cell]
      counting(cell, events[cell])
    }
  }

  private func add(_ events: [Double], to cells: inout [Double], counting tally: inout [Double]) {
    for cell in cells.indices {
      cells[cell] += events[cell]
      tally[cell / shape.blockSize] += events[cell]
    }
  }
}

/// What happened in a year so far; births and net migration are `[place, sex, quintile]`.
struct YearTally {
  var deaths: DeathsByAge
  var births: [Double]
  var netMigration: [Double]

  init(shape: PopulationShape) {
    deaths = DeathsByAge(shape: shape)
    births = Array(repeating: 0, count: shape.blockCount)
    netMigration = births
  }
}
