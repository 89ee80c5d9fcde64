public import Commissioning

/// What a portfolio comes to, from coverage alone: no solver has a part in it.
extension PortfolioProblem {
  /// GBP of revenue a proposal costs.
  public func revenue(of proposal: Int, in portfolio: Portfolio) -> Double {
    proposals[proposal].revenue(at: portfolio.coverage[proposal])
  }

  /// GBP of capital a proposal costs.
  public func capital(of proposal: Int, in portfolio: Portfolio) -> Double {
    proposals[proposal].capital(at: portfolio.coverage[proposal])
  }

  /// GBP of a proposal's cost that the limits on revenue or capital pay, beside funds.
  public func budgetPayment(
    _ purse: PortfolioFund.Purse, for proposal: Int, in portfolio: Portfolio
  ) -> Double {
    let cost =
      purse == .revenue
      ? revenue(of: proposal, in: portfolio) : capital(of: proposal, in: portfolio)
    return zip(funds, portfolio.payments[proposal]).reduce(cost) {
      $0 - ($1.0.purse == purse ? $1.1 : 0)
    }
  }

  /// Benefit of a proposal by itself, unweighted.
  public func benefit(of proposal: Int, in portfolio: Portfolio) -> Double {
    portfolio.coverage[proposal] * proposals[proposal].cases * proposals[proposal].benefitPerCase
  }

  /// Whole-time equivalents of a cadre a proposal uses.
  public func staff(of cadre: Int, for proposal: Int, in portfolio: Portfolio) -> Double {
    portfolio.coverage[proposal] * staffAtFullCoverage(of: cadre, for: proposal)
  }

  /// Cases given both of two complements; 0 for a relation of another kind.
  public func together(_ relation: PortfolioRelation, coverage: [Double]) -> Double {
    guard case .complements(_, let people) = relation.kind else { return 0 }
    return relation.proposals.map { coverage[$0] * proposals[$0].cases }.reduce(people, min)
  }

  /// GBP of revenue and capital spent in all, whoever pays.
  public func spending(_ coverage: [Double]) -> Double {
    zip(proposals, coverage).reduce(0.0) {
      $0 + $1.0.revenue(at: $1.1) + $1.0.capital(at: $1.1)
    }
  }

  /// Benefit in all, complements included, unweighted or each unit at its weight.
  public func benefit(_ coverage: [Double], weighted: Bool) -> Double {
    let own = zip(proposals, coverage).reduce(0.0) { sum, pair in
      let (proposal, share) = pair
      return sum + share * proposal.cases * proposal.benefitPerCase
        * (weighted ? proposal.weight : 1)
    }
    return relations.reduce(own) { sum, relation in
      guard case .complements(let benefitPerCase, _) = relation.kind else { return sum }
      return sum + together(relation, coverage: coverage) * benefitPerCase
        * (weighted ? weight(of: relation) : 1)
    }
  }

  /// What a portfolio is chosen for, at a coverage.
  public func value(_ coverage: [Double]) -> Double {
    switch goal {
    case .mostBenefit: benefit(coverage, weighted: true)
    case .netBenefit(let price): price * benefit(coverage, weighted: true) - spending(coverage)
    case .lowestCost: spending(coverage)
    }
  }

  /// Which end of the objective is best.
  var sense: LinearProgram.Sense {
    if case .lowestCost = goal { .minimise } else { .maximise }
  }

  /// How much better one value of the objective is than another.
  public func gain(from before: Double, to after: Double) -> Double {
    sense == .maximise ? after - before : before - after
  }

  /// Whole-time equivalents of a cadre that serving every case would take.
  func staffAtFullCoverage(of cadre: Int, for proposal: Int) -> Double {
    proposals[proposal].cases * proposals[proposal].minutesPerCase[cadre]
      / minutesPerWholeTimeEquivalent
  }

  /// What a unit of the benefit of complements counts for: the mean over them.
  func weight(of relation: PortfolioRelation) -> Double {
    relation.proposals.reduce(0.0) { $0 + proposals[$1].weight } / Double(relation.proposals.count)
  }
}
