import Allocation
import Testing

@Suite struct RangingTests {
  /// Far enough past the end of a range to see that it has ended, and short of it to be inside.
  private static let step = 1e-4

  @Test func `the workshops' ranges are those of the textbook`() throws {
    let program = LinearProgram(
      sense: .maximise,
      variables: [.init("doors", objective: 3), .init("windows", objective: 5)],
      rows: [
        .init("first", upper: 4, terms: [(0, 1)]), .init("second", upper: 12, terms: [(1, 2)]),
        .init("third", upper: 18, terms: [(0, 3), (1, 2)]),
      ])
    let ranges = try #require(try program.solved(ranging: true).ranges)
    // Hillier and Lieberman, Introduction to Operations Research, the Wyndor Glass problem.
    #expect(ranges.rows[0] == nil)
    expectRange(ranges.rows[1], near: 6...18)
    expectRange(ranges.rows[2], near: 12...24)
    expectRange(ranges.objective[0], near: 0...7.5)
    expectRange(ranges.objective[1], near: 2 ... .infinity)
  }

  @Test(arguments: [LinearProgram.Sense.maximise, .minimise], 1...4)
  func `a dual holds inside its row's range and not outside`(
    sense: LinearProgram.Sense, seed: UInt64
  ) throws {
    let program = Self.program(sense: sense, seed: seed)
    let solution = try program.solved(ranging: true)
    let ranges = try #require(solution.ranges)
    var ends = (inside: 0, outside: 0)
    for (row, range) in ranges.rows.enumerated() {
      guard let range else {
        expect([solution.rowDuals[row]], near: [0])
        continue
      }
      let isUpper = abs(solution.rowActivities[row] - program.rows[row].upper) <= solverTolerance
      let bound = LinearProgram.Bound(.row(row), isUpper ? .upper : .lower)
      let here = isUpper ? program.rows[row].upper : program.rows[row].lower
      #expect(
        range.lowerBound <= here + solverTolerance && here <= range.upperBound + solverTolerance)
      for end in [range.lowerBound, range.upperBound] where end.isFinite && abs(end) < 1e6 {
        let inward = end > here ? -Self.step : Self.step
        guard abs(end - here) > 2 * Self.step else { continue }
        let inside = try moved(program, bound, to: end + inward)
        let promise = solution.objective + solution.rowDuals[row] * (end + inward - here)
        expect([try #require(inside)], near: [promise])
        ends.inside += 1
        let outside = try moved(program, bound, to: end - 100 * inward)
        let beyond = solution.objective + solution.rowDuals[row] * (end - 100 * inward - here)
        // Past the range the same dual promises too much, if there is an answer at all.
        if let outside {
          ends.outside += 1
          #expect(sense == .maximise ? outside < beyond - 1e-9 : outside > beyond + 1e-9)
        }
      }
    }
    #expect(ends.inside > 0 && ends.outside > 0, "\(ends)")
  }

  @Test(arguments: [LinearProgram.Sense.maximise, .minimise], 1...4)
  func `the values stay inside a coefficient's range and not outside`(
    sense: LinearProgram.Sense, seed: UInt64
  ) throws {
    let program = Self.program(sense: sense, seed: seed)
    let solution = try program.solved(ranging: true)
    let ranges = try #require(solution.ranges)
    var comesIn = 0
    for (index, range) in ranges.objective.enumerated() {
      #expect(range.contains(program.variables[index].objective))
      for end in [range.lowerBound, range.upperBound] where end.isFinite {
        let inward = end > program.variables[index].objective ? -Self.step : Self.step
        var changed = program
        changed.variables[index].objective = end + inward
        if range.contains(end + inward) {
          expect(try changed.solved().values, near: solution.values)
        }
        changed.variables[index].objective = end - inward
        let outside = try changed.solved()
        let kept =
          solution.objective
          + solution.values[index] * (end - inward - program.variables[index].objective)
        #expect(sense == .maximise ? outside.objective > kept : outside.objective < kept)
        if solution.values[index] == 0 { comesIn += outside.values[index] > 0 ? 1 : 0 }
      }
    }
    #expect(comesIn > 0)
  }

  @Test func `ranges of a program with whole variables hold with these fixed`() throws {
    var program = Self.program(sense: .maximise, seed: 6)
    for index in 0..<6 { program.variables[index].isWhole = true }
    let solution = try program.solved(ranging: true)
    let ranges = try #require(solution.ranges)
    var fixed = program
    for index in 0..<6 {
      fixed.variables[index].isWhole = false
      fixed.variables[index].lower = solution.values[index]
      fixed.variables[index].upper = solution.values[index]
      #expect(ranges.objective[index] == -.infinity ... .infinity)
    }
    var binding = 0
    for (row, range) in ranges.rows.enumerated() {
      guard let range else { continue }
      binding += 1
      let here = program.rows[row].upper
      for end in [range.lowerBound, range.upperBound] where abs(end) < 1e6 {
        let close = here + 0.999 * (end - here)
        let inside = try moved(fixed, .init(.row(row), .upper), to: close)
        expect(
          [try #require(inside)],
          near: [solution.objective + solution.rowDuals[row] * (close - here)])
      }
    }
    #expect(binding > 0)
  }

  @Test func `ranges of a large program, which the interior-point method solves, are found`() throws
  {
    let program = pseudorandomProgram(variables: 1200, rows: 40, seed: 5)
    let ranges = try #require(try program.solved(ranging: true).ranges)
    #expect(ranges.rows.count == 40 && ranges.objective.count == 1200)
    #expect(zip(ranges.objective, program.variables).allSatisfy { $0.contains($1.objective) })
  }

  @Test func `ranges are found only when asked for`() throws {
    #expect(try pseudorandomProgram(seed: 1).solved().ranges == nil)
    #expect(try LinearProgram(sense: .maximise).solved(ranging: true).ranges?.rows == [])
  }

  /// The best objective with one bound moved; nil if there is none.
  private func moved(
    _ program: LinearProgram, _ bound: LinearProgram.Bound, to value: Double
  ) throws -> Double? {
    guard case .row(let row) = bound.place else { return nil }
    var changed = program
    if bound.side == .upper {
      changed.rows[row].upper = value
    } else {
      changed.rows[row].lower = value
    }
    do throws(SolverFailure) {
      return try changed.solved().objective
    } catch {
      guard case .infeasible = error else { throw error }
      return nil
    }
  }

  /// Budgets over shares to maximise, or floors to reach at the least cost.
  private static func program(sense: LinearProgram.Sense, seed: UInt64) -> LinearProgram {
    var program = pseudorandomProgram(variables: 20, rows: 6, seed: seed)
    guard sense == .minimise else { return program }
    program.sense = .minimise
    for index in program.variables.indices { program.variables[index].objective += 0.3 }
    for index in program.rows.indices {
      program.rows[index].lower = program.rows[index].upper
      program.rows[index].upper = .infinity
    }
    return program
  }

  private func expectRange(
    _ range: ClosedRange<Double>?, near expected: ClosedRange<Double>,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let ends = [(range?.lowerBound, expected.lowerBound), (range?.upperBound, expected.upperBound)]
    for (end, wanted) in ends {
      #expect(
        end.map { $0 == wanted || abs($0 - wanted) <= solverTolerance } == true,
        "\(String(describing: range))",
        sourceLocation: sourceLocation)
    }
  }
}
