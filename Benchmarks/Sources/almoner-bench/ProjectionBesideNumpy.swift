import LinearAlgebra
import PopulationHealth

/// A closed projection of many states, beside the same in numpy, both by one thread and with their
/// tables laid out before.
struct ProjectionBesideNumpy {
  /// Ten groups by sex and quintile, single ages 0 to 100; states; years.
  private static let (cells, states, years) = (1010, 32, 30)
  /// How often numpy repeats each of its ways within a lap; its fastest time is the lap's.
  private static let numpyRepeats = 5

  static let name = "\(cells) cells, \(states) states, \(years) years"

  private let projection = SegmentProjection(transitions: (0..<cells).map(Self.table))
  private let people = Matrix(
    rows: cells, columns: states,
    elements: (0..<cells * states).map { Double($0 * 7919 % 1009) })

  private static let script = NumpyScript(path: "Benchmarks/numpy/segment_projection.py")

  /// Almoner's alone.
  var alone: Work {
    {
      [
        Lap.timing(Self.name) {
          keep(projection.trace(people, years: Self.years).end.elements)
        }
      ]
    }
  }

  /// One pass over both; over Almoner's alone, said once, where there is no numpy.
  var work: Work {
    let hasNumpy = NumpyScript.isThere()
    return {
      var trace: SegmentProjection.Trace?
      let count = 10
      let ours = Lap.timing(Self.name, aim: 0.001, count: count) {
        for _ in 0..<count {
          trace = projection.trace(people, years: Self.years)
        }
      }
      guard hasNumpy, let trace else { return [ours] }
      // Sums of some hundred thousand people, in another order.
      let numpy = try Self.script.answer(
        [Self.cells, Self.states, Self.years, Self.numpyRepeats],
        agreeingWith: Array(trace.byYear.row(Self.years)), within: 1e-6)
      return [ours, numpy.lap]
    }
  }

  /// Yearly chances of one cell: a step worse, a step better, four steps worse, death, the last
  /// state; the same as in segment_projection.py.
  private static func table(cell: Int) -> Matrix {
    var table = Matrix(rows: states, columns: states)
    for state in 0..<states - 1 {
      let level = Double((cell % 97 + 1) * (state % 5 + 1)) / 500
      for (step, chance) in [(1, 0.06), (-1, 0.03), (4, 0.01)] {
        table[state, min(max(state + step, 0), states - 2)] += chance * level
      }
      table[state, states - 1] += 0.02 * level
      table[state, state] += 1 - table.row(state).reduce(0, +)
    }
    table[states - 1, states - 1] = 1
    return table
  }
}
