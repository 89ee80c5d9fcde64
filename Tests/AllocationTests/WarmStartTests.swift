import Allocation
import Testing

@Suite struct WarmStartTests {
  @Test(arguments: [(20, 10), (300, 60), (1200, 40)], 1...2)
  func `a sequence solved warm has the optima that solving cold has`(
    size: (variables: Int, rows: Int), seed: UInt64
  ) throws {
    var session = LinearProgram.Session()
    for program in steps(variables: size.variables, rows: size.rows, seed: seed) {
      let warm = try session.solve(program)
      expect([warm.objective], near: [try program.solved().objective])
      expectOptimal(warm, of: program)
    }
  }

  @Test func `the same sequence gives the same bytes`() throws {
    let programs = steps(variables: 300, rows: 60, seed: 8)
    var one = LinearProgram.Session()
    var other = LinearProgram.Session()
    for program in programs {
      let (first, second) = (try one.solve(program), try other.solve(program))
      #expect(first.values == second.values && first.rowDuals == second.rowDuals)
      #expect(first.iterations == second.iterations)
    }
  }

  @Test func `a program solved again needs no step`() throws {
    let program = pseudorandomProgram(variables: 200, rows: 40, seed: 12)
    var session = LinearProgram.Session()
    let first = try session.solve(program)
    let again = try session.solve(program)
    #expect(first.iterations > 0 && again.iterations == 0)
    expect(again.values, near: first.values)
  }

  @Test(arguments: 1...4)
  func `whole numbers solved warm are as good as solved cold`(seed: UInt64) throws {
    var session = LinearProgram.Session()
    for var program in steps(variables: 25, rows: 5, seed: seed) {
      for index in program.variables.indices {
        program.variables[index].isWhole = true
        program.variables[index].upper.round()
        program.variables[index].lower.round()
      }
      let (warm, cold) = (try session.solve(program), try program.solved())
      expect([warm.objective], near: [cold.objective])
      #expect(warm.isProven)
    }
  }

  @Test func `another program, one without an answer and one that makes no sense change nothing`()
    throws
  {
    var session = LinearProgram.Session()
    let program = pseudorandomProgram(variables: 30, rows: 12, seed: 21)
    let cold = try program.solved()
    _ = try session.solve(program)
    expect(
      [try session.solve(pseudorandomProgram(seed: 2)).objective],
      near: [try pseudorandomProgram(seed: 2).solved().objective])
    var conflicting = program
    conflicting.rows[0].lower = 100
    conflicting.rows[0].upper = .infinity
    var senseless = program
    senseless.variables[3].objective = .nan
    var flipped = program
    flipped.sense = .minimise
    let failures = [conflicting, senseless].map { wrong in
      #expect(throws: SolverFailure.self) { _ = try session.solve(wrong) }
    }
    guard case .infeasible = failures[0], case .stopped = failures[1] else {
      Issue.record("\(failures)")
      return
    }
    expect([try session.solve(program).objective], near: [cold.objective])
    expect([try session.solve(flipped).objective], near: [try flipped.solved().objective])
    flipped.variables.removeLast()
    for row in flipped.rows.indices { flipped.rows[row].terms.removeLast() }
    expect([try session.solve(flipped).objective], near: [try flipped.solved().objective])
  }

  /// Ten programs, each a little different from the last: in the objective, in the bounds of
  /// variables as a trust region moves them, in rows' bounds, and in some coefficients.
  private func steps(variables: Int, rows: Int, seed: UInt64) -> [LinearProgram] {
    var numbers = PseudorandomNumbers(seed: seed &+ 1000)
    var program = pseudorandomProgram(variables: variables, rows: rows, seed: seed)
    return (0..<10).map { step in
      for index in program.variables.indices {
        if step % 3 != 0 { program.variables[index].objective *= 0.95 + 0.1 * numbers.next() }
        if step % 3 != 1 {
          let middle = numbers.next()
          program.variables[index].lower = max(0, middle - 0.9) / Double(variables)
          program.variables[index].upper = min(1, middle + 0.6)
        }
      }
      if step % 4 == 3 {
        for row in program.rows.indices {
          program.rows[row].upper *= 0.9 + 0.2 * numbers.next()
          program.rows[row].terms[step].coefficient = numbers.next()
        }
      }
      return program
    }
  }

  /// Feasible, and by duality as good as can be: for a program to maximise with budgets only.
  private func expectOptimal(_ solution: LinearSolution, of program: LinearProgram) {
    var accounted = 0.0
    for (row, dual) in zip(program.rows, solution.rowDuals) {
      #expect(dual >= -solverTolerance)
      accounted += dual * row.upper
    }
    for (variable, worth) in zip(program.variables, solution.reducedCosts) {
      accounted += worth * (worth > 0 ? variable.upper : variable.lower)
    }
    for (row, activity) in zip(program.rows, solution.rowActivities) {
      #expect(activity <= row.upper + solverTolerance)
    }
    for (variable, value) in zip(program.variables, solution.values) {
      #expect(
        variable.lower - solverTolerance <= value && value <= variable.upper + solverTolerance)
    }
    expect([accounted], near: [solution.objective])
  }
}
