import Commissioning

extension PortfolioSearch {
  /// Every proposal at the same share of its maximum coverage.
  public struct EvenSplit: Hashable, Sendable {
    /// The share.
    public let share: Double
    /// What the objective comes to, were every proposal divisible and its fixed cost and capital with
    /// it.
    public let value: Double
  }

  /// The portfolio that funding in order of benefit per pound gives: proposals one after another by
  /// weighted benefit for a pound of revenue and capital at their maximum, each as far as the limits
  /// allow, what is compulsory being kept room for.
  ///
  /// Those that gain less than they cost are left out where that is the goal, but for the least that
  /// the limits force, of the best of them; and where the goal is a stated benefit it stops there.
  ///
  /// - Throws: `PortfolioFailure` when the solver gives up.
  public func ranked() throws(PortfolioFailure) -> Portfolio {
    var program = PortfolioProgram(problem)
    var coverage = problem.proposals.map { _ in 0.0 }
    var filled: Portfolio?
    for position in ranking where isWorthItsCost(position) {
      if case .lowestCost(let least) = problem.goal,
        problem.benefit(coverage, weighted: true) >= least
      {
        break
      }
      let most = program.seeking(.maximise, [(program.coverage[position], 1)])
      guard let next = try most.attempted(timeLimit: timeLimit)?.portfolio else { break }
      filled = next
      coverage[position] = next.coverage[position]
      program.hold(
        position, from: coverage[position] * (1 - PortfolioProgram.rounding),
        to: coverage[position])
    }
    for position in ranking.reversed() where !isWorthItsCost(position) {
      let least = program.seeking(.minimise, [(program.coverage[position], 1)])
      guard let next = try least.attempted(timeLimit: timeLimit)?.portfolio else { break }
      filled = next
      program.hold(
        position, from: 0,
        to: min(
          problem.proposals[position].maximumCoverage,
          next.coverage[position] * (1 + PortfolioProgram.rounding)))
    }
    // What is filled to the brim may leave the last solve no room but the solver's tolerance.
    if let settled = try program.attempted(timeLimit: timeLimit)?.portfolio ?? filled {
      return settled
    }
    return try program.solved(timeLimit: timeLimit).portfolio
  }

  /// Positions of the proposals, the one with most weighted benefit for a pound first.
  public var ranking: [Int] {
    let rates = problem.proposals.map(\.benefitPerPound)
    return problem.proposals.indices.sorted { (-rates[$0], $0) < (-rates[$1], $1) }
  }

  private func isWorthItsCost(_ position: Int) -> Bool {
    guard case .netBenefit(let price) = problem.goal else { return true }
    return price * problem.proposals[position].benefitPerPound > 1
  }

  /// Every proposal at the same share of its maximum coverage (what is compulsory at what it must
  /// be, where that is more): the largest share the limits allow, or the least that reaches a stated benefit; `nil`
  /// where no share keeps to the limits.
  ///
  /// - Throws: `PortfolioFailure` when the solver gives up.
  public func evenSplit() throws(PortfolioFailure) -> EvenSplit? {
    var program = PortfolioProgram(problem)
    for index in program.linear.variables.indices {
      program.linear.variables[index].isWhole = false
    }
    let share = program.linear.variables.count
    program.linear.variables.append(.init("share", upper: 1, objective: 0))
    for position in problem.proposals.indices { program.addEven(position, share: share) }
    let widest = program.seeking(program.linear.sense, [(share, 1)])
    guard let found = try widest.attempted(timeLimit: timeLimit)?.solution.values[share] else {
      return nil
    }
    program.linear.variables[share].lower = found * (1 - PortfolioProgram.rounding)
    program.linear.variables[share].upper = found
    guard let solution = try program.attempted(timeLimit: timeLimit)?.solution else { return nil }
    let value = program.objective.reduce(0.0) {
      $0 + $1.coefficient * solution.values[$1.variable]
    }
    return EvenSplit(share: found, value: value * program.objectiveSize)
  }
}

extension PortfolioProgram {
  /// Holds a proposal's coverage to a share of its maximum or, where that is more, to what is compulsory.
  ///
  /// The larger of the two is no linear program's where it is a ceiling; a whole variable says which.
  fileprivate mutating func addEven(_ position: Int, share: Int) {
    let proposal = problem.proposals[position]
    let (most, compulsory) = (proposal.maximumCoverage, proposal.compulsoryCoverage)
    let even: Terms = [(coverage[position], 1), (share, -most)]
    guard compulsory > 0 else {
      linear.rows.append(.init("even(\(proposal.id))", lower: 0, upper: 0, terms: even))
      return
    }
    let isEven = linear.variables.count
    linear.variables.append(
      .init("is_even(\(proposal.id))", upper: 1, objective: 0, isWhole: true))
    linear.rows += [
      .init("even(\(proposal.id))", lower: 0, terms: even),
      .init(
        "even_at_most(\(proposal.id))", upper: compulsory, terms: even + [(isEven, compulsory)]),
      .init(
        "compulsory_at_most(\(proposal.id))", upper: compulsory,
        terms: [(coverage[position], 1), (isEven, compulsory - most)]),
    ]
  }
}
