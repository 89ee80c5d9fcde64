import Allocation
import Testing

@Suite struct RelaxationTests {
  /// 30 teams of 2 million each and 4 nurses: an envelope of 40 million and 100 nurses are not
  /// enough, by 20 million and 20 nurses.
  private static let teams = LinearProgram(
    sense: .maximise, variables: [.init("teams", upper: 50, objective: 1)],
    rows: [
      .init("envelope", upper: 40e6, terms: [(0, 2e6)]),
      .init("nurses", upper: 100, terms: [(0, 4)]),
      .init("teams at least", lower: 30, terms: [(0, 1)]),
    ])

  @Test func `the row that is cheapest to move gives way, in its own unit`() throws {
    let cases: [(weights: [Double], rows: [Int], sizes: [Double], cost: Double)] = [
      // A team less is dearer than 2 million and 4 nurses more.
      ([1e-6, 0.1, 3], [0, 1], [20e6, 20], 22),
      // From 25 teams on nurses are short as well: it pays to find 10 million for 25 teams only.
      ([1e-6, 0.1, 2.2], [0, 2], [10e6, 5], 21),
      ([1e-6, 1, 1.5], [2], [10], 15),
      ([.infinity, 1, 1], [2], [10], 10),
    ]
    for known in cases {
      let relaxation = try #require(try Self.teams.cheapestRelaxation(weights: known.weights))
      #expect(relaxation.parts.map(\.row) == known.rows && relaxation.isProven)
      for (part, size) in zip(relaxation.parts, known.sizes) {
        expect([part.size / size], near: [1])
      }
      expect([relaxation.cost], near: [known.cost])
    }
  }

  @Test func `of one group of rows the relaxation is that group's alone`() throws {
    let money = try #require(try Self.teams.cheapestRelaxation(onlyRows: [0, 1]))
    #expect(money.parts.map(\.row) == [0, 1])
    #expect(money.parts.map(\.side) == [.upper, .upper])
    expect(money.parts.map { $0.size / [20e6, 20][$0.row] }, near: [1, 1])
    let aims = try #require(try Self.teams.cheapestRelaxation(onlyRows: [2]))
    #expect(aims.parts.map(\.row) == [2] && aims.parts.map(\.side) == [.lower])
    expect(aims.parts.map(\.size), near: [10])
    #expect(try Self.teams.cheapestRelaxation(onlyRows: [0]) == nil)
    #expect(try Self.teams.cheapestRelaxation(onlyRows: []) == nil)
  }

  @Test func `whole teams need more than parts of teams`() throws {
    var program = Self.teams
    program.rows[2].lower = 25
    program.rows[0].upper = 49e6
    program.rows[1].upper = 99
    let parts = try #require(try program.cheapestRelaxation(weights: [1e-6, 0.01, 0.3]))
    #expect(parts.parts.map(\.row) == [2])
    expect(parts.parts.map(\.size), near: [0.5])
    program.variables[0].isWhole = true
    let whole = try #require(try program.cheapestRelaxation(weights: [1e-6, 0.01, 0.3]))
    #expect(whole.parts.map(\.row) == [2])
    expect(whole.parts.map(\.size), near: [1])
  }

  @Test(arguments: 1...6)
  func `what gives way makes the program feasible, and a little less does not`(seed: UInt64) throws
  {
    var program = pseudorandomProgram(variables: 20, rows: 8, seed: seed)
    for row in 0..<4 {
      program.rows[row].lower = program.rows[row].upper + 3
      program.rows[row].upper = .infinity
    }
    let relaxation = try #require(try program.cheapestRelaxation(weights: (1...8).map(Double.init)))
    #expect(!relaxation.parts.isEmpty)
    expect(
      [relaxation.cost],
      near: [relaxation.parts.reduce(0) { $0 + $1.size * Double($1.row + 1) }])
    #expect(try isFeasible(program, relaxed: relaxation, by: 1 + 1e-6))
    #expect(try !isFeasible(program, relaxed: relaxation, by: 1 - 1e-4))
  }

  @Test func `weights that make no sense are refused`() {
    let reason = "there must be a weight of 0 or more for each of 3 rows"
    for weights in [[1, 1], [1, -1, 1], [1, 1, .nan]] {
      #expect(throws: SolverFailure.stopped(reason: reason)) {
        try Self.teams.cheapestRelaxation(weights: weights)
      }
    }
  }

  private func isFeasible(
    _ program: LinearProgram, relaxed relaxation: LinearRelaxation, by share: Double
  ) throws -> Bool {
    var program = program
    for part in relaxation.parts {
      switch part.side {
      case .lower: program.rows[part.row].lower -= part.size * share
      case .upper: program.rows[part.row].upper += part.size * share
      }
    }
    do throws(SolverFailure) {
      _ = try program.solved()
      return true
    } catch {
      guard case .infeasible = error else { throw error }
      return false
    }
  }
}
