import Commissioning
import PopulationHealth
import Wording

extension LimitBook {
  /// Money that several years share.
  func overYears(_ limit: SpendingOverYears) -> LimitRow {
    let (first, last) = (label(limit.years.lowerBound), label(limit.years.upperBound))
    let money: ProgrammeSpending.Money
    let kind: String
    switch limit.money {
    case .revenue: (money, kind) = (.revenue, "Revenue")
    case .capital: (money, kind) = (.capital, "Capital")
    }
    let years = first == last ? "in \(first)" : "from \(first) to \(last) together"
    return LimitRow(
      kind: .overYears, id: "over_years.\(limit.id)", year: last, place: limit.scope.place,
      unit: "GBP",
      sentence:
        "\(kind) spending on \(limit.scope.words(model, terms)) must be \(limit.bound.rawValue) "
        + "\(Amount.wholePounds(limit.pounds)) \(years).",
      lower: limit.bound == .atLeast ? limit.pounds : -.infinity,
      upper: limit.bound == .atMost ? limit.pounds : .infinity,
      terms: limit.years.reduce(DecisionSum()) { $0 + spent(on: limit.scope, money, in: $1) })
  }
}
