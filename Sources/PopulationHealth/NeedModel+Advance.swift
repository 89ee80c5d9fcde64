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
    var trail: YearTrail?
    let passed = pass(
      people.cells, of: shape.places.indices, through: year, level: level, changes: changes,
      leaving: &trail)
    return YearOfNeed(
      year: year, start: people, end: People(shape: shape, cells: passed.end),
      deathsByAge: passed.tally.deaths, births: passed.tally.births,
      netMigration: passed.tally.netMigration, adjustment: passed.adjustment)
  }

  /// Projects one year of some places.
  ///
  /// - Parameters:
  ///   - start: the people of those places at the start of the year.
  ///   - places: positions of the places: all of them where `placesActOnOneAnother`.
  ///   - year: the year.
  ///   - level: the mortality level of that year.
  ///   - changes: what a plan does to risks, one entry for each of the places or none.
  ///   - trail: what the steps began with, noted where it is not `nil`.
  /// - Returns: the people at the end, what happened, and people added to come to official totals,
  ///   of those places.
  func pass(
    _ start: [Double], of places: Range<Int>, through year: FinancialYear,
    level: MortalityLevel?, changes: [RateChanges], leaving trail: inout YearTrail?
  ) -> (end: [Double], tally: YearTally, adjustment: [Double]?) {
    let part = shape.selecting(places)
    let offset = places.lowerBound * shape.profileSize
    var tally = YearTally(shape: part)
    var cells = start
    let migration = migrantsByAge(of: start, in: places, year: year)
    trail?.migrants = migration
    if let migration { addMigrants(migration.before, to: &cells, tally: &tally) }
    if case .shared(_, let leaving) = migrants {
      take(leaving.departures(in: year, among: cells), from: &cells) {
        tally.netMigration[$0 / shape.blockSize] -= $1
      }
    }
    trail?.beforeDeaths = cells
    if case .shared(let events) = deaths {
      let (block, ages) = (shape.blockSize, shape.ageCount)
      take(events.departures(in: year, among: cells), from: &cells) {
        tally.deaths.atStart[$0 / block * ages + $0 % ages] += $1
      }
    }
    trail?.atRisk = cells
    var next = Array(repeating: 0.0, count: cells.count)
    var room: [Double] = []
    for position in 0..<places.count {
      var change = changes.isEmpty ? RateChanges.none : changes[position]
      var dying = chanceOfDeath(level: level)
      var moving = moves.probability
      if trail != nil {
        // What is noted are the chances themselves.
        if let ratios = change.deaths, let level {
          dying = level.probability(withHazardRatios: ratios)
        }
        if let ratios = change.upwardMoves {
          moving = moves.probability(withUpwardHazardRatios: ratios)
        }
        change = .none
      }
      takeDeaths(
        dying, hazards: level?.hazard, ratios: change.deaths, position: position, year: year,
        at: offset, from: &cells, tally: &tally)
      moves.carry(
        cells, place: position, probability: moving, ratios: change.upwardMoves, into: &next,
        room: &room)
      if let dying { trail?.dying.append(dying) }
      trail?.moving.append(moving)
    }
    trail?.survivors = cells
    addBirths(from: start, to: &next, of: places, year: year, tally: &tally)
    trail?.grown = next
    if let migration { addMigrants(migration.after, to: &next, tally: &tally) }
    if case .scheduled(let events) = migrants, let arrivals = events.byYear[year] {
      add(arrivals, from: offset, to: &next, counting: &tally.netMigration)
    }
    if case .shared(let arriving, _) = migrants {
      add(
        arriving.arrivals(in: year, among: start), from: offset, to: &next,
        counting: &tally.netMigration)
    }
    let adjustment = officialFactors?.adjust(&next, endOf: year, shape: part)
    return (next, tally, adjustment)
  }

  /// Chances of death before a plan changes them, `[sex, quintile, segment, age]`; `nil` where deaths
  /// are fixed in advance.
  private func chanceOfDeath(level: MortalityLevel?) -> [Double]? {
    guard case .published = deaths else { return nil }
    guard let level else { preconditionFailure("published chances of death need a level") }
    return level.probability
  }

  private func takeDeaths(
    _ probability: [Double]?, hazards: [Double]?, ratios: [Double]?, position: Int,
    year: FinancialYear, at offset: Int, from cells: inout [Double], tally: inout YearTally
  ) {
    let (profile, block, ages) = (shape.profileSize, shape.blockSize, shape.ageCount)
    let own = position * profile
    let first = position * shape.groupCount
    if let probability, let hazards {
      for row in 0..<(profile / ages) {
        let group = row / shape.segments.count
        Rows.takeDeaths(
          probability, hazards: hazards, ratios: ratios, at: row * ages, from: &cells,
          at: own + row * ages, to: &tally.deaths.atStart, at: (first + group) * ages, count: ages)
      }
    } else if case .scheduled(let events) = deaths, let died = events.byYear[year] {
      for cell in own..<(own + profile) {
        cells[cell] -= died[offset + cell]
        tally.deaths.atStart[cell / block * ages + cell % ages] += died[offset + cell]
      }
    }
  }

  /// Births follow the mean of women at the year's start and end, each at her own age.
  private func addBirths(
    from start: [Double], to end: inout [Double], of places: Range<Int>, year: FinancialYear,
    tally: inout YearTally
  ) {
    let offset = places.lowerBound * shape.profileSize
    switch births {
    case .scheduled(let events):
      guard let arrivals = events.byYear[year] else { return }
      add(arrivals, from: offset, to: &end, counting: &tally.births)
    case .shared(let events):
      add(
        events.arrivals(in: year, among: start), from: offset, to: &end, counting: &tally.births)
    case .fertility(let fertility):
      guard case .published(let mortality) = deaths else { return }
      let rates = fertility.birthsPerWoman.value(in: year)
      let infantDeath = mortality.probabilityAtBirth(in: year)
      let (ages, segments, groups) = (shape.ageCount, shape.segments.count, shape.groupCount)
      for (position, place) in places.enumerated() {
        for quintile in shape.quintiles.indices {
          let mothers = shape.group(sex: fertility.women, quintile: quintile)
          var born = 0.0
          for segment in 0..<segments {
            let row =
              position * shape.profileSize
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
              position * shape.profileSize
              + shape.profileIndex(group: group, segment: fertility.segment, age: 0)
            end[cell] += births - died
            tally.births[position * groups + group] += births
            tally.deaths.newborn[position * groups + group] += died
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

  private func add(
    _ events: [Double], from offset: Int, to cells: inout [Double],
    counting tally: inout [Double]
  ) {
    for cell in cells.indices {
      cells[cell] += events[offset + cell]
      tally[cell / shape.blockSize] += events[offset + cell]
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
