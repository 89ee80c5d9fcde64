import Commissioning
import PopulationHealth
import Scenarios
import Studies

extension Page {
  /// What a reader calls the causes, and which belong together.
  private static let causes: [(name: String, belongs: @Sendable (Attribution.Cause) -> Bool)] = [
    ("How many people", { $0 == .demography }),
    ("Their age, sex and deprivation", { $0 == .ageing }),
    ("Their need at the same age", { $0 == .caseMix }),
    ("What the plan does", { $0.group == .interventions }),
    ("Use of care beyond need", { $0 == .activityGrowth }),
    ("What a unit of care costs", { $0 == .prices }),
  ]

  /// Why care and need are not in the plan's last year what they were in its first; `nil` where it was
  /// not asked for, or the two are one.
  static func causes(_ run: StudyRun) -> Section? {
    let horizon = run.scenario.model.horizon
    guard let attribution = run.attribution, horizon.planYears > 1 else { return nil }
    let last = horizon.start + (horizon.planYears - 1)
    let columns = [
      ("cost £m", Attribution.Quantity.cost), ("bed days", .bedDays),
      ("high need", .highNeedYears), ("QALYs lived", .qalys),
    ].compactMap { name, quantity in
      attribution.change(of: quantity, .sinceFirstYear, in: last).map { (name, $0) }
    }
    func row(_ name: String, _ value: (Attribution.Change) -> Double?) -> [String] {
      [name]
        + columns.map { _, change in
          value(change).map {
            change.quantity == .cost ? signedMillions($0) : PlanText.signed($0)
          } ?? ""
        }
    }
    let rows = Self.causes.compactMap { name, belongs -> [String]? in
      let parts = columns.flatMap { $0.1.parts.filter { belongs($0.cause) } }
      guard parts.contains(where: { $0.value != 0 }) else { return nil }
      return row(name) { change in
        let own = change.parts.filter { belongs($0.cause) }
        return own.isEmpty ? nil : own.reduce(0.0) { $0 + $1.value }
      }
    }
    guard !rows.isEmpty else { return nil }
    return Section(
      title: "Why it changes, \(horizon.start) to \(last)",
      table: Table(header: [""] + columns.map(\.0), rows: rows + [row("All together", \.total)]),
      sentences: [
        "Cost is what care that is modelled and programmes together come to. "
          + "Each cause's part is what it adds when causes come in one after another, averaged over orders; "
          + "attribution.csv has every programme, place and point of delivery."
      ] + [planByItself(attribution, in: last)].compactMap(\.self))
  }

  /// Why the plan's part of the cost is not what the plan costs elsewhere on the page; `nil` where the two
  /// show as the same.
  ///
  /// Elsewhere it is laid over doing nothing of the same year, to which all other causes have come; in an
  /// average over orders it also comes before people, use and prices have grown.
  private static func planByItself(_ attribution: Attribution, in year: FinancialYear) -> String? {
    guard let whole = attribution.change(of: .cost, .sinceFirstYear, in: year),
      let alone = attribution.change(of: .cost, .againstDoingNothing, in: year)
    else { return nil }
    let part = whole.parts.filter { $0.cause.group == .interventions }.reduce(0.0) { $0 + $1.value }
    let (averaged, last) = (signedMillions(part), signedMillions(alone.total))
    guard averaged != last else { return nil }
    return
      "Against doing nothing, as on the rest of this page, the plan changes cost by \(last) (£m). In this table "
      + "it is \(averaged), as in some orders it comes in before people, use and prices have grown."
  }
}
