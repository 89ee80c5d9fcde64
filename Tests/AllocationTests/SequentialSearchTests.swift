import Allocation
import Foundation
import Synchronization
import Testing

/// Something that is shared out: each part gains by its own curve, and the parts have a sum.
private struct SharedOut: StepwiseProblem {
  struct Curve: Sendable {
    var gain: @Sendable (Double) -> Double
    var slope: @Sendable (Double) -> Double
  }

  /// The gains of points that derivatives were asked at: those a search went on from.
  final class Course: Sendable {
    let gains = Mutex<[Double]>([])
  }

  var curves: [Curve]
  var total: Double
  var course: Course?

  func gain(of point: [Double]) -> Double { zip(curves, point).reduce(0) { $0 + $1.0.gain($1.1) } }

  func excess(of point: [Double]) -> Double { point.reduce(0, +) / total - 1 }

  func slopes(at point: [Double], progress: @Sendable (Double) -> Void) -> [Double] {
    course?.gains.withLock { $0.append(gain(of: point)) }
    return zip(curves, point).map { $0.slope($1) }
  }

  func program(_ slopes: [Double], near point: [Double], radius: Double?) -> LinearProgram {
    LinearProgram(
      sense: .maximise,
      variables: zip(slopes, point).map { slope, share in
        let span = radius.map { $0 * total } ?? .infinity
        return LinearProgram.Variable(
          "part", lower: max(0, share - span), upper: share + span, objective: slope)
      },
      rows: [.init("sum", upper: total, terms: point.indices.map { ($0, 1.0) })])
  }

  func linear(_ program: LinearProgram) -> LinearProgram { program }

  func gain(of point: [Double], in program: LinearProgram) -> Double {
    zip(program.variables, point).reduce(0) { $0 + $1.0.objective * $1.1 }
  }

  func point(_ solution: LinearSolution, in program: LinearProgram) -> [Double] { solution.values }

  func best(from start: [Double]) throws -> SequentialSearch<SharedOut>.Found {
    try SequentialSearch(
      problem: self, tolerance: 1e-9, leastRadius: 1e-9, mostIterations: 500
    ).best(from: start)
  }
}

@Suite struct `The search by linear programs` {
  /// Parts are found to a billionth of the whole by the last trust region; gains are flat there, and
  /// slopes, and with them prices, as near as parts.
  private static let partTolerance = 1e-4
  private static let gainTolerance = 1e-7

  @Test func `square roots are shared out by the squares of their weights`() throws {
    let weights = [3.0, 2, 1]
    let found = try SharedOut(
      curves: weights.map { weight in
        .init(gain: { weight * $0.squareRoot() }, slope: { weight / (2 * $0.squareRoot()) })
      }, total: 14
    ).best(from: [14 / 3.0, 14 / 3.0, 14 / 3.0])
    for (part, closed) in zip(found.point, [9.0, 4, 1]) {
      #expect(abs(part - closed) <= Self.partTolerance * 14)
    }
    #expect(abs(found.gain - 14) <= Self.gainTolerance)
    #expect(abs(found.last.solution.rowDuals[0] - 0.5) <= Self.partTolerance)
    #expect(found.last.bound >= 14 - Self.gainTolerance)
    #expect(found.gap <= Self.partTolerance)
  }

  @Test(arguments: [0.5, 1, 3, 10, 40])
  func `logarithms are filled like water over their floors`(total: Double) throws {
    let floors = [1.0, 2, 4, 8]
    let found = try SharedOut(
      curves: floors.map { floor in
        .init(gain: { log(1 + $0 / floor) }, slope: { 1 / (floor + $0) })
      }, total: total
    ).best(from: floors.map { _ in total / 4 })
    // The level at which the water stands over as many floors as it covers.
    let level = (1...4).map { (total + floors.prefix($0).reduce(0, +)) / Double($0) }
      .enumerated().last { $0.element > floors[$0.offset] }!.element
    for (part, floor) in zip(found.point, floors) {
      #expect(abs(part - max(0, level - floor)) <= Self.partTolerance * total)
    }
    #expect(abs(found.last.solution.rowDuals[0] * level - 1) <= 10 * Self.partTolerance)
  }

  @Test
  func `where gains bend up, starts far apart end apart and the gap of the worse is no promise`()
    throws
  {
    // Two ways to spend it all: a hill of 1 near at hand, and one of 4 behind a valley.
    let problem = SharedOut(
      curves: [
        .init(gain: { $0 }, slope: { _ in 1 }),
        .init(gain: { 4 * $0 * $0 }, slope: { 8 * $0 }),
      ], total: 1)
    let near = try problem.best(from: [1, 0])
    let far = try problem.best(from: [0, 1])
    #expect(near.point == [1, 0] && near.gap == 0)
    #expect(far.point == [0, 1] && far.gain == 4)
  }

  @Test func `time that has run out ends a search with what it has`() throws {
    let problem = SharedOut(
      curves: [.init(gain: { $0.squareRoot() }, slope: { 0.5 / $0.squareRoot() })], total: 1)
    let search = SequentialSearch(
      problem: problem, tolerance: 1e-12, time: TimeLeft(.zero))
    // The solver may or may not get its first program done; either way there is no endless search.
    do {
      let found = try search.best(from: [0.25])
      #expect(found.isTimedOut && found.point == [0.25])
    } catch SearchFailure<LinearProgram>.timedOut {
      #expect(problem.excess(of: [0.25]) <= 0)
    }
  }

  /// Time that runs out when it is asked after for the so manieth time.
  private static func time(running asks: Int) -> TimeLeft {
    let asked = Asked()
    return TimeLeft { asked.next() < asks ? .seconds(60) : .zero }
  }

  private final class Asked: Sendable {
    private let count = Mutex(0)

    func next() -> Int {
      count.withLock { count in
        defer { count += 1 }
        return count
      }
    }
  }

  @Test func `cut short at any time, a search keeps the best point it went on from`() throws {
    let floors = [1.0, 2, 4, 8]
    var problem = SharedOut(
      curves: floors.map { floor in
        .init(gain: { log(1 + $0 / floor) }, slope: { 1 / (floor + $0) })
      }, total: 10)
    let start = floors.map { _ in 2.5 }
    let worst = problem.gain(of: start)
    let best = try problem.best(from: start).gain
    var ends: Set<Double> = []
    for asks in 1...40 {
      let course = SharedOut.Course()
      problem.course = course
      let search = SequentialSearch(
        problem: problem, tolerance: 1e-9, leastRadius: 1e-9, mostIterations: 500,
        time: Self.time(running: asks))
      guard let found = try? search.best(from: start) else {
        // There was no time for the first program.
        #expect(course.gains.withLock(\.count) <= 1)
        continue
      }
      #expect(found.isTimedOut)
      #expect(found.gain == course.gains.withLock { $0.max() })
      #expect(found.gain == problem.gain(of: found.point))
      #expect(problem.excess(of: found.point) <= Allocator.limitTolerance)
      ends.insert(found.gain)
    }
    #expect(ends.contains { worst < $0 && $0 < best - 1e-3 }, "some are cut short on the way")
  }
}
