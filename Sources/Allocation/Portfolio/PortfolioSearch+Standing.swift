import Commissioning

extension PortfolioSearch {
  /// What each proposal is to the best portfolio, in the order of the problem.
  ///
  /// - Throws: `PortfolioFailure` when the solver gives up.
  public func standings(in best: Portfolio) throws(PortfolioFailure) -> [ProposalStanding] {
    var standings: [ProposalStanding] = []
    for position in problem.proposals.indices {
      standings.append(try standing(of: position, in: best))
    }
    return standings
  }

  /// What one proposal is to the best portfolio.
  ///
  /// - Throws: `PortfolioFailure` when the solver gives up.
  public func standing(
    of position: Int, in best: Portfolio
  ) throws(PortfolioFailure) -> ProposalStanding {
    let proposal = problem.proposals[position]
    let coverage = best.coverage[position]
    var standing = ProposalStanding()
    if coverage > 0 { standing.lossIfLeftOut = try lossWithout(position, best) }
    if coverage < proposal.maximumCoverage { standing.forced = try forced(position, best) }
    guard coverage == 0 else { return standing }
    standing.blockedBy = try limits(against: position)
    guard standing.blockedBy.isEmpty else { return standing }
    standing.costToComeIn = try gift(.money, for: position, best).map { proposal.costPerCase - $0 }
    standing.benefitToComeIn = try gift(.benefit, for: position, best).map {
      proposal.benefitPerCase + $0
    }
    return standing
  }

  /// How much worse the best is without a proposal; `nil` where it cannot be left out.
  private func lossWithout(_ proposal: Int, _ best: Portfolio) throws(PortfolioFailure) -> Double? {
    var program = PortfolioProgram(problem)
    program.hold(proposal, from: 0, to: 0)
    return try program.attempted(timeLimit: timeLimit).map {
      max(0, problem.gain(from: $0.portfolio.value, to: best.value))
    }
  }

  /// The best with the largest coverage of a proposal there can be, if that is more than there is.
  private func forced(
    _ proposal: Int, _ best: Portfolio
  ) throws(PortfolioFailure) -> ProposalStanding.Forced? {
    var program = PortfolioProgram(problem)
    let widest = program.seeking(.maximise, [(program.coverage[proposal], 1)])
    let coverage = try widest.solved(timeLimit: timeLimit).portfolio.coverage[proposal]
    guard coverage > best.coverage[proposal] + Self.noticeableCoverage else { return nil }
    program.hold(
      proposal, from: coverage * (1 - PortfolioProgram.rounding),
      to: problem.proposals[proposal].maximumCoverage)
    guard let forced = try program.attempted(timeLimit: timeLimit)?.portfolio else { return nil }
    let displaced = problem.proposals.indices.filter {
      $0 != proposal && forced.coverage[$0] < best.coverage[$0] - Self.noticeableCoverage
    }.map {
      ProposalStanding.Displaced(proposal: $0, from: best.coverage[$0], to: forced.coverage[$0])
    }
    return ProposalStanding.Forced(
      coverage: coverage, loss: max(0, problem.gain(from: forced.value, to: best.value)),
      displaced: displaced.sorted {
        ($1.from - $1.to, $0.proposal) < ($0.from - $0.to, $1.proposal)
      })
  }

  /// A change of coverage smaller than any planner would write.
  private static let noticeableCoverage = 0.0005

  /// The limits that leave no room for a proposal at its least; none if there is room.
  private func limits(against proposal: Int) throws(PortfolioFailure) -> [PortfolioConflict] {
    var program = PortfolioProgram(problem)
    program.hold(proposal, from: entry(proposal), to: problem.proposals[proposal].maximumCoverage)
    do throws(PortfolioFailure) {
      _ = try program.solved(timeLimit: timeLimit)
      return []
    } catch {
      guard case .conflictingLimits(let conflicts) = error else { throw error }
      return conflicts
    }
  }

  /// The least coverage at which a proposal counts as having come in: its own least, or a hundredth of
  /// its most.
  private func entry(_ position: Int) -> Double {
    let proposal = problem.proposals[position]
    return max(proposal.leastCoverage, proposal.maximumCoverage / 100)
  }

  /// How much a case must be given for a proposal to be part of a portfolio as good as the best: the
  /// least, over coverage, of the gift it takes over the cases it serves.
  ///
  /// Dinkelbach's method for a ratio: the gift less the last ratio times the cases is made least, in
  /// whole numbers where there are any, until it can be no less than nothing.
  private func gift(
    _ kind: PortfolioProgram.Gift.Kind, for proposal: Int, _ best: Portfolio
  ) throws(PortfolioFailure) -> Double? {
    var program = PortfolioProgram(problem, gift: .init(kind: kind, proposal: proposal))
    guard let variable = program.giftVariable else { return nil }
    let cases = problem.proposals[proposal].cases
    let coverage = program.coverage[proposal]
    program.hold(proposal, from: entry(proposal), to: problem.proposals[proposal].maximumCoverage)
    program.hold(to: best.value)
    var ratio = 0.0
    for step in 0..<Self.mostSteps {
      let cheapest = program.seeking(.minimise, [(variable, 1), (coverage, -ratio * cases)])
      guard let values = try cheapest.attempted(timeLimit: timeLimit)?.solution.values else {
        return nil
      }
      let next = max(0, values[variable]) / (values[coverage] * cases)
      let isDone = step > 0 && next >= ratio * (1 - Self.ratioTolerance)
      ratio = step > 0 ? min(ratio, next) : next
      if isDone || ratio == 0 { break }
    }
    return ratio * (kind == .money ? PortfolioProgram.pounds : 1)
  }

  /// Dinkelbach's ratios fall faster than any geometric series; a dozen steps are plenty.
  private static let mostSteps = 30
  private static let ratioTolerance = 1e-9
}
