import Commissioning
import LinearAlgebra
import PopulationHealth

/// Writes the limits of a plan down as rows, given how many people are eligible.
struct LimitBook {
  let model: SystemModel
  let terms: FinancialTerms
  let limits: InvestmentLimits
  /// People eligible in each year of the plan under the plan last simulated.
  let run: [YearOfSystem]

  private var years: Int { model.horizon.planYears }
  private var places: Int { model.shape.places.count }

  /// Every limit but the bounds on single decisions.
  func rows() -> [LimitRow] {
    (0..<years).flatMap { year in
      [budget(year)] + limits.ringFences.map { ringFence($0, year: year) }
        + limits.workforce.map { workforce($0, year: year) }
    } + movementRows() + saturationRows()
  }

  private func label(_ year: Int) -> FinancialYear { model.horizon.start + year }

  private func decisions(_ year: Int, of intervention: Int) -> [(decision: Int, place: Int)] {
    let plan = model.nothing
    return (0..<places).filter { model.isOffered(intervention, in: $0) }
      .map { (plan.index(intervention, $0, year), $0) }
  }

  /// GBP per unit of coverage and per unit of new coverage, over some interventions.
  private func spend(in year: Int, weight: (Intervention) -> Double) -> DecisionSum {
    let price = terms.priceLevel(year: year)
    var spending = DecisionSum(coverage: [])
    for (position, intervention) in model.interventions.enumerated() {
      let weight = weight(intervention) * price
      guard weight != 0 else { continue }
      for (decision, place) in decisions(year, of: position) {
        let people = run[year].eligible[position, place] * weight
        spending.coverage.append((decision, people * intervention.resources.unitCost))
        spending.rise.append((decision, people * intervention.resources.setUpCost))
      }
    }
    return spending
  }

  private func budget(_ year: Int) -> LimitRow {
    let use = spend(in: year) { _ in 1 }
    return LimitRow(
      kind: .budget, id: "budget", year: label(year), place: "all", unit: "GBP",
      sentence:
        "Programmes may spend at most \(Amount.wholePounds(limits.budget[year])) in \(label(year)).",
      lower: -.infinity, upper: limits.budget[year], terms: use)
  }

  private func ringFence(_ fence: RingFence, year: Int) -> LimitRow {
    let bound: Double
    let amount: String
    let share: Double
    switch fence.amount {
    case .pounds(let byYear):
      (bound, share, amount) = (byYear[year], 0, Amount.wholePounds(byYear[year]))
    case .shareOfSpend(let part):
      (bound, share, amount) = (
        0, part, "\(Amount.percent(part, decimals: 2)) of programme spending"
      )
    }
    let use = spend(in: year) { ($0.serviceLine == fence.serviceLine ? 1 : 0) - share }
    return LimitRow(
      kind: .ringFence, id: "ring_fences.\(fence.id)", year: label(year), place: "all", unit: "GBP",
      sentence:
        "Spending on \(fence.serviceLine) must be \(fence.bound.rawValue) \(amount) in "
        + "\(label(year)).",
      lower: fence.bound == .atLeast ? bound : -.infinity,
      upper: fence.bound == .atMost ? bound : .infinity, terms: use,
      share: share > 0 ? (spend(in: year) { _ in 1 }, share) : nil)
  }

  private func workforce(_ limit: WorkforceLimit, year: Int) -> LimitRow {
    let have = limit.wholeTimeEquivalents[year]
    let coverage = model.interventions.enumerated().flatMap { position, intervention in
      let perThousand = intervention.resources.workforce[limit.staffGroup] ?? 0
      return perThousand == 0
        ? []
        : decisions(year, of: position).map {
          ($0.decision, run[year].eligible[position, $0.place] * perThousand / 1000)
        }
    }
    return LimitRow(
      kind: .workforce, id: "workforce.\(limit.id)", year: label(year), place: "all", unit: "WTE",
      sentence:
        "Programmes may use at most \(Amount.number(have)) whole-time \(Amount.inSentence(limit.title)) "
        + "in \(label(year)).",
      lower: -.infinity, upper: have, terms: DecisionSum(coverage: coverage))
  }

  /// Coverage may move by at most a share of reach from one year to the next, and from nothing in the
  /// first.
  private func movementRows() -> [LimitRow] {
    model.interventions.enumerated().flatMap { position, intervention -> [LimitRow] in
      let most = limits.largestMovement * intervention.reach
      guard limits.largestMovement < 1 else { return [] }
      return (0..<years).flatMap { year in
        let since = year == 0 ? "nothing" : "\(label(year - 1))"
        return decisions(year, of: position).map { decision, place in
          LimitRow(
            kind: .movement, id: "largest_movement.\(intervention.id)", year: label(year),
            place: model.shape.places[place], unit: "share of eligible people",
            sentence:
              "Coverage of \(Amount.inSentence(intervention.title)) may change by at most "
              + "\(Amount.percent(most, decimals: 2)) of eligible people from \(since) to "
              + "\(label(year)).",
            lower: -most, upper: most,
            terms: DecisionSum(
              coverage: [(decision, 1)] + (year == 0 ? [] : [(decision - 1, -1)])))
        }
      }
    }
  }

  /// Where benefits last and add up, nobody can be given the same benefit twice, in the years of the
  /// plan or after it.
  private func saturationRows() -> [LimitRow] {
    let horizon = model.horizon.years.count
    return model.interventions.enumerated().flatMap { position, intervention -> [LimitRow] in
      let kernel = model.kernel(of: position)
      guard kernel.reduce(0, +) * intervention.reach > 1 else { return [] }
      return (1..<horizon).flatMap { year in
        decisions(0, of: position).map { first, place in
          LimitRow(
            kind: .saturation, id: "saturation.\(intervention.id)", year: label(year),
            place: model.shape.places[place], unit: "share of eligible people",
            sentence:
              "At most everyone eligible for \(Amount.inSentence(intervention.title)) can be under "
              + "its effect in \(label(year)).",
            lower: -.infinity, upper: 1,
            terms: DecisionSum(
              coverage: (0...min(year, years - 1)).filter { kernel[year - $0] != 0 }
                .map { (first + $0, kernel[year - $0]) }))
        }
      }
    }
  }
}
