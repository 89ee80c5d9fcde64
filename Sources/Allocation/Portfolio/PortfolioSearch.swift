public import Commissioning

/// Finds the best portfolio and what there is to know about it.
///
/// Everything is solved to proof unless the time limit ends a solve; the same problem gives the same
/// answer to the last bit.
public struct PortfolioSearch: Sendable {
  /// What is asked.
  public let problem: PortfolioProblem
  /// How long each solve may take.
  public let timeLimit: Duration

  /// A search.
  public init(_ problem: PortfolioProblem, timeLimit: Duration = .seconds(60)) {
    self.problem = problem
    self.timeLimit = timeLimit
  }

  /// The linear program of the problem, in whole numbers where a proposal is funded or not, with money
  /// in thousands of pounds.
  public var program: LinearProgram { PortfolioProgram(problem).linear }

  /// The best portfolio.
  ///
  /// - Throws: `PortfolioFailure` when there is none, or none was found in time.
  public func best() throws(PortfolioFailure) -> Portfolio {
    try PortfolioProgram(problem).solved(timeLimit: timeLimit, mustBeProven: false).portfolio
  }

  /// The best portfolio with every limit that has an amount, and what more of each would be worth.
  ///
  /// - Throws: `PortfolioFailure` when there is none, or none was found in time.
  public func bestWithLimits() throws(PortfolioFailure) -> (Portfolio, [PortfolioLimit]) {
    let program = PortfolioProgram(problem)
    let (portfolio, solution) = try program.solved(
      timeLimit: timeLimit, ranging: true, mustBeProven: false)
    var limits: [PortfolioLimit] = []
    for row in program.limits where row.isMeasured {
      var limit = program.limit(row, at: solution, spending: spending(portfolio))
      limit.gainOfMore = try gainOfMore(of: row, in: program, over: portfolio)
      limits.append(limit)
    }
    return (portfolio, limits)
  }

  private func spending(_ portfolio: Portfolio) -> Double {
    problem.proposals.indices.reduce(0.0) { $0 + problem.revenue(of: $1, in: portfolio) }
  }

  /// The best portfolio chosen afresh with a twentieth more room, less the best without.
  private func gainOfMore(
    of limit: PortfolioLimitRow, in program: PortfolioProgram, over best: Portfolio
  ) throws(PortfolioFailure) -> Double? {
    switch limit.kind {
    case .revenue, .capital, .fund, .workforce, .benefitFloor: break
    case .ringFence: guard limit.shareOfSpend == 0 else { return nil }
    case .substitutes, .relation, .compulsory: return nil
    }
    var looser = program
    if limit.isFloor {
      looser.linear.rows[limit.row].lower *= 1 - PortfolioLimit.more
    } else {
      looser.linear.rows[limit.row].upper *= 1 + PortfolioLimit.more
    }
    let gain = problem.gain(
      from: best.value, to: try looser.solved(timeLimit: timeLimit).portfolio.value)
    return max(0, gain)
  }
}

extension PortfolioProgram {
  /// A limit with what is used of it and what more would be worth.
  func limit(
    _ row: PortfolioLimitRow, at solution: LinearSolution, spending: Double
  ) -> PortfolioLimit {
    let moving = row.shareOfSpend * spending
    let bound = row.isFloor ? linear.rows[row.row].lower : linear.rows[row.row].upper
    let have = bound * row.size + moving
    let used = use(of: row, at: solution) + moving
    let gain = solution.rowDuals[row.row] * (linear.sense == .maximise ? 1 : -1)
    let worth = row.isFloor ? -gain : gain
    let isWorthAnything = row.isPriced && worth > (row.size == 1 ? 1e-9 : leastWorth)
    let range = isWorthAnything && moving == 0 ? solution.ranges?.rows[row.row] : nil
    return PortfolioLimit(
      kind: row.kind, id: row.id, unit: row.unit, sentence: row.sentence, isFloor: row.isFloor,
      have: have, used: used, slack: row.isFloor ? used - have : have - used,
      shadowPrice: isWorthAnything ? worth * objectiveSize / row.size : 0,
      priceHolds: range.map { $0.lowerBound * row.size...$0.upperBound * row.size },
      gainOfMore: nil)
  }
}
