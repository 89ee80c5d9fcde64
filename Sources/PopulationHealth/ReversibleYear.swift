/// A year of some places, gone through once more so that any number of quantities can be carried back
/// through it: from what its end is worth to what its start is.
///
/// Each step is the transpose of the derivative of `NeedModel.advance`'s, in the opposite order. At a
/// kink, as where more would leave a cell than it holds, it is that of the branch in force.
package struct ReversibleYear {
  let model: NeedModel
  let places: Range<Int>
  let year: FinancialYear
  let rates: YearRates
  let level: MortalityLevel?
  let start: [Double]
  let changes: [RateChanges]
  let trail: YearTrail

  /// Goes through the year.
  ///
  /// - Parameters:
  ///   - model: how need changes.
  ///   - places: positions of the places: all of them where `placesActOnOneAnother`.
  ///   - start: the people of those places at the start of the year.
  ///   - year: the year.
  ///   - level: the mortality level of that year; needed where deaths follow published chances.
  ///   - changes: what a plan does to risks, one entry for each of the places.
  package init(
    _ model: NeedModel, of places: Range<Int>, from start: [Double], through year: FinancialYear,
    level: MortalityLevel?, changes: [RateChanges]
  ) {
    self.model = model
    self.places = places
    self.year = year
    rates = YearRates(of: model, in: year, places: places)
    self.level = level
    self.start = start
    self.changes = changes
    var (room, trail) = (YearRoom(), Optional(YearTrail()))
    var tally = YearTally(shape: model.shape, places: places)
    _ = model.pass(
      start, at: 0, of: places, rates: rates, level: level, changes: changes, in: &room,
      tally: &tally, leaving: &trail)
    self.trail = trail ?? YearTrail()
  }

  /// What the start of the year and the hazard ratios are worth, given what its end and its deaths
  /// are.
  package func carriedBack(_ worth: YearWorth) -> StartWorth {
    var back = StartWorth(start: Array(repeating: 0, count: start.count))
    var people = worth.end
    model.officialFactors?.scale(&people, endOf: year, shape: model.shape)
    let none = Array(repeating: 0.0, count: trail.migrants?.before.count ?? 0)
    var migrantWorth = NeedModel.MigrantsByAge(before: none, after: none)
    if let migrants = trail.migrants {
      model.returnMigrants(
        migrants.after, from: trail.grown, worth: &people, migrantWorth: &migrantWorth.after)
    }
    if case .shared(let arriving, _) = model.migrants {
      arriving.returnArrivals(in: year, among: start, worth: people, to: &back.start)
    }
    returnBirths(newbornDeaths: worth.newbornDeaths, worth: &people, start: &back.start)
    people = returnMovesAndDeaths(people, deaths: worth.deathsAtStart, to: &back)
    returnSharedDepartures(deaths: worth.deathsAtStart, worth: &people)
    if let migrants = trail.migrants {
      model.returnMigrants(
        migrants.before, from: start, worth: &people, migrantWorth: &migrantWorth.before)
    }
    Rows.add(people, at: 0, to: &back.start, at: 0, count: people.count)
    model.addWorth(ofMigrants: migrantWorth, of: places, to: &back.start)
    return back
  }

  private func returnBirths(
    newbornDeaths: [Double], worth people: inout [Double], start worth: inout [Double]
  ) {
    let shape = model.shape
    switch model.births {
    case .scheduled: break
    case .shared(let events):
      events.returnArrivals(in: year, among: start, worth: people, to: &worth)
    case .fertility(let fertility):
      guard case .published = model.deaths else { return }
      let infantDeath = rates.infantDeath
      for (position, place) in places.enumerated() {
        let first = position * shape.profileSize
        for quintile in shape.quintiles.indices {
          var born = 0.0
          for sex in shape.sexes.indices {
            let group = shape.group(sex: sex, quintile: quintile)
            let child = shape.profileIndex(group: group, segment: fertility.segment, age: 0)
            let died = newbornDeaths[position * shape.groupCount + group]
            born +=
              fertility.shareOfBirths[sex]
              * (people[first + child] * (1 - infantDeath[group]) + died * infantDeath[group])
          }
          born *= fertility.localFactor[place * shape.quintiles.count + quintile] / 2
          let mothers = shape.group(sex: fertility.women, quintile: quintile)
          for segment in shape.segments.indices {
            let row = first + shape.profileIndex(group: mothers, segment: segment, age: 0)
            Rows.add(
              rates.birthsPerWoman, at: 0, times: born, to: &worth, at: row, count: shape.ageCount)
            Rows.add(
              rates.birthsPerWoman, at: 0, times: born, to: &people, at: row, count: shape.ageCount)
          }
        }
      }
    }
  }

  /// Goes back over moves and chances of death; returns what those at risk of death are worth.
  private func returnMovesAndDeaths(
    _ worth: [Double], deaths: [Double], to back: inout StartWorth
  ) -> [Double] {
    let shape = model.shape
    let (profile, ages) = (shape.profileSize, shape.ageCount)
    var atRisk: [Double] = []
    atRisk.reserveCapacity(worth.count)
    for position in 0..<places.count {
      let own = (position * profile)..<((position + 1) * profile)
      let moves = model.moves.carriedBack(
        Array(worth[own]), survivors: Array(trail.survivors[own]),
        probability: trail.moving[position],
        ratios: changes.isEmpty ? nil : changes[position].upwardMoves)
      back.upwardMoves.append(moves.ratios)
      var people = moves.survivors
      var ratios = Array(repeating: 0.0, count: profile)
      if let level, !trail.dying.isEmpty {
        let risk = Array(trail.atRisk[own])
        for row in 0..<(profile / ages) {
          let group = position * shape.groupCount + row / shape.segments.count
          Rows.giveBack(
            trail.dying[position], hazards: level.hazard, at: row * ages, people: risk,
            worth: &people, at: row * ages, deaths: deaths, at: group * ages, ratios: &ratios,
            count: ages)
        }
      }
      back.deaths.append(ratios)
      atRisk += people
    }
    return atRisk
  }

  private func returnSharedDepartures(deaths: [Double], worth: inout [Double]) {
    let (block, ages) = (model.shape.blockSize, model.shape.ageCount)
    if case .shared(let events) = model.deaths {
      events.returnDepartures(in: year, among: trail.beforeDeaths, worth: &worth) {
        deaths[$0 / block * ages + $0 % ages]
      }
    }
    if case .shared(_, let leaving) = model.migrants {
      leaving.returnDepartures(in: year, among: start, worth: &worth) { _ in 0 }
    }
  }
}
