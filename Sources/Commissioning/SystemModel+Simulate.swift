import LinearAlgebra
package import PopulationHealth

extension SystemModel {
  /// Projects doing nothing from the model's base year, to find the people the plan starts with and
  /// the level of mortality in each year.
  ///
  /// - Parameter body: what to do with each year of the horizon under doing nothing, which is then as
  ///   good as run; `nil` where only the starting point is wanted.
  /// - Returns: where every plan begins.
  public func startingPoint(
    doingNothing body: ((Int, YearOfSystem) -> Void)? = nil
  ) -> StartingPoint {
    var people = need.start
    var before: [YearOfNeed] = []
    var year = need.startYear
    while year < horizon.start {
      let result = need.advance(
        people, through: year, level: need.mortalityLevel(for: people, in: year))
      before.append(result)
      people = result.end
      year = year + 1
    }
    var levels: [MortalityLevel?] = []
    var later = people
    for (position, year) in horizon.years.enumerated() {
      let level = need.mortalityLevel(for: later, in: year)
      levels.append(level)
      let result = need.advance(later, through: year, level: level)
      let inPlaces = effects.inPlaces(nothing, year: position)
      body?(position, simulate(nothing, year: position, need: result, inPlaces: inPlaces))
      later = result.end
    }
    return StartingPoint(before: before, people: people, levels: levels)
  }

  /// Runs a plan, handing over each year as it is done.
  ///
  /// - Parameters:
  ///   - plan: what is bought.
  ///   - start: where to begin; see `startingPoint()`.
  ///   - body: what to do with each year.
  public func simulate(
    _ plan: CoveragePlan, from start: StartingPoint, body: (Int, YearOfSystem) -> Void
  ) {
    var people = start.people
    for position in horizon.years.indices {
      let year = simulate(
        plan, year: position, people: people, level: start.levels[position])
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
    _ plan: CoveragePlan, year position: Int, people: People, level: MortalityLevel?
  ) -> YearOfSystem {
    let inPlaces = effects.inPlaces(plan, year: position)
    let changes = inPlaces.enumerated().map { effects.rateChanges($1, place: $0) }
    let need = self.need.advance(
      people, through: horizon.years[position], level: level,
      changes: changes.allSatisfy(\.isNull) ? [] : changes)
    return simulate(plan, year: position, need: need, inPlaces: inPlaces)
  }

  /// What a plan makes of a year whose need is known, at that position in the horizon.
  package func simulate(
    _ plan: CoveragePlan, year position: Int, need: YearOfNeed
  ) -> YearOfSystem {
    simulate(
      plan, year: position, need: need, inPlaces: effects.inPlaces(plan, year: position))
  }

  private func simulate(
    _ plan: CoveragePlan, year position: Int, need: YearOfNeed, inPlaces: [PlanEffects.InPlace]
  ) -> YearOfSystem {
    let places = shape.places.count
    let personYears = need.personYears
    var (units, pounds) = activity.activity(personYears: personYears, in: need.year)
    var avoidedUnits = Matrix(rows: places, columns: activity.pods.count)
    var (avoidedPounds, addedUnits) = (avoidedUnits, avoidedUnits)
    var outcomes = self.outcomes(of: need, personYears: personYears)
    for place in 0..<places where !inPlaces[place].isNull {
      let change = effects.activityChange(
        inPlaces[place], personYears: personYears, place: place, model: activity, year: need.year)
      for (pod, description) in activity.pods.enumerated() {
        avoidedUnits[place, pod] = change.avoidedUnits[pod]
        avoidedPounds[place, pod] = change.avoidedPounds[pod]
        addedUnits[place, pod] = change.addedUnits[pod]
        units[place, pod] += change.addedUnits[pod] - change.avoidedUnits[pod]
        pounds[place, pod] +=
          change.addedUnits[pod] * description.poundsPerUnit - change.avoidedPounds[pod]
      }
      for quintile in shape.quintiles.indices {
        outcomes[place * shape.quintiles.count + quintile].qalys += change.qualityGained[quintile]
      }
    }
    let use = resources(of: plan, year: position, people: need.start)
    return YearOfSystem(
      year: horizon.years[position], need: need, outcomes: outcomes,
      newCases: newCases(inPlaces, personYears: personYears), units: units, pounds: pounds,
      avoidedUnits: avoidedUnits, avoidedPounds: avoidedPounds, addedUnits: addedUnits,
      eligible: use.eligible, reached: use.reached, staffed: use.staffed,
      newCapacity: use.newCapacity, opened: use.opened)
  }

  private func newCases(_ inPlaces: [PlanEffects.InPlace], personYears: People) -> Matrix {
    let quintiles = shape.quintiles.count
    var cases = Matrix(
      rows: shape.places.count * quintiles, columns: risk?.conditions.count ?? 0)
    for (place, inPlace) in inPlaces.enumerated() {
      let byQuintile = effects.newCases(inPlace, personYears: personYears, place: place)
      for (quintile, conditions) in byQuintile.enumerated() {
        for (condition, number) in conditions.enumerated() {
          cases[place * quintiles + quintile, condition] = number
        }
      }
    }
    return cases
  }

  private func resources(
    of plan: CoveragePlan, year: Int, people: People
  ) -> (
    eligible: Matrix, reached: Matrix, staffed: Matrix, newCapacity: Matrix, opened: Matrix
  ) {
    var eligible = Matrix(rows: interventions.count, columns: shape.places.count)
    var (reached, staffed, newCapacity, opened) = (eligible, eligible, eligible, eligible)
    for place in shape.places.indices {
      for (intervention, count) in effects.eligiblePeople(in: people, place: place).enumerated() {
        let before = year == 0 ? 0 : plan[intervention, place, year - 1]
        let now = plan[intervention, place, year]
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

  private func outcomes(of need: YearOfNeed, personYears: People) -> [YearOfSystem.Outcomes] {
    let quintiles = shape.quintiles.count
    var outcomes = Array(
      repeating: YearOfSystem.Outcomes(), count: shape.places.count * quintiles)
    let highNeed = shape.segments.map(\.isHighNeed)
    for block in 0..<shape.blockCount {
      let (place, group) = (block / shape.groupCount, block % shape.groupCount)
      let cell = place * quintiles + group % quintiles
      outcomes[cell].deaths += need.deaths[block]
      for segment in shape.segments.indices {
        let row = segment * shape.ageCount
        let start = block * shape.blockSize + row
        let lived = Rows.sum(personYears.cells, at: start, count: shape.ageCount)
        let adjusted = Rows.dot(
          personYears.cells, at: start, quality.utility, at: row, count: shape.ageCount)
        outcomes[cell].lifeYears += lived
        outcomes[cell].qalys += adjusted
        if highNeed[segment] { outcomes[cell].highNeedYears += lived }
      }
    }
    return outcomes
  }
}
