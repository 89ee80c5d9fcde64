import Commissioning
import Wording

extension LimitBook {
  /// What programmes may spend in a year, running them and setting them up. Training that the scenario
  /// plans is paid for first.
  func budget(_ year: Int) -> LimitRow {
    let training = limits.training(in: year, terms: terms)
    let left = limits.budget[year] - training
    let apart =
      training > 0 ? ", \(Amount.wholePounds(training)) for training being taken off first" : ""
    return LimitRow(
      kind: .budget, id: "budget", year: label(year), place: "all", unit: "GBP",
      sentence:
        "Programmes may spend at most \(Amount.wholePounds(left)) in \(label(year))\(apart).",
      lower: -.infinity, upper: left, terms: spending.pounds(in: year))
  }
}

extension InvestmentLimits {
  /// GBP that the training the scenario plans takes of a year's money, at the year's prices.
  func training(in year: Int, terms: FinancialTerms) -> Double {
    workforce.reduce(0.0) {
      $0 + ($1.training?.pounds(in: year) ?? 0) * terms.priceLevel(year: year)
    }
  }
}
