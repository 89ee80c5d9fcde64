import Foundation
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

  /// What numpy said.
  private struct Answer: Decodable {
    let version: String
    /// By way and repeat: seconds by the clock and of the processor.
    let seconds: [String: [[Double]]]
    /// People in each state at the end.
    let end: [Double]
  }

  /// From the project's folder, as the scenario is.
  private static let script = "Benchmarks/numpy/segment_projection.py"

  /// The script is not there or does not end well.
  private struct NoAnswer: Error, CustomStringConvertible {
    let description = "\(script) gave no answer; run this from the project's folder"
  }

  /// The two do not compute the same.
  private struct Disagreement: Error, CustomStringConvertible {
    let distance: Double
    var description: String { "numpy's projection differs by up to \(distance) people" }
  }

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
    let hasNumpy = Self.python(["-c", "import numpy"]) != nil
    if !hasNumpy {
      FileHandle.standardError.write(
        Data("almoner-bench: there is no python3 with numpy here to compare with\n".utf8))
    }
    return {
      var trace: SegmentProjection.Trace?
      let count = 10
      let ours = Lap.timing(Self.name, aim: 0.001, count: count) {
        for _ in 0..<count {
          trace = projection.trace(people, years: Self.years)
        }
      }
      guard hasNumpy, let trace else { return [ours] }
      return [ours, try Self.numpy(agreeingWith: Array(trace.byYear.row(Self.years)))]
    }
  }

  /// The fastest of numpy's ways and repeats.
  private static func numpy(agreeingWith end: [Double]) throws -> Lap {
    let sizes = [cells, states, years, numpyRepeats].map(String.init)
    guard let output = python([script] + sizes) else { throw NoAnswer() }
    let answer = try JSONDecoder().decode(Answer.self, from: output)
    let distance = zip(answer.end, end).map { abs($0 - $1) }.max() ?? .infinity
    // Sums of some hundred thousand people, in another order.
    guard distance < 1e-6 else { throw Disagreement(distance: distance) }
    let best = answer.seconds.values.joined().min { $0[0] < $1[0] } ?? [0, 0]
    return Lap(
      name: "the same in numpy \(answer.version), best of \(answer.seconds.count) ways", aim: nil,
      wall: best[0], processor: best[1])
  }

  /// What Python prints, if it is there and all goes well.
  private static func python(_ arguments: [String]) -> Data? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["OPENBLAS_NUM_THREADS=1", "python3"] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? bytes : nil
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
