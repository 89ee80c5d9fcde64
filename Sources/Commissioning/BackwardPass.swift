import LinearAlgebra
import PopulationHealth

/// One pass back over the years of a run for some places, from which nobody in another is acted on.
struct BackwardPass {
  let model: SystemModel
  let plan: CoveragePlan
  let run: [YearOfSystem]
  let start: StartingPoint
  let places: Range<Int>

  private var shape: PopulationShape { model.shape }
  private var effects: PlanEffects { model.effects }

  /// A year of one place as the plan has it: what going back over it starts from.
  private struct PlaceInYear {
    let place: Int
    let inPlace: PlanEffects.InPlace
    /// What falling conditions make of risks, and that with direct effects.
    let conditions: RateChanges
    let changes: RateChanges
    let personYears: [Double]
  }

  /// What goes back for one quantity in one year.
  private struct Carried {
    var flows: YearWorth
    /// What person-years and effects are worth in each place.
    var worths: [PlanEffects.Worth]
  }

  /// Derivatives of each quantity, `[quantity][place][intervention, year]`.
  func slopes(of quantities: [RunWeights]) -> [[[Double]]] {
    let nothing = Array(repeating: 0.0, count: effects.interventions.count * plan.years)
    var slopes = quantities.map { _ in places.map { _ in nothing } }
    // What people at the end of the year are worth; nobody is until something after it counts.
    var worth: [[Double]?] = quantities.map { _ in nil }
    for position in run.indices.reversed() {
      let weights = quantities.map { quantity in
        places.map { quantity.years[position].inPlace($0, of: model) }
      }
      let concerned = quantities.indices.filter { quantity in
        worth[quantity] != nil || weights[quantity].contains { !$0.isNothing }
      }
      guard !concerned.isEmpty else { continue }
      let here = places.map { placeInYear($0, position: position) }
      var carried = concerned.map { quantity in
        Carried(
          flows: YearWorth(
            end: worth[quantity]
              ?? Array(repeating: 0, count: places.count * shape.profileSize), shape: shape),
          worths: [])
      }
      for (index, place) in here.enumerated() {
        addWeights(
          concerned.map { weights[$0][index] }, of: place, index: index, position: position,
          to: &carried)
      }
      let year = ReversibleYear(
        model.need, of: places, from: people(at: run[position].need.start),
        through: run[position].year, level: start.levels[position],
        changes: here.allSatisfy(\.changes.isNull) ? [] : here.map(\.changes))
      let reached = here.map { place in
        effects.strands.indices.map {
          effects.exposureUncapped(to: $0, of: plan, place: place.place, year: position)
            ?? Array(repeating: 0, count: shape.ageCount)
        }
      }
      for (item, quantity) in concerned.enumerated() {
        var back = year.carriedBack(carried[item].flows)
        for (index, place) in here.enumerated() {
          returnEffects(
            &carried[item].worths[index], back: back, of: place, index: index,
            reached: reached[index], position: position, to: &slopes[quantity][index])
          addToStart(
            &back.start, personYears: carried[item].worths[index].personYears,
            eligible: weights[quantity][index].eligible, place: place.place, index: index)
        }
        worth[quantity] = back.start
      }
    }
    return slopes
  }

  /// The people of the places of this pass.
  private func people(at time: People) -> [Double] {
    let profile = shape.profileSize
    return Array(time.cells[(places.lowerBound * profile)..<(places.upperBound * profile)])
  }

  private func placeInYear(_ place: Int, position: Int) -> PlaceInYear {
    let inPlace = effects.inPlace(plan, place: place, year: position)
    let need = run[position].need
    let own = need.start.placeRange(place)
    return PlaceInYear(
      place: place, inPlace: inPlace, conditions: effects.conditionChanges(inPlace),
      changes: effects.rateChanges(inPlace, place: place),
      personYears: zip(need.start.cells[own], need.end.cells[own]).map { ($0 + $1) / 2 })
  }

  /// Adds what a place's year reports, as far as it counts, to what goes back.
  private func addWeights(
    _ weights: [RunWeights.OfYear.InPlace], of place: PlaceInYear, index: Int, position: Int,
    to carried: inout [Carried]
  ) {
    var worths = weights.map { _ in effects.nothingWorth(place: place.place) }
    effects.returnActivity(
      weights.map(\.activity), of: place.inPlace, personYears: place.personYears,
      place: place.place, model: model.activity, year: run[position].year, to: &worths)
    for (quantity, weights) in weights.enumerated() {
      effects.returnNewCases(
        weights.newCases, of: place.inPlace, personYears: place.personYears,
        to: &worths[quantity])
      addOutcomes(
        weights, index: index, personYears: &worths[quantity].personYears,
        flows: &carried[quantity].flows)
      let own = worths[quantity].personYears
      Rows.add(
        own, at: 0, times: 0.5, to: &carried[quantity].flows.end, at: index * shape.profileSize,
        count: own.count)
      carried[quantity].worths.append(worths[quantity])
    }
  }

  private func addOutcomes(
    _ weights: RunWeights.OfYear.InPlace, index: Int, personYears worth: inout [Double],
    flows: inout YearWorth
  ) {
    let (ages, groups, segments) = (shape.ageCount, shape.groupCount, shape.segments.count)
    for group in 0..<groups {
      let outcome = weights.outcomes[
        weights.outcomes.startIndex + group % shape.quintiles.count]
      for segment in 0..<segments {
        let row = (group * segments + segment) * ages
        let lived =
          outcome.lifeYears + (shape.segments[segment].isHighNeed ? outcome.highNeedYears : 0)
        Rows.add(lived, to: &worth, at: row, count: ages)
        Rows.add(
          model.quality.utility, at: segment * ages, times: outcome.qalys, to: &worth, at: row,
          count: ages)
      }
      let block = index * groups + group
      Rows.add(outcome.deaths, to: &flows.deathsAtStart, at: block * ages, count: ages)
      flows.newbornDeaths[block] += outcome.deaths
    }
    if let own = weights.personYears {
      Rows.add(Array(own), at: 0, to: &worth, at: 0, count: own.count)
    }
    if let own = weights.deathsByAge {
      Rows.add(
        Array(own), at: 0, to: &flows.deathsAtStart, at: index * own.count, count: own.count)
    }
    if let own = weights.newbornDeaths {
      Rows.add(
        Array(own), at: 0, to: &flows.newbornDeaths, at: index * own.count, count: own.count)
    }
  }

  /// Goes back from the risks of a place's year, and what else effects are worth in it, to coverage.
  private func returnEffects(
    _ worth: inout PlanEffects.Worth, back: StartWorth, of place: PlaceInYear, index: Int,
    reached: [[Double]], position: Int, to coverage: inout [Double]
  ) {
    effects.returnRateChanges(
      back.upwardMoves[index], on: .upwardMoves, of: place.inPlace,
      conditions: place.conditions.upwardMoves, place: place.place, to: &worth)
    if !model.need.deaths.areFixed {
      effects.returnRateChanges(
        back.deaths[index], on: .deaths, of: place.inPlace, conditions: place.conditions.deaths,
        place: place.place, to: &worth)
    }
    effects.returnRemainingRisk(
      worth.remainingRisk, reached: reached, of: plan, place: place.place, year: position,
      to: &coverage)
    effects.returnExposure(
      worth.exposure, of: plan, place: place.place, year: position, to: &coverage)
  }

  private func addToStart(
    _ start: inout [Double], personYears: [Double], eligible: [Double], place: Int, index: Int
  ) {
    var own = Array(repeating: 0.0, count: shape.profileSize)
    effects.returnEligiblePeople(eligible, place: place, to: &own)
    Rows.add(personYears, at: 0, times: 0.5, to: &own, at: 0, count: own.count)
    Rows.add(own, at: 0, to: &start, at: index * own.count, count: own.count)
  }
}
