import Commissioning
import LinearAlgebra
import PopulationHealth
import Testing

@Suite struct `The starting point of a plan` {
  private static let tiny = TinySystem(
    interventions: [
      programme(lag: 1, decay: 0.4, deaths: 0.7),
      programme(activity: [avoiding(0.3)]),
    ], planYears: 4, followUpYears: 3, death: 0.05, upward: 0.1)

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
