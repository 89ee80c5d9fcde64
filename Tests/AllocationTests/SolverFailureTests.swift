import Allocation
import Testing

@Suite struct SolverFailureTests {
  @Test func `two rows that cannot both hold are both named, with the shortfall`() throws {
    let program = LinearProgram(
      sense: .maximise, variables: [.init("x", objective: 1), .init("y", objective: 1)],
      rows: [
        .init("harmless", upper: 50, terms: [(1, 1)]),
        .init("at most 10 in all", upper: 10, terms: [(0, 1), (1, 1)]),
        .init("at least 13 of x", lower: 13, terms: [(0, 1)]),
        .init("slack", upper: 100, terms: [(0, 1), (1, 1)]),
      ])
    let conflicts = try conflicts(of: program)
    #expect(conflicts.map(\.row) == [1, 2])
    #expect(conflicts.map(\.side) == [.upper, .lower])
    expect([conflicts.reduce(0) { $0 + $1.shortfall }], near: [3])
    #expect(conflicts.allSatisfy { 0 < $0.weight && $0.weight <= 1 })
    #expect(conflicts.allSatisfy { $0.shortfall == 0 || $0.weight > 1 - solverTolerance })
  }

  @Test func `rows of very different size are both named, in their own units`() throws {
    let pounds = LinearProgram.Row("envelope", upper: 40e6, terms: [(0, 2e6)])
    let staff = LinearProgram.Row("staff at least", lower: 30, terms: [(0, 1)])
    let program = LinearProgram(
      sense: .maximise, variables: [.init("wards", objective: 1)], rows: [pounds, staff])
    let conflicts = try conflicts(of: program)
    #expect(conflicts.map(\.row) == [0, 1])
    let misses = zip(conflicts, [2e6, 1]).map { $0.shortfall / $1 }
    expect([misses.reduce(0, +)], near: [10])
  }

  @Test func `in a large program the row that nothing can meet is found, in its own unit`() throws {
    var program = pseudorandomProgram(variables: 1200, rows: 40, seed: 3)
    let best = try program.solved().objective
    let objective = program.variables.indices.map { ($0, program.variables[$0].objective) }
    program.rows.append(.init("too much to ask", lower: best + 7, terms: objective))
    let missed = try conflicts(of: program).filter { $0.shortfall > 0 }
    #expect(missed.map(\.row) == [40])
    expect(missed.map(\.shortfall), near: [7])
  }

  @Test func `a variable's own bound is never missed, so the row is`() throws {
    let program = LinearProgram(
      sense: .minimise, variables: [.init("reach", upper: 0.25, objective: 1)],
      rows: [.init("floor", lower: 0.4, terms: [(0, 1)])])
    let conflicts = try conflicts(of: program)
    #expect(conflicts.map(\.row) == [0])
    expect(conflicts.map(\.shortfall), near: [0.15])
  }

  @Test func `separate conflicts are all named`() throws {
    let program = LinearProgram(
      sense: .maximise, variables: [.init("x", objective: 1), .init("y", objective: 1)],
      rows: [
        .init("x low", upper: 1, terms: [(0, 1)]), .init("x high", lower: 2, terms: [(0, 1)]),
        .init("y low", upper: 1, terms: [(1, 1)]), .init("y high", lower: 4, terms: [(1, 1)]),
      ])
    #expect(try conflicts(of: program).map(\.row) == [0, 1, 2, 3])
  }

  @Test func `three rows that only conflict together are all named`() throws {
    let program = LinearProgram(
      sense: .maximise, variables: [.init("x", objective: 1), .init("y", objective: 1)],
      rows: [
        .init("x", lower: 2, terms: [(0, 1)]), .init("y", lower: 2, terms: [(1, 1)]),
        .init("both", upper: 3, terms: [(0, 1), (1, 1)]),
      ])
    let conflicts = try conflicts(of: program)
    #expect(conflicts.map(\.row) == [0, 1, 2])
    expect([conflicts.reduce(0) { $0 + $1.shortfall }], near: [1])
  }

  @Test func `a row against itself is named from both sides`() throws {
    let program = LinearProgram(
      sense: .maximise, variables: [.init("x", objective: 1)],
      rows: [.init("reversed", lower: 5, upper: 3, terms: [(0, 1)])])
    let conflicts = try conflicts(of: program)
    #expect(conflicts.map(\.side) == [.lower, .upper])
    expect([conflicts.reduce(0) { $0 + $1.shortfall }], near: [2])
  }

  @Test func `an infeasible program stays infeasible where it would be unbounded too`() throws {
    let program = LinearProgram(
      sense: .maximise, variables: [.init("x", objective: 1), .init("y", objective: 1)],
      rows: [.init("never", upper: -1, terms: [(0, 1)])])
    #expect(try conflicts(of: program).map(\.row) == [0])
  }

  @Test func `an objective without end names the variables that run to infinity`() {
    let program = LinearProgram(
      sense: .maximise,
      variables: [
        .init("x", objective: 1), .init("held", upper: 3, objective: 9),
        .init("y", objective: 1, isWhole: true), .init("idle", objective: 0),
      ],
      rows: [
        .init("difference", upper: 1, terms: [(0, 1), (2, -1)]),
        .init("idle", upper: 1, terms: [(3, 1)]),
      ])
    #expect(throws: SolverFailure.unbounded(variables: [0, 2])) { try program.solved() }
    let free = LinearProgram(
      sense: .minimise, variables: [.init("x", lower: -.infinity, objective: 1)])
    #expect(throws: SolverFailure.unbounded(variables: [0])) { try free.solved() }
  }

  @Test func `a program that makes no sense says what is wrong`() {
    let reversed = LinearProgram(
      sense: .maximise, variables: [.init("reach", lower: 2, upper: 1, objective: 1)])
    expect(
      reversed,
      stopsWith: "variable 'reach' must be at least 2.0 and at most 1.0, which no number is")
    let between = LinearProgram(
      sense: .maximise,
      variables: [.init("teams", lower: 0.2, upper: 0.8, objective: 1, isWhole: true)])
    expect(
      between,
      stopsWith: "variable 'teams' must be at least 0.2 and at most 0.8, which no whole number is")
    let stray = LinearProgram(
      sense: .maximise, variables: [.init("x", objective: 1)],
      rows: [.init("budget", upper: 1, terms: [(1, 3)])])
    expect(stray, stopsWith: "row 'budget' has a term 3.0 x variable 1 of 1")
    let priceless = LinearProgram(
      sense: .maximise, variables: [.init("x", upper: 1, objective: .nan)])
    expect(priceless, stopsWith: "variable 'x' adds no finite number to the objective")
    let boundless = LinearProgram(
      sense: .maximise, variables: [.init("x", upper: 1, objective: 1)],
      rows: [.init("budget", upper: .nan, terms: [(0, 1)])])
    expect(boundless, stopsWith: "row 'budget' has bounds -inf and nan, which no sum can meet")
  }

  @Test func `no time is not enough time`() {
    #expect(throws: SolverFailure.timedOut(after: .zero)) {
      try pseudorandomProgram(seed: 5).solved(timeLimit: .zero)
    }
  }
}

/// The conflicts that solving a program must report.
func conflicts(of program: LinearProgram) throws -> [SolverFailure.Conflict] {
  let failure = #expect(throws: SolverFailure.self) { try program.solved() }
  guard case .infeasible(let conflicts) = failure else {
    Issue.record("expected an infeasible program, not \(String(describing: failure))")
    return []
  }
  return conflicts
}

private func expect(
  _ program: LinearProgram, stopsWith reason: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(throws: SolverFailure.stopped(reason: reason), sourceLocation: sourceLocation) {
    try program.solved()
  }
}
