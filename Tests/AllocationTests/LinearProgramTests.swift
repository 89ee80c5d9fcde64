import Allocation
import Testing

/// The solver meets limits to 1e-7 and the programs here are of size 1 to 100; its answers are right
/// to about that, and a wrong corner would be off by far more.
let solverTolerance = 1e-6

@Suite struct LinearProgramTests {
  /// Two products, three workshops: the example of most textbooks.
  private static let workshops = LinearProgram(
    sense: .maximise,
    variables: [.init("doors", objective: 3), .init("windows", objective: 5)],
    rows: [
      .init("first", upper: 4, terms: [(0, 1)]),
      .init("second", upper: 12, terms: [(1, 2)]),
      .init("third", upper: 18, terms: [(0, 3), (1, 2)]),
    ])

  /// Two foods, two nutrients at least.
  private static let diet = LinearProgram(
    sense: .minimise,
    variables: [.init("bread", objective: 2), .init("beans", objective: 3)],
    rows: [
      .init("energy", lower: 4, terms: [(0, 1), (1, 1)]),
      .init("protein", lower: 6, terms: [(0, 1), (1, 3)]),
    ])

  @Test func `the largest sum is found, and each row's worth`() throws {
    let solution = try Self.workshops.solved()
    expect(solution.values, near: [2, 6])
    expect([solution.objective], near: [36])
    expect(solution.rowDuals, near: [0, 1.5, 1])
    expect(solution.reducedCosts, near: [0, 0])
    expect(solution.rowActivities, near: [2, 12, 18])
  }

  @Test func `the smallest sum is found, and each row's worth`() throws {
    let solution = try Self.diet.solved()
    expect(solution.values, near: [3, 1])
    expect([solution.objective], near: [9])
    expect(solution.rowDuals, near: [1.5, 0.5])
  }

  @Test(arguments: [workshops, diet])
  func `a row's dual is what one unit more of its bound adds to the objective`(
    program: LinearProgram
  ) throws {
    let solution = try program.solved()
    let step = 0.01
    for row in program.rows.indices {
      var moved = program
      moved.rows[row].lower += step
      moved.rows[row].upper += step
      let gain = try moved.solved().objective - solution.objective
      expect([gain], near: [solution.rowDuals[row] * step])
    }
  }

  @Test(arguments: [LinearProgram.Sense.maximise, .minimise])
  func `a variable's reduced cost is what one unit more of its own bound adds`(
    sense: LinearProgram.Sense
  ) throws {
    let program = LinearProgram(
      sense: sense,
      variables: [
        .init("a", lower: 1, upper: 2, objective: 7),
        .init("b", lower: -3, upper: 5, objective: -4),
      ])
    let solution = try program.solved()
    expect(solution.values, near: sense == .maximise ? [2, -3] : [1, 5])
    expect(solution.reducedCosts, near: [7, -4])
  }

  @Test func `in a row with two bounds the dual is that of the one that binds`() throws {
    var program = LinearProgram(
      sense: .maximise, variables: [.init("x", objective: 2)],
      rows: [.init("between", lower: 1, upper: 3, terms: [(0, 1)])])
    expect(try program.solved().rowDuals, near: [2])
    program.sense = .minimise
    let solution = try program.solved()
    expect(solution.values, near: [1])
    expect(solution.rowDuals, near: [2])
  }

  @Test func `an equation holds, and its dual has the sign of its worth`() throws {
    let program = LinearProgram(
      sense: .minimise,
      variables: [.init("x", objective: 1), .init("y", lower: -.infinity, objective: 1)],
      rows: [
        .init("equation", lower: 2, upper: 2, terms: [(0, 1), (1, -1)]),
        .init("floor", lower: -4, terms: [(1, 1)]),
      ])
    let solution = try program.solved()
    expect(solution.values, near: [0, -2])
    expect([solution.objective], near: [-2])
    expect(solution.rowDuals, near: [-1, 0])
  }

  @Test func `terms on one variable add up`() throws {
    let program = LinearProgram(
      sense: .maximise, variables: [.init("x", objective: 1), .init("y", upper: 1, objective: 0)],
      rows: [.init("twice", upper: 6, terms: [(0, 1), (1, 0), (0, 2), (1, 4), (1, -4)])])
    expect(try program.solved().values[...0], near: [2])
  }

  @Test func `a corner where more limits meet than needed is still an answer`() throws {
    let program = LinearProgram(
      sense: .maximise, variables: [.init("x", objective: 1), .init("y", objective: 1)],
      rows: [
        .init("x", upper: 1, terms: [(0, 1)]), .init("y", upper: 1, terms: [(1, 1)]),
        .init("both", upper: 2, terms: [(0, 1), (1, 1)]),
        .init("both again", upper: 4, terms: [(0, 2), (1, 2)]),
      ])
    let solution = try program.solved()
    expect(solution.values, near: [1, 1])
    let bounds = program.rows.map(\.upper)
    expect([zip(solution.rowDuals, bounds).reduce(0) { $0 + $1.0 * $1.1 }], near: [2])
  }

  @Test func `a program of nothing has the answer nothing`() throws {
    let solution = try LinearProgram(sense: .maximise).solved()
    #expect(solution.values.isEmpty && solution.rowDuals.isEmpty)
    #expect(solution.objective == 0)
  }

  @Test func `without rows each variable goes to its better bound`() throws {
    let program = LinearProgram(
      sense: .maximise,
      variables: [.init("up", upper: 8, objective: 1), .init("down", lower: 2, objective: -1)])
    expect(try program.solved().values, near: [8, 2])
  }

  @Test func `rows without terms hold or do not`() throws {
    var program = LinearProgram(sense: .minimise, rows: [.init("nothing", upper: 1, terms: [])])
    #expect(try program.solved().rowActivities == [0])
    program.rows[0].lower = 1
    let conflict = SolverFailure.Conflict(
      row: 0, side: .lower, shortfall: 1, weight: 1, set: 0)
    #expect(throws: SolverFailure.infeasible([conflict])) { try program.solved() }
  }

  @Test(arguments: [(30, 12), (40, 60), (1200, 40)], 1...5)
  func `duals and reduced costs account for the whole objective`(
    size: (variables: Int, rows: Int), seed: UInt64
  ) throws {
    let program = pseudorandomProgram(variables: size.variables, rows: size.rows, seed: seed)
    let solution = try program.solved()
    var accounted = 0.0
    for (row, dual) in zip(program.rows.indices, solution.rowDuals) {
      #expect(dual >= -solverTolerance)
      #expect(solution.rowActivities[row] <= program.rows[row].upper + solverTolerance)
      accounted += dual * program.rows[row].upper
    }
    for (place, worth) in solution.reducedCosts.enumerated() {
      let variable = program.variables[place]
      accounted += worth * (worth > 0 ? variable.upper : variable.lower)
    }
    expect([accounted], near: [solution.objective])
  }

  @Test(arguments: [30, 1200])
  func `the same program gives the same bytes on every thread`(variables: Int) async throws {
    let program = pseudorandomProgram(variables: variables, seed: 99)
    let once = try program.solved()
    try await withThrowingTaskGroup(of: LinearSolution.self) { group in
      for _ in 0..<8 { group.addTask { try program.solved() } }
      for try await again in group {
        #expect(again.values == once.values && again.rowDuals == once.rowDuals)
        #expect(again.iterations == once.iterations)
      }
    }
  }

  @Test func `the solver is recent enough`() {
    let numbers = SolverLibrary.version.split(separator: ".").compactMap { Int($0) }
    #expect(numbers.count == 3 && !numbers.lexicographicallyPrecedes([1, 8]))
  }
}

/// A feasible, bounded program to maximise: variables in 0...1 and budgets over them all.
func pseudorandomProgram(
  variables count: Int = 30, rows: Int = 12, seed: UInt64
) -> LinearProgram {
  var state = seed
  func next() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) * 0x1p-53
  }
  let variables = (0..<count).map {
    LinearProgram.Variable("v\($0)", upper: 1, objective: next() - 0.2)
  }
  let rows = (0..<rows).map { row in
    LinearProgram.Row(
      "budget \(row)", upper: 1 + next(), terms: variables.indices.map { ($0, next()) })
  }
  return LinearProgram(sense: .maximise, variables: variables, rows: rows)
}

/// Expects numbers one by one within the solver's tolerance.
func expect(
  _ actual: some Collection<Double>, near expected: [Double],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(actual.count == expected.count, sourceLocation: sourceLocation)
  for (one, other) in zip(actual, expected) {
    #expect(abs(one - other) <= solverTolerance, sourceLocation: sourceLocation)
  }
}
