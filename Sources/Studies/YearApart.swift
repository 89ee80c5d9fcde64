import Commissioning
import PopulationHealth

/// The last year of a plan as it would have been had only some things changed since the first year of
/// doing nothing.
struct YearApart: Sendable {
  typealias Cause = Attribution.Cause

  /// What changes people, whatever is bought.
  static let population: [Cause] = [.demography, .ageing, .caseMix]

  private let model: SystemModel
  /// The same with units per person as in the first year.
  private let held: SystemModel
  private let position: Int
  private let baseline: YearOfNeed
  private let start: [Set<Cause>: People]
  private let end: [Set<Cause>: People]

  /// Takes the year at a position in the horizon apart.
  init(model: SystemModel, baseline: [YearOfSystem], position: Int) {
    self.model = model
    held = model.holdingActivityGrowth(at: baseline[0].year)
    self.position = position
    let (first, last) = (baseline[0].need, baseline[position].need)
    self.baseline = last
    start = Self.people(from: first.start, to: last.start)
    end = Self.people(from: first.end, to: last.end)
  }

  /// People if nothing were bought, by the causes of `population` that act.
  private static func people(from first: People, to last: People) -> [Set<Cause>: People] {
    let (before, after) = (PeopleFactors(of: first), PeopleFactors(of: last))
    var result: [Set<Cause>: People] = [:]
    for causes in OwenValue(groups: [.init(population)]).coalitions {
      func factor(_ cause: Cause) -> PeopleFactors { causes.contains(cause) ? after : before }
      result[causes] = PeopleFactors.people(
        number: factor(.demography), structure: factor(.ageing), mix: factor(.caseMix))
    }
    return result
  }

  /// The year with only some causes.
  ///
  /// What a plan did to people by that year is, cell by cell, the ratio of people under it to people
  /// under doing nothing, and it acts on whatever people the other causes make.
  ///
  /// - Parameters:
  ///   - causes: those of `population` that act, and `activityGrowth` if it does; others are not
  ///     looked at.
  ///   - plan: what is bought.
  ///   - year: the year as simulated under `plan`.
  /// - Returns: the year, of whose need only the people are to be looked at.
  func year(_ causes: Set<Cause>, plan: CoveragePlan, simulated year: YearOfSystem) -> YearOfSystem
  {
    let acting = causes.intersection(Self.population)
    let grows = causes.contains(.activityGrowth)
    guard acting.count < Self.population.count, let start = start[acting], let end = end[acting]
    else {
      return grows ? year : held.simulate(plan, year: position, need: year.need)
    }
    // Deaths, births and migrants are those of no year: nothing that is attributed looks at them.
    let none = Array(repeating: 0.0, count: model.shape.blockCount)
    let need = YearOfNeed(
      year: year.year,
      start: Self.carrying(from: baseline.start, to: year.need.start, over: start),
      end: Self.carrying(from: baseline.end, to: year.need.end, over: end),
      deathsByAge: DeathsByAge(shape: model.shape), births: none, netMigration: none)
    return (grows ? model : held).simulate(plan, year: position, need: need)
  }

  /// People changed as a plan changes them; where doing nothing leaves nobody there is no ratio to
  /// carry over.
  private static func carrying(
    from nothing: People, to changed: People, over people: People
  ) -> People {
    var people = people
    for cell in people.cells.indices where changed.cells[cell] != nothing.cells[cell] {
      guard nothing.cells[cell] > 0 else { continue }
      people.cells[cell] *= changed.cells[cell] / nothing.cells[cell]
    }
    return people
  }
}
