public import Commissioning

extension PortfolioProblem {
  /// The most by which a portfolio goes past any limit, relation or coverage it may have, each as a
  /// share of its size; 0 or less for one that keeps to all. Worked out from coverage and payments, with
  /// no part of the linear program.
  public func largestExcess(of portfolio: Portfolio) -> Double {
    (moneyExcesses(portfolio) + staffExcesses(portfolio) + fenceExcesses(portfolio)
      + proposals.indices.map { coverageExcess($0, portfolio) }
      + relations.map { excess(of: $0, portfolio) } + [benefitExcess(portfolio)])
      .reduce(0) { $1.isNaN ? .infinity : max($0, $1) }
  }

  private func moneyExcesses(_ portfolio: Portfolio) -> [Double] {
    var excesses: [Double] = []
    for (purse, budget) in [(PortfolioFund.Purse.revenue, revenue), (.capital, capital)] {
      let own = proposals.indices.map { budgetPayment(purse, for: $0, in: portfolio) }
      excesses += own.map { -$0 / max(1, budget ?? 1) }
      if let budget { excesses.append((own.reduce(0, +) - budget) / max(1, budget)) }
    }
    for (position, fund) in funds.enumerated() {
      let paid = portfolio.payments.reduce(0.0) { $0 + $1[position] }
      excesses.append((paid - fund.amount) / max(1, fund.amount))
      excesses += proposals.indices.filter { !fund.proposals.contains($0) }.map {
        portfolio.payments[$0][position]
      }
    }
    return excesses
  }

  private func staffExcesses(_ portfolio: Portfolio) -> [Double] {
    cadres.indices.compactMap { cadre in
      cadres[cadre].wholeTimeEquivalents.map { have in
        let used = proposals.indices.reduce(0.0) {
          $0 + staff(of: cadre, for: $1, in: portfolio)
        }
        return (used - have) / max(1, have)
      }
    }
  }

  private func fenceExcesses(_ portfolio: Portfolio) -> [Double] {
    let spent = proposals.indices.map { revenue(of: $0, in: portfolio) }
    let all = spent.reduce(0, +)
    return ringFences.map { fence in
      let line = proposals.indices.reduce(0.0) {
        $0 + (proposals[$1].serviceLine == fence.serviceLine ? spent[$1] : 0)
      }
      let bound =
        switch fence.amount {
        case .pounds(let pounds): pounds
        case .shareOfSpend(let share): share * all
        }
      return (fence.bound == .atLeast ? bound - line : line - bound) / max(1, bound)
    }
  }

  private func coverageExcess(_ position: Int, _ portfolio: Portfolio) -> Double {
    let proposal = proposals[position]
    let coverage = portfolio.coverage[position]
    let least = coverage > 0 ? proposal.leastCoverage : 0
    return max(
      coverage - proposal.maximumCoverage, least - coverage, proposal.compulsoryCoverage - coverage)
  }

  private func excess(of relation: PortfolioRelation, _ portfolio: Portfolio) -> Double {
    let isFunded = relation.proposals.map(portfolio.isFunded)
    switch relation.kind {
    case .substitutes(let people):
      let served = relation.proposals.reduce(0.0) {
        $0 + portfolio.coverage[$1] * proposals[$1].cases
      }
      return (served - people) / people
    case .complements: return 0
    case .requires: return isFunded.first == true && isFunded.contains(false) ? 1 : 0
    case .excludes: return isFunded.count { $0 } > 1 ? 1 : 0
    case .package: return Set(isFunded).count > 1 ? 1 : 0
    }
  }

  private func benefitExcess(_ portfolio: Portfolio) -> Double {
    guard case .lowestCost(let least) = goal else { return 0 }
    return (least - benefit(portfolio.coverage, weighted: true)) / max(1, least)
  }
}
