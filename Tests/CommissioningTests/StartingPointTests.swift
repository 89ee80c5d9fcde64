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

  @Test func `only counting those eligible for what is bought changes nothing else`() {
    let model = Self.tiny.model
    var plan = model.nothing
    for year in 1..<3 { plan[1, 0, year] = 0.4 }
    let start = model.startingPoint()
    var (all, bought) = ([YearOfSystem](), [YearOfSystem]())
    model.simulate(plan, from: start) { all.append($1) }
    model.simulate(plan, from: start, counting: .bought) { bought.append($1) }
    for (position, (one, other)) in zip(all, bought).enumerated() {
      #expect(bits(one.need.end.cells) == bits(other.need.end.cells))
      #expect(bits(one.pounds.elements) == bits(other.pounds.elements))
      #expect(bits(one.reached.elements) == bits(other.reached.elements))
      #expect(bits(one.staffed.elements) == bits(other.staffed.elements))
      #expect(bits(one.newCapacity.elements) == bits(other.newCapacity.elements))
      #expect(one.opened.elements == other.opened.elements)
      // The year in which it is given up still counts whom it was for.
      let isCounted = (1...3).contains(position)
      #expect(one.eligible[1, 0] > 0 && one.eligible[0, 0] > 0)
      #expect(other.eligible[1, 0] == (isCounted ? one.eligible[1, 0] : 0))
      #expect(other.eligible[0, 0] == 0 && other.eligible[1, 1] == 0)
    }
  }
}
