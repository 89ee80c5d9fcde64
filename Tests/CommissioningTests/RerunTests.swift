import Commissioning
import LinearAlgebra
import PopulationHealth
import Testing

@Suite struct `Years run again` {
  /// One intervention that changes risks with a lag and one that changes none.
  private static let tiny = TinySystem(
    interventions: [
      programme(lag: 1, decay: 0.4, deaths: 0.7),
      programme(activity: [avoiding(0.3)]),
    ], planYears: 4, followUpYears: 3, death: 0.05, upward: 0.1)

  @Test(arguments: [0, 1], [0, 1, 3])
  func `running only the years in which a change is felt gives what running all gives`(
    intervention: Int, year: Int
  ) {
    let model = Self.tiny.model
    let start = model.startingPoint()
    var plan = model.nothing
    for position in plan.shares.indices { plan.shares[position] = 0.2 }
    var run: [YearOfSystem] = []
    model.simulate(plan, from: start) { run.append($1) }
    for place in 0..<plan.places { plan[intervention, place, year] = 0.35 }
    var whole = run
    model.simulate(plan, from: start) { whole[$0] = $1 }
    var again = run
    model.simulate(plan, changing: intervention, in: year, along: run, from: start) {
      again[$0] = $1
    }
    for (one, other) in zip(whole, again) {
      #expect(bits(one.units.elements) == bits(other.units.elements))
      #expect(bits(one.outcomes.map(\.qalys)) == bits(other.outcomes.map(\.qalys)))
      #expect(bits(one.need.end.cells) == bits(other.need.end.cells))
    }
  }

  @Test func `doing nothing found on the way to the starting point is doing nothing run`() {
    let model = Self.tiny.model
    var found: [YearOfSystem] = []
    let start = model.startingPoint { found.append($1) }
    var run: [YearOfSystem] = []
    model.simulate(model.nothing, from: start) { run.append($1) }
    #expect(found.map { bits($0.need.end.cells) } == run.map { bits($0.need.end.cells) })
    #expect(found.map { bits($0.pounds.elements) } == run.map { bits($0.pounds.elements) })
  }
}
