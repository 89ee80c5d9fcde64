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
  /// Those that gain less than they cost are left out where that is the goal, and where the goal is a
  /// stated benefit it stops there.
  ///
  /// - Throws: `PortfolioFailure` when the solver gives up.
  public func ranked() throws(PortfolioFailure) -> Portfolio {
    var program = PortfolioProgram(problem)
    let sense = program.linear.sense
    let objective = program.linear.variables.map(\.objective)
    var coverage = problem.proposals.map { _ in 0.0 }
    var filled: Portfolio?
    for position in ranking {
      if case .lowestCost(let least) = problem.goal,
        problem.benefit(coverage, weighted: true) >= least
      {
        break
      }
      let proposal = problem.proposals[position]
      guard isWorthItsCost(proposal) else {
        program.hold(position, from: 0, to: proposal.compulsoryCoverage)
        continue
      }
      program.seek(.maximise, [(program.coverage[position], 1)])
      guard let next = try program.attempted(timeLimit: timeLimit)?.portfolio else { break }
      filled = next
      coverage[position] = next.coverage[position]
      program.hold(
        position, from: coverage[position] * (1 - PortfolioProgram.rounding),
        to: coverage[position])
    }
    program.linear.sense = sense
    for (index, weight) in objective.enumerated() {
      program.linear.variables[index].objective = weight
    }
    // What is filled to the brim may leave the last solve no room but the solver's tolerance.
    if let settled = try program.attempted(timeLimit: timeLimit)?.portfolio ?? filled {
      return settled
    }
    return try program.solved(timeLimit: timeLimit).portfolio
  }

  /// Positions of the proposals, the one with most weighted benefit for a pound first.
  public var ranking: [Int] {
    let rates = problem.proposals.map { proposal in
      let most = proposal.maximumCoverage
      let pounds = proposal.revenue(at: most) + proposal.capital(at: most)
      let benefit = most * proposal.cases * proposal.benefitPerCase * proposal.weight
      return pounds > 0 ? benefit / pounds : benefit > 0 ? .infinity : 0
    }
    return problem.proposals.indices.sorted { (-rates[$0], $0) < (-rates[$1], $1) }
  }

  private func isWorthItsCost(_ proposal: Proposal) -> Bool {
    guard case .netBenefit(let price) = problem.goal else { return true }
    let most = proposal.maximumCoverage
    return price * most * proposal.cases * proposal.benefitPerCase * proposal.weight
      > proposal.revenue(at: most) + proposal.capital(at: most)
  }

  /// Every proposal at the same share of its maximum coverage (what is compulsory at no less than it
  /// must be): the largest share the limits allow, or the least that reaches a stated benefit; `nil`
  /// where no share keeps to the limits.
  ///
  /// - Throws: `PortfolioFailure` when the solver gives up.
  public func evenSplit() throws(PortfolioFailure) -> EvenSplit? {
    var program = PortfolioProgram(problem)
    for index in program.linear.variables.indices {
      program.linear.variables[index].isWhole = false
    }
    let (sense, objective) = (program.linear.sense, program.linear.variables.map(\.objective))
    let share = program.linear.variables.count
    program.linear.variables.append(.init("share", upper: 1, objective: 0))
    for (position, proposal) in problem.proposals.enumerated() {
      program.linear.rows.append(
        .init(
          "even(\(proposal.id))", lower: 0,
          upper: proposal.compulsoryCoverage > 0 ? .infinity : 0,
          terms: [(program.coverage[position], 1), (share, -proposal.maximumCoverage)]))
    }
    program.seek(sense, [(share, 1)])
    guard let widest = try program.attempted(timeLimit: timeLimit) else { return nil }
    let found = widest.solution.values[share]
    program.linear.variables[share].lower = found * (1 - PortfolioProgram.rounding)
    program.linear.variables[share].upper = found
    program.linear.sense = sense
    for (index, weight) in objective.enumerated() {
      program.linear.variables[index].objective = weight
    }
    guard let solution = try program.attempted(timeLimit: timeLimit)?.solution else { return nil }
    let value = program.objective.reduce(0.0) {
      $0 + $1.coefficient * solution.values[$1.variable]
    }
    return EvenSplit(share: found, value: value * program.objectiveSize)
  }
}
