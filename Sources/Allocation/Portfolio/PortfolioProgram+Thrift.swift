import Commissioning

extension PortfolioProgram {
  /// What a pound counts for against the best of benefit for a pound. Of portfolios that are equally
  /// good the cheapest is chosen, and money that can do nothing else is spent first; no real difference
  /// between two portfolios is as small.
  private static let thrift = 1e-7

  /// Takes a ten-millionth of the best there is to be had for a pound off every pound of a budget, and
  /// half that off every pound of a fund.
  mutating func preferThrift() {
    let price = thriftPrice
    guard price > 0 else { return }
    let sign = linear.sense == .maximise ? -1.0 : 1
    for purse in PortfolioFund.Purse.allCases {
      for position in problem.proposals.indices {
        guard let budget = budgetPayments[purse]?[position] else {
          for term in cost(of: position, purse, times: sign * price) {
            linear.variables[term.variable].objective += term.coefficient
          }
          continue
        }
        linear.variables[budget].objective += sign * price
        for (fund, payment) in zip(problem.funds, payments[position]) where fund.purse == purse {
          if let payment { linear.variables[payment].objective += sign * price / 2 }
        }
      }
    }
  }

  /// What a thousand pounds are charged, in units of the program's objective.
  private var thriftPrice: Double {
    guard problem.goal == .mostBenefit else { return Self.thrift }
    let rates = problem.proposals.map(\.benefitPerPound).filter(\.isFinite)
    return Self.thrift * (rates.max() ?? 0) * Self.pounds
  }

  /// The most that thrift can take from the objective of any portfolio.
  var largestThrift: Double {
    thriftPrice
      * problem.proposals.reduce(0.0) {
        $0 + $1.revenue(at: $1.maximumCoverage) + $1.capital(at: $1.maximumCoverage)
      } / Self.pounds
  }
}

extension PortfolioProgram {
  /// The least worth of a thousand pounds that is not thrift's doing.
  var leastWorth: Double { 2 * thriftPrice }
}
