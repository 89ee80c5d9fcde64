import Commissioning

extension PortfolioSearch {
  /// Portfolios nearly as good as the best that differ most from it and from one another.
  ///
  /// Each is the one whose distance from the nearest of those before it is largest, the distance
  /// between two being the sum over proposals of the change in coverage, as a share of the maximum:
  /// of indivisible proposals, how many are funded in one and not the other (Hamming's). Of equally
  /// distant ones it is the best. There are fewer than asked for where no more differ.
  ///
  /// - Parameters:
  ///   - best: the best portfolio.
  ///   - count: how many at most.
  ///   - slack: how much worse they may be, as a share of the best value.
  /// - Returns: the others, farthest first.
  /// - Throws: `PortfolioFailure` when the solver gives up.
  public func alternatives(
    to best: Portfolio, count: Int, slack: Double
  ) throws(PortfolioFailure) -> [Portfolio] {
    var found = [best]
    let room = slack * abs(best.value)
    let least = problem.sense == .maximise ? best.value - room : best.value + room
    while found.count <= count {
      guard let next = try farthest(from: found, noWorseThan: least) else { break }
      found.append(next)
    }
    return Array(found.dropFirst())
  }

  /// How far two portfolios are apart: the sum over proposals of the change in coverage, as a share of
  /// the maximum.
  public func distance(_ one: Portfolio, _ other: Portfolio) -> Double {
    problem.proposals.indices.reduce(0.0) { sum, position in
      let most = problem.proposals[position].maximumCoverage
      return sum + (most > 0 ? abs(one.coverage[position] - other.coverage[position]) / most : 0)
    }
  }

  private func farthest(
    from found: [Portfolio], noWorseThan least: Double
  ) throws(PortfolioFailure) -> Portfolio? {
    var program = PortfolioProgram(problem)
    program.hold(to: least)
    let value = program.objective
    let sense = program.linear.sense
    let nearest = program.linear.variables.count
    program.linear.variables.append(
      .init("distance", upper: Double(problem.proposals.count), objective: 0))
    for (place, portfolio) in found.enumerated() {
      program.addDistance(from: portfolio, number: place, asLeastAs: nearest)
    }
    let apart = program.seeking(.maximise, [(nearest, 1)])
    guard let widest = try apart.attempted(timeLimit: timeLimit) else { return nil }
    let distance = widest.solution.values[nearest]
    guard distance > Self.leastDistance else { return nil }
    program.linear.variables[nearest].lower = distance * (1 - PortfolioProgram.rounding)
    return try (program.seeking(sense, value).attempted(timeLimit: timeLimit) ?? widest).portfolio
  }

  /// Portfolios nearer than this are the same to a reader.
  private static let leastDistance = 0.01
}

extension PortfolioProgram {
  /// Keeps a variable to no more than the distance from a portfolio.
  ///
  /// The size of a change is a convex function, and its largest value is not a linear program's; where a
  /// coverage lies between none and its most, a whole variable says to which side of it to go.
  mutating func addDistance(from portfolio: Portfolio, number: Int, asLeastAs nearest: Int) {
    var terms: Terms = [(nearest, 1)]
    var bound = 0.0
    for (position, proposal) in problem.proposals.enumerated() where proposal.maximumCoverage > 0 {
      let most = proposal.maximumCoverage
      let share = portfolio.coverage[position] / most
      switch share {
      case 0: terms.append((coverage[position], -1 / most))
      case 1:
        terms.append((coverage[position], 1 / most))
        bound += 1
      default:
        let size = linear.variables.count
        let isMore = size + 1
        let name = "\(proposal.id),\(number)"
        linear.variables += [
          .init("change(\(name))", upper: 1, objective: 0),
          .init("more(\(name))", upper: 1, objective: 0, isWhole: true),
        ]
        linear.rows += [
          .init(
            "rise(\(name))", upper: 2 - share,
            terms: [(size, 1), (coverage[position], -1 / most), (isMore, 2)]),
          .init(
            "fall(\(name))", upper: share,
            terms: [(size, 1), (coverage[position], 1 / most), (isMore, -2)]),
        ]
        terms.append((size, -1))
      }
    }
    linear.rows.append(.init("distance(\(number))", upper: bound, terms: terms))
  }
}
