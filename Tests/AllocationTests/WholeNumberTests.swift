import Allocation
import Testing

@Suite struct WholeNumberTests {
  @Test(arguments: 1...12)
  func `a choice of yes or no is the best of all there are`(seed: UInt64) throws {
    var numbers = PseudorandomNumbers(seed: seed)
    let count = 10
    let program = LinearProgram(
      sense: .maximise,
      variables: (0..<count).map {
        .init("v\($0)", upper: 1, objective: numbers.next() * 10 - 1, isWhole: true)
      },
      rows: (0..<3).map { row in
        .init("budget \(row)", upper: 2, terms: (0..<count).map { ($0, numbers.next()) })
      })
    let solution = try program.solved()
    expect([solution.objective], near: [bestByEnumeration(program, values: 0...1)])
    #expect(solution.values.allSatisfy { $0 == 0 || $0 == 1 })
    #expect(solution.isProven)
    #expect(solution.bound >= solution.objective)
    #expect(solution.bound - solution.objective <= 1e-5 * solution.objective)
  }

  @Test(arguments: [LinearProgram.Sense.maximise, .minimise], 1...6)
  func `whole numbers are the best of all there are`(
    sense: LinearProgram.Sense, seed: UInt64
  ) throws {
    var numbers = PseudorandomNumbers(seed: seed)
    let count = 5
    let program = LinearProgram(
      sense: sense,
      variables: (0..<count).map {
        .init("v\($0)", lower: -1, upper: 3, objective: 1 + numbers.next() * 9, isWhole: true)
      },
      rows: (0..<3).map { row in
        .init("between \(row)", lower: 1, upper: 4, terms: (0..<count).map { ($0, numbers.next()) })
      })
    let solution = try program.solved()
    expect([solution.objective], near: [bestByEnumeration(program, values: -1...3)])
    let beyond = solution.bound - solution.objective
    #expect(sense == .maximise ? beyond >= 0 : beyond <= 0)
  }

  /// Open a clinic for 60 or not, in each of two places, and treat up to 100 there at 3 or 2 a head,
  /// of whom 90 come: one clinic is not worth its cost at less than 60 treated.
  private static func clinics(demand: Double) -> LinearProgram {
    LinearProgram(
      sense: .maximise,
      variables: [
        .init("open north", upper: 1, objective: -60, isWhole: true),
        .init("open south", upper: 1, objective: -60, isWhole: true),
        .init("treated north", objective: 3), .init("treated south", objective: 2),
      ],
      rows: [
        .init("north", upper: 0, terms: [(2, 1), (0, -100)]),
        .init("south", upper: 0, terms: [(3, 1), (1, -100)]),
        .init("demand", upper: demand, terms: [(2, 1), (3, 1)]),
      ])
  }

  @Test(arguments: [
    (10, 0, [0, 0, 0, 0]), (90, 210, [1, 0, 90, 0]), (180, 340, [1, 1, 100, 80]),
  ])
  func `a fixed charge is paid where it is worth it`(
    demand: Double, gain: Double, values: [Double]
  ) throws {
    let solution = try Self.clinics(demand: demand).solved()
    expect([solution.objective], near: [gain])
    expect(solution.values, near: values)
  }

  @Test func `duals are those with the whole variables fixed`() throws {
    let program = Self.clinics(demand: 90)
    let solution = try program.solved()
    // North is open and has room; one more to be treated anywhere is worth 3, but not in the south,
    // which is closed and would have to be open for it.
    expect(solution.rowDuals, near: [0, 0, 3])
    expect(solution.reducedCosts, near: [-60, -60, 0, -1])
    expect(solution.rowActivities, near: [-10, 0, 90])
    let full = try Self.clinics(demand: 180).solved()
    // A hundred more could be treated in the north, at 1 more than in the south, by opening twice.
    expect(full.rowDuals, near: [1, 0, 2])
    expect(full.reducedCosts, near: [40, -60, 0, 0])
  }

  @Test(arguments: 1...5)
  func `duals with whole variables fixed account for what the others add`(seed: UInt64) throws {
    var program = pseudorandomProgram(variables: 40, rows: 6, seed: seed)
    for index in 0..<20 { program.variables[index].isWhole = true }
    let solution = try program.solved()
    var accounted = 0.0
    for (row, dual) in zip(program.rows, solution.rowDuals) { accounted += dual * row.upper }
    for (index, worth) in solution.reducedCosts.enumerated() {
      let bound = program.variables[index].isWhole ? solution.values[index] : worth > 0 ? 1 : 0
      accounted += worth * bound
    }
    expect([accounted], near: [solution.objective])
  }

  @Test func `a number too large for its unit does not slip between whole and nothing`() throws {
    // Half a millionth of a team would do for 5 people, and the search may take it for none.
    let program = LinearProgram(
      sense: .minimise,
      variables: [.init("teams", objective: 1, isWhole: true), .init("people", objective: 0)],
      rows: [
        .init("at least 5", lower: 5, terms: [(1, 1)]),
        .init("by teams", upper: 0, terms: [(1, 1), (0, -1e7)]),
      ])
    let solution = try program.solved()
    #expect(solution.values[1] <= 1e7 * solution.values[0] + solverTolerance)
  }

  @Test func `the gap asked for is kept`() throws {
    let program = Self.hardKnapsack(seed: 4)
    let best = try program.solved().objective
    let near = try program.solved(gap: 0.05)
    #expect(near.isProven)
    #expect(near.objective >= best * 0.95 && near.objective <= near.bound)
    #expect(near.bound <= near.objective * 1.0501 + solverTolerance)
    #expect(near.bound >= best - solverTolerance)
  }

  @Test func `whole numbers come out the same every time and on every thread`() async throws {
    let program = Self.hardKnapsack(seed: 2)
    let once = try program.solved()
    try await withThrowingTaskGroup(of: LinearSolution.self) { group in
      for _ in 0..<4 { group.addTask { try program.solved() } }
      for try await again in group {
        #expect(again.values == once.values && again.rowDuals == once.rowDuals)
        #expect(again.bound == once.bound && again.iterations == once.iterations)
      }
    }
  }

  @Test func `no time is not enough time for whole numbers`() {
    #expect(throws: SolverFailure.timedOut(after: .zero)) {
      try Self.equalities.solved(timeLimit: .zero)
    }
  }

  @Test func `what is found when the time is up is told with its bound`() throws {
    // 60 choices that nearly tie: found at once, proven not for a long time.
    let program = Self.nearTies
    let solution = try program.solved(timeLimit: .milliseconds(200), gap: 0)
    #expect(!solution.isProven)
    #expect(solution.objective < solution.bound && solution.bound <= 1)
    #expect(solution.values.prefix(40).allSatisfy { $0 == 0 || $0 == 1 })
    #expect(solution.rowActivities[0] <= program.rows[0].upper + solverTolerance)
  }

  /// Market split: equations over yes and no for which an answer is hard to find.
  private static let equalities: LinearProgram = {
    var numbers = PseudorandomNumbers(seed: 1)
    return LinearProgram(
      sense: .minimise,
      variables: (0..<40).map { .init("v\($0)", upper: 1, objective: 0, isWhole: true) },
      rows: (0..<5).map { row in
        let weights = (0..<40).map { _ in (numbers.next() * 100).rounded() }
        let half = (weights.reduce(0, +) / 2).rounded(.down)
        return .init(
          "split \(row)", lower: half, upper: half, terms: weights.indices.map { ($0, weights[$0]) }
        )
      })
  }()

  /// Market split again, but missing the halves is allowed and to be kept small.
  private static let nearTies: LinearProgram = {
    var program = equalities
    program.sense = .maximise
    let count = program.variables.count
    for row in program.rows.indices {
      for sign in [1.0, -1.0] {
        program.rows[row].terms.append((program.variables.count, sign))
        program.variables.append(.init("miss", objective: -1))
      }
    }
    for index in 0..<count { program.variables[index].objective = 0 }
    return program
  }()

  private static func hardKnapsack(seed: UInt64) -> LinearProgram {
    var program = pseudorandomProgram(variables: 40, rows: 6, seed: seed)
    for index in program.variables.indices { program.variables[index].isWhole = true }
    return program
  }
}

/// The best objective of a program whose variables all take whole values from one range.
private func bestByEnumeration(_ program: LinearProgram, values: ClosedRange<Int>) -> Double {
  var best: Double?
  var choice = program.variables.map { _ in values.lowerBound }
  while true {
    let keeps = program.rows.allSatisfy { row in
      let sum = row.terms.reduce(0) { $0 + $1.coefficient * Double(choice[$1.variable]) }
      return row.lower <= sum && sum <= row.upper
    }
    if keeps {
      let sum = zip(program.variables, choice).reduce(0) { $0 + $1.0.objective * Double($1.1) }
      let isBetter = best.map { program.sense == .maximise ? sum > $0 : sum < $0 } ?? true
      if isBetter { best = sum }
    }
    guard let place = choice.lastIndex(where: { $0 < values.upperBound }) else { break }
    choice[place] += 1
    for after in choice.indices where after > place { choice[after] = values.lowerBound }
  }
  return best ?? .nan
}

/// A sequence of numbers from 0 to 1 that is the same for the same seed.
struct PseudorandomNumbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) * 0x1p-53
  }
}
