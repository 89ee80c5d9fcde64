import Commissioning
import LinearAlgebra
import PopulationHealth
import Scenarios

/// The same work at one size and at twice that size, which should take twice as long.
struct LinearCost {
  private let half: NeedModel
  private let whole: NeedModel
  private let exits: [Int: SegmentProjection]
  private let people: Matrix

  private static let years = 12
  private static let (cells, states, exitsPerState) = (1010, 32, 4)

  init(scenario path: String) throws {
    whole = try Scenario.load(path, overrides: ["system=all"]).model.need
    let places = whole.shape.places
    let some = places.prefix(places.count / 2).joined(separator: ", ")
    // An envelope is of whole systems.
    half = try Scenario.load(
      path, overrides: ["system=all", "places=[\(some)]", "budget=null", "limits=null"]
    ).model.need
    exits = [1, 2].reduce(into: [:]) { projections, times in
      projections[times] = SegmentProjection(
        transitions: Array(
          repeating: Self.ring(exits: times * Self.exitsPerState), count: Self.cells))
    }
    people = Matrix(rows: Self.cells, columns: Self.states, repeating: 1)
  }

  /// Every size after its half.
  var work: Work {
    {
      let years = [1, 2].map { times in
        Lap.timing("need of \(half.shape.places.count) places, \(times * Self.years) years") {
          Self.follow(half, years: times * Self.years)
        }
      }
      let places = [half, whole].map { model in
        Lap.timing("need, \(Self.years) years, of \(model.shape.places.count) places") {
          Self.follow(model, years: Self.years)
        }
      }
      let moves = [1, 2].compactMap { times in
        exits[times].map { projection in
          Lap.timing("\(Self.states) states of \(times * Self.exitsPerState) exits", count: 10) {
            for _ in 0..<10 { keep(projection.trace(people, years: 30).end.elements) }
          }
        }
      }
      return years + places + moves
    }
  }

  private static func follow(_ model: NeedModel, years: Int) {
    var end: [Double] = []
    model.project(through: model.startYear + (years - 1)) { end = $0.end.cells }
    keep(end)
  }

  /// Each state keeps most of its people and sends as many to each of the states after it.
  private static func ring(exits: Int) -> Matrix {
    var table = Matrix(rows: states, columns: states)
    for state in 0..<states {
      table[state, state] = 0.9
      for step in 1..<exits { table[state, (state + step) % states] += 0.1 / Double(exits - 1) }
    }
    return table
  }
}
