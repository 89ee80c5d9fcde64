import Allocation
import Testing

@Suite struct ConflictTests {
  @Test(arguments: 1...20)
  func `of a random conflict nothing can be left out`(seed: UInt64) throws {
    let program = Self.infeasible(seed: seed, wholeVariables: 0)
    let conflict = try #require(try program.conflict())
    #expect(conflict.isIrreducible && !conflict.needsWholeNumbers)
    try expectIrreducible(conflict, in: program)
  }

  @Test(arguments: 1...8)
  func `of a conflict of any numbers among whole ones nothing can be left out`(seed: UInt64) throws
  {
    let program = Self.infeasible(seed: seed, wholeVariables: 6)
    let conflict = try #require(try program.conflict())
    #expect(conflict.isIrreducible && !conflict.needsWholeNumbers)
    try expectIrreducible(conflict, in: allowingAnyNumbers(program))
  }

  @Test func `a conflict only of whole numbers is found, with the bounds that take part`() throws {
    // 2 teams of 3 or more of 4 would do for 7 to 7.5, but no whole numbers of teams.
    let program = LinearProgram(
      sense: .maximise,
      variables: [
        .init("teams of 3", upper: 2, objective: 1, isWhole: true),
        .init("teams of 5", upper: 9, objective: 1, isWhole: true),
        .init("others", upper: 4, objective: 1),
      ],
      rows: [
        .init("harmless", upper: 9, terms: [(0, 1), (2, 1)]),
        .init("staff", lower: 7, upper: 7.5, terms: [(0, 3), (1, 5)]),
      ])
    let conflict = try #require(try program.conflict())
    #expect(conflict.needsWholeNumbers && conflict.isIrreducible)
    #expect(conflict.bounds == [.init(.row(1), .lower), .init(.row(1), .upper)])
    try expectIrreducible(conflict, in: program)
    let parts = try conflicts(of: program)
    #expect(parts.map(\.row) == [1, 1] && parts.map(\.set) == [0, 0])
    expect([parts.reduce(0) { $0 + $1.shortfall }], near: [0.5])
  }

  @Test(arguments: 1...6)
  func `of a random conflict of whole numbers nothing can be left out`(seed: UInt64) throws {
    var numbers = PseudorandomNumbers(seed: seed)
    let program = LinearProgram(
      sense: .maximise,
      variables: (0..<6).map { .init("v\($0)", upper: 1, objective: 1, isWhole: true) },
      rows: (0..<4).map { row in
        let weights = (0..<6).map { _ in 1 + (numbers.next() * 8).rounded() * 2 }
        let half = (weights.reduce(0, +) / 2).rounded(.down) + 0.5
        return .init(
          "split \(row)", lower: half - 0.3, upper: half + 0.3,
          terms: weights.indices.map { ($0, weights[$0]) })
      })
    let conflict = try #require(try program.conflict())
    #expect(conflict.needsWholeNumbers && conflict.isIrreducible)
    try expectIrreducible(conflict, in: program)
  }

  @Test func `bounds of variables that take part are told, and no others`() throws {
    let program = LinearProgram(
      sense: .minimise,
      variables: [
        .init("reach", upper: 0.25, objective: 1), .init("other", upper: 9, objective: 1),
      ],
      rows: [
        .init("loose", upper: 40, terms: [(0, 1), (1, 1)]),
        .init("floor", lower: 0.4, terms: [(0, 1)]),
      ])
    #expect(
      try program.conflict()?.bounds == [.init(.row(1), .lower), .init(.variable(0), .upper)])
  }

  @Test func `a program that can be met has no conflict, and needs no relaxation`() throws {
    let program = pseudorandomProgram(seed: 3)
    #expect(try program.conflict() == nil)
    #expect(try program.cheapestRelaxation()?.parts == [])
    #expect(try program.cheapestRelaxation()?.cost == 0)
  }

  @Test func `in a large program the few rows that conflict are found`() throws {
    var program = pseudorandomProgram(variables: 4000, rows: 60, seed: 3)
    for index in program.variables.indices { program.variables[index].lower = -1 }
    program.rows.append(.init("sum", lower: 0, terms: program.variables.indices.map { ($0, 1) }))
    program.rows.append(.init("few", upper: -5.5, terms: [(3, 10), (4, 1)]))
    program.rows.append(.init("one", lower: -0.4, terms: [(3, 1)]))
    let conflict = try #require(try program.conflict())
    #expect(
      conflict.bounds == [
        .init(.row(61), .upper), .init(.row(62), .lower), .init(.variable(4), .lower),
      ])
    #expect(conflict.isIrreducible)
    try expectIrreducible(conflict, in: program)
  }

  @Test func `sets of conflicting limits share none and leave nothing that conflicts`() throws {
    let program = LinearProgram(
      sense: .maximise, variables: [.init("x", objective: 1), .init("y", objective: 1)],
      rows: [
        .init("x low", upper: 1, terms: [(0, 1)]), .init("x high", lower: 2, terms: [(0, 1)]),
        .init("y low", upper: 1, terms: [(1, 1)]), .init("y high", lower: 4, terms: [(1, 1)]),
      ])
    let conflicts = try conflicts(of: program)
    #expect(conflicts.map(\.set) == [0, 0, 1, 1] || conflicts.map(\.set) == [1, 1, 0, 0])
  }

  @Test func `a search without time is not irreducible, or has no answer`() throws {
    #expect(throws: SolverFailure.timedOut(after: .zero)) {
      try Self.infeasible(seed: 1, wholeVariables: 0).conflict(timeLimit: .zero)
    }
  }

  /// Random floors and ceilings of random sums, of which some conflict.
  private static func infeasible(seed: UInt64, wholeVariables: Int) -> LinearProgram {
    var numbers = PseudorandomNumbers(seed: seed)
    var program = LinearProgram(
      sense: .maximise,
      variables: (0..<12).map {
        .init("v\($0)", lower: -numbers.next(), upper: 2 * numbers.next(), objective: 1)
      })
    for index in 0..<wholeVariables {
      program.variables[index] = .init("v\(index)", upper: 2, objective: 1, isWhole: true)
    }
    program.rows = (0..<20).map { row in
      let terms = (0..<12).compactMap { variable -> (variable: Int, coefficient: Double)? in
        let coefficient = numbers.next() * 2 - 1
        return numbers.next() < 0.4 ? (variable, coefficient) : nil
      }
      let bound = numbers.next() * 1.2 - 0.1
      return row % 2 == 0
        ? .init("floor \(row)", lower: bound, terms: terms)
        : .init("ceiling \(row)", upper: bound / 2, terms: terms)
    }
    return program
  }
}

private func allowingAnyNumbers(_ program: LinearProgram) -> LinearProgram {
  var program = program
  for index in program.variables.indices { program.variables[index].isWhole = false }
  return program
}

/// Expects the bounds alone to conflict, and all but any one of them not to.
private func expectIrreducible(
  _ conflict: LinearConflict, in program: LinearProgram,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  #expect(
    try !canBeMet(program, keeping: Set(conflict.bounds)), sourceLocation: sourceLocation)
  for bound in conflict.bounds {
    #expect(
      try canBeMet(program, keeping: Set(conflict.bounds).subtracting([bound])), "\(bound)",
      sourceLocation: sourceLocation)
  }
}

/// Whether a program can be met with no bounds but those given and those of whole variables.
private func canBeMet(
  _ program: LinearProgram, keeping bounds: Set<LinearProgram.Bound>
) throws -> Bool {
  var program = program
  for index in program.variables.indices {
    program.variables[index].objective = 0
    guard !program.variables[index].isWhole else { continue }
    if !bounds.contains(.init(.variable(index), .lower)) {
      program.variables[index].lower = -.infinity
    }
    if !bounds.contains(.init(.variable(index), .upper)) {
      program.variables[index].upper = .infinity
    }
  }
  for index in program.rows.indices {
    if !bounds.contains(.init(.row(index), .lower)) { program.rows[index].lower = -.infinity }
    if !bounds.contains(.init(.row(index), .upper)) { program.rows[index].upper = .infinity }
  }
  do throws(SolverFailure) {
    _ = try program.solved()
    return true
  } catch {
    guard case .infeasible = error else { throw error }
    return false
  }
}
