import LinearAlgebra
package import PopulationHealth

extension SystemModel {
  /// Projects doing nothing from the model's base year, to find the people the plan starts with and
  /// the level of mortality in each year.
  ///
  /// - Parameters:
  ///   - counted: the programmes whose eligible people are counted.
  ///   - body: what to do with each year of the horizon under doing nothing, which is then as good as
  ///     run; `nil` where only the starting point is wanted.
  /// - Returns: where every plan begins.
  public func startingPoint(
    counting counted: CountedProgrammes = .all,
    doingNothing body: ((Int, YearOfSystem) -> Void)? = nil
  ) -> StartingPoint {
    var (people, sum) = (need.start, [Double]?.none)
    var before: [YearOfNeed] = []
    var year = need.startYear
    while year < horizon.start {
      let level = need.mortalityLevel(for: people, ofAllPlaces: sum, in: year)
      let result = need.advance(people, through: year, level: level)
      before.append(result)
      (people, sum) = (result.end, result.endOfAllPlaces)
      year = year + 1
    }
    var levels: [MortalityLevel?] = []
    var later = people
    for (position, year) in horizon.years.enumerated() {
      let level = need.mortalityLevel(for: later, ofAllPlaces: sum, in: year)
      levels.append(level)
      let result = need.advance(later, through: year, level: level)
      body?(position, simulate(nothing, year: position, need: result, counting: counted))
      (later, sum) = (result.end, result.endOfAllPlaces)
    }
    return StartingPoint(before: before, people: people, levels: levels)
  }

  /// Runs a plan, handing over each year as it is done.
  ///
  /// - Parameters:
  ///   - plan: what is bought.
  ///   - start: where to begin; see `startingPoint()`.
  ///   - counted: the programmes whose eligible people are counted.
  ///   - body: what to do with each year.
  public func simulate(
    _ plan: CoveragePlan, from start: StartingPoint, counting counted: CountedProgrammes = .all,
    body: (Int, YearOfSystem) -> Void
  ) {
    var people = start.people
    for position in horizon.years.indices {
      let year = simulate(
        plan, year: position, people: people, level: start.levels[position], counting: counted)
      people = year.need.end
      body(position, year)
    }
  }

  /// Every year of a plan beside doing nothing.
  public func run(_ plan: CoveragePlan) -> (nothing: [YearOfSystem], years: [YearOfSystem]) {
    var (nothing, years) = ([YearOfSystem](), [YearOfSystem]())
    let start = startingPoint { nothing.append($1) }
    simulate(plan, from: start) { years.append($1) }
    return (nothing, years)
  }

  private func simulate(
    _ plan: CoveragePlan, year position: Int, people: People, level: MortalityLevel?,
    counting counted: CountedProgrammes
  ) -> YearOfSystem {
    var making = YearInTheMaking(of: self, in: horizon.years[position])
    // What is done in places whose year is under way.
    var waiting: [PlanEffects.InPlace] = []
    let need = self.need.advance(
      people, through: horizon.years[position], level: level, isSummed: false
    ) { place in
      let inPlace = effects.inPlace(plan, place: place, year: position)
      waiting.append(inPlace)
      return effects.rateChanges(inPlace, place: place)
    } body: { place, end in
      making.add(waiting.removeFirst(), place: place, start: people, end: end)
    }
    return finished(making, plan: plan, year: position, need: need, counting: counted)
  }

  /// What a plan makes of a year whose need is known, at that position in the horizon.
  package func simulate(
    _ plan: CoveragePlan, year position: Int, need: YearOfNeed,
    counting counted: CountedProgrammes = .all
  ) -> YearOfSystem {
    var making = YearInTheMaking(of: self, in: need.year)
    for place in shape.places.indices {
      making.add(
        effects.inPlace(plan, place: place, year: position), place: place, start: need.start,
        end: Array(need.end.cells[need.end.placeRange(place)]))
    }
    return finished(making, plan: plan, year: position, need: need, counting: counted)
  }

  private func finished(
    _ making: YearInTheMaking, plan: CoveragePlan, year position: Int, need: YearOfNeed,
    counting counted: CountedProgrammes
  ) -> YearOfSystem {
    let use = resources(of: plan, year: position, people: need.start, counting: counted)
    var outcomes = making.outcomes
    for block in 0..<shape.blockCount {
      let cell = block / shape.groupCount * shape.quintiles.count + block % shape.quintiles.count
      outcomes[cell].deaths += need.deaths[block]
    }
    return YearOfSystem(
      year: horizon.years[position], need: need, outcomes: outcomes, newCases: making.newCases,
      units: making.units, pounds: making.pounds, avoidedUnits: making.avoidedUnits,
      avoidedPounds: making.avoidedPounds, addedUnits: making.addedUnits, eligible: use.eligible,
      reached: use.reached, staffed: use.staffed, newCapacity: use.newCapacity, opened: use.opened)
  }

  private func resources(
    of plan: CoveragePlan, year: Int, people: People, counting counted: CountedProgrammes
  ) -> (
    eligible: Matrix, reached: Matrix, staffed: Matrix, newCapacity: Matrix, opened: Matrix
  ) {
    var eligible = Matrix(rows: interventions.count, columns: shape.places.count)
    var (reached, staffed, newCapacity, opened) = (eligible, eligible, eligible, eligible)
    for place in shape.places.indices {
      for intervention in interventions.indices {
        let before = year == 0 ? 0 : plan[intervention, place, year - 1]
        let now = plan[intervention, place, year]
        guard counted == .all || now != 0 || before != 0 else { continue }
        let count = effects.eligiblePeople(
          for: intervention, quintile: nil, in: people, place: place)
        eligible[intervention, place] = count
        reached[intervention, place] = now * count
        staffed[intervention, place] =
          interventions[intervention].resources.staffed(for: now * count)
        newCapacity[intervention, place] = max(0, now - before) * count
        opened[intervention, place] = now > 0 && before == 0 ? 1 : 0
      }
    }
    return (eligible, reached, staffed, newCapacity, opened)
  }
}

/// The programmes whose eligible people a simulation counts, which takes some of its time.
public enum CountedProgrammes: Sendable {
  /// Every one, as a search for a plan needs.
  case all
  /// Those that are bought in a place in the year or the one before it; nobody is eligible for others.
  case bought
}
