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
    advance(
      people, through: year, level: level, isSummed: changes.isEmpty,
      changes: { changes.isEmpty ? .none : changes[$0] },
      body: { _, _ in })
  }

  /// Projects one year of some places.
  ///
  /// - Parameters:
  ///   - start: people at the start of the year.
  ///   - base: where those of these places begin among them.
  ///   - places: positions of the places: all of them where `placesActOnOneAnother`.
  ///   - rates: those of the year, of these places at least.
  ///   - level: the mortality level of that year.
  ///   - changes: what a plan does to risks, one entry for each of the places or none.
  ///   - room: where to work; its `next` is left as the people at the end.
  ///   - tally: what happens is added to it.
  ///   - trail: what the steps began with, noted where it is not `nil`.
  /// - Returns: people added to come to official totals, of those places; `nil` where none are.
  func pass(
    _ start: [Double], at base: Int, of places: Range<Int>, rates: YearRates,
    level: MortalityLevel?, changes: [RateChanges], in room: inout YearRoom,
    tally: inout YearTally, leaving trail: inout YearTrail?
  ) -> [Double]? {
    let year = rates.year
    let offset = places.lowerBound * shape.profileSize
    let first = (places.lowerBound - tally.places.lowerBound) * shape.groupCount
    room.begin(with: start, at: base, count: places.count * shape.profileSize)
    let hasMigration = findMigrants(
      among: start, at: base, in: places, rates: rates, into: &room.migrants)
    if hasMigration {
      trail?.migrants = room.migrants
      addMigrants(
        room.migrants.before, to: &room.cells, counting: &tally.netMigration, from: first)
    }
    if case .shared(_, let leaving) = migrants {
      take(leaving.departures(in: year, among: room.cells), from: &room.cells) {
        tally.netMigration[$0 / shape.blockSize] -= $1
      }
    }
    trail?.beforeDeaths = room.cells
    if case .shared(let events) = deaths {
      let (block, ages) = (shape.blockSize, shape.ageCount)
      take(events.departures(in: year, among: room.cells), from: &room.cells) {
        tally.deaths.atStart[$0 / block * ages + $0 % ages] += $1
      }
    }
    trail?.atRisk = room.cells
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
        at: offset, from: &room.cells, counting: &tally.deaths.atStart, from: first)
      moves.carry(
        room.cells, place: position, probability: moving, ratios: change.upwardMoves,
        into: &room.next, room: &room.chances)
      if let dying { trail?.dying.append(dying) }
      trail?.moving.append(moving)
    }
    trail?.survivors = room.cells
    addBirths(
      from: start, at: base, to: &room.next, of: places, rates: rates, tally: &tally, from: first)
    trail?.grown = room.next
    if hasMigration {
      addMigrants(room.migrants.after, to: &room.next, counting: &tally.netMigration, from: first)
    }
    if case .scheduled(let events) = migrants, let arrivals = events.byYear[year] {
      add(arrivals, from: offset, to: &room.next, counting: &tally.netMigration, from: first)
    }
    if case .shared(let arriving, _) = migrants {
      add(
        arriving.arrivals(in: year, among: start), from: offset, to: &room.next,
        counting: &tally.netMigration, from: first)
    }
    return officialFactors?.adjust(&room.next, endOf: year, shape: shape)
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
    year: FinancialYear, at offset: Int, from cells: inout [Double],
    counting tally: inout [Double], from firstBlock: Int
  ) {
    let (profile, block, ages) = (shape.profileSize, shape.blockSize, shape.ageCount)
    let own = position * profile
    if let probability, let hazards {
      Rows.takeDeaths(
        probability, hazards: hazards, ratios: ratios, from: &cells, at: own, to: &tally,
        at: (firstBlock + position * shape.groupCount) * ages, shape: shape)
    } else if case .scheduled(let events) = deaths, let died = events.byYear[year] {
      for cell in own..<(own + profile) {
        cells[cell] -= died[offset + cell]
        tally[(firstBlock + cell / block) * ages + cell % ages] += died[offset + cell]
      }
    }
  }

  /// Births follow the mean of women at the year's start and end, each at her own age.
  private func addBirths(
    from start: [Double], at base: Int, to end: inout [Double], of places: Range<Int>,
    rates: YearRates, tally: inout YearTally, from firstBlock: Int
  ) {
    let offset = places.lowerBound * shape.profileSize
    let year = rates.year
    switch births {
    case .scheduled(let events):
      guard let arrivals = events.byYear[year] else { return }
      add(arrivals, from: offset, to: &end, counting: &tally.births, from: firstBlock)
    case .shared(let events):
      add(
        events.arrivals(in: year, among: start), from: offset, to: &end,
        counting: &tally.births, from: firstBlock)
    case .fertility(let fertility):
      guard case .published = deaths else { return }
      let (ages, segments, groups) = (shape.ageCount, shape.segments.count, shape.groupCount)
      for (position, place) in places.enumerated() {
        for quintile in shape.quintiles.indices {
          let mothers = shape.group(sex: fertility.women, quintile: quintile)
          var born = 0.0
          for segment in 0..<segments {
            let row =
              position * shape.profileSize
              + shape.profileIndex(group: mothers, segment: segment, age: 0)
            born += Rows.dot(start, at: base + row, rates.birthsPerWoman, at: 0, count: ages) / 2
            born += Rows.dot(end, at: row, rates.birthsPerWoman, at: 0, count: ages) / 2
          }
          born *= fertility.localFactor[place * shape.quintiles.count + quintile]
          for sex in shape.sexes.indices {
            let group = shape.group(sex: sex, quintile: quintile)
            let births = born * fertility.shareOfBirths[sex]
            let died = births * rates.infantDeath[group]
            let cell =
              position * shape.profileSize
              + shape.profileIndex(group: group, segment: fertility.segment, age: 0)
            end[cell] += births - died
            tally.births[firstBlock + position * groups + group] += births
            tally.deaths.newborn[firstBlock + position * groups + group] += died
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
    counting tally: inout [Double], from firstBlock: Int
  ) {
    for cell in cells.indices {
      cells[cell] += events[offset + cell]
      tally[firstBlock + cell / shape.blockSize] += events[offset + cell]
    }
  }
}

/// What happened in a year so far in some places; births and net migration are
/// `[place, sex, quintile]`.
struct YearTally {
  /// The places.
  let places: Range<Int>
  var deaths: DeathsByAge
  var births: [Double]
  var netMigration: [Double]

  /// A year in which nothing has happened.
  init(shape: PopulationShape, places: Range<Int>) {
    self.places = places
    deaths = DeathsByAge(shape: shape.selecting(places))
    births = Array(repeating: 0, count: places.count * shape.groupCount)
    netMigration = births
  }
}

/// Where a year of some places is worked out, one year after another in the same memory.
struct YearRoom {
  /// People who have not moved yet, `[place, sex, quintile, segment, age]`.
  var cells: [Double] = []
  /// People at the end, laid out alike.
  var next: [Double] = []
  /// The year's migrants, where migration is a rate.
  var migrants = NeedModel.MigrantsByAge()
  /// Room for chances after hazard ratios.
  var chances: [Double] = []

  /// Begins with people at the start of a year, `count` of their numbers from a position on, and nobody
  /// at its end.
  mutating func begin(with people: [Double], at start: Int, count: Int) {
    if cells.count == count {
      Rows.copy(people, at: start, to: &cells, at: 0, count: count)
      Rows.clear(&next)
    } else {
      cells = Array(people[start..<(start + count)])
      next = Array(repeating: 0, count: count)
    }
  }
}
