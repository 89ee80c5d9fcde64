import Commissioning
import PopulationHealth

extension FieldReader {
  /// One amount for every year of a plan, or a mapping with one for each.
  func yearlyAmounts(_ name: String, _ horizon: Horizon) -> [Double]? {
    guard let node = node(name) else { return nil }
    guard node.mapping != nil else {
      return number(node, for: name, as: ScenarioSchema.amount).map {
        Array(repeating: $0, count: horizon.planYears)
      }
    }
    let reader = FieldReader(node, ScenarioSchema.amountByYear, at: path.key(name), log: log)
    defer { reader.finish() }
    return reader.yearlyAmounts(horizon)
  }

  /// An amount for each year of a plan: `first_year` and `growth`, or `by_year`.
  func yearlyAmounts(_ horizon: Horizon) -> [Double]? {
    let first = number("first_year")
    let byYear = map("by_year")
    let years = Array(horizon.years.prefix(horizon.planYears))
    guard !byYear.isEmpty else {
      guard let first else {
        if !has("first_year") {
          log.error(
            "scenario.missing-key", "there is no amount for \(path.phrase(orRoot: table.title))",
            help: "write 'first_year: …', or 'by_year' with every year", at: mark)
        }
        return nil
      }
      let growth = number("growth") ?? 0
      return years.indices.map { year in
        (0..<year).reduce(first) { amount, _ in amount * (1 + growth) }
      }
    }
    if first != nil {
      log.error(
        "scenario.two-amounts",
        "\(path.phrase(orRoot: table.title)) has both 'first_year' and 'by_year'",
        help: "keep one of them", at: mark)
    }
    var amounts = [Double?](repeating: nil, count: years.count)
    for entry in byYear {
      guard let year = financialYear(keyOf: entry) else { continue }
      guard let position = years.firstIndex(of: year) else {
        log.error(
          "scenario.year", "\(year) is not a year of the plan",
          help: "the plan goes from \(years[0]) to \(years[years.count - 1])", at: entry.keyMark)
        continue
      }
      amounts[position] = number(entry.value, for: entry.key, as: ScenarioSchema.amount)
    }
    let written = byYear.map(\.key)
    if let missing = years.first(where: { !written.contains($0.description) }) {
      log.error(
        "scenario.missing-key", "'by_year' has no amount for \(missing)",
        help: "give every year of the plan", at: mark)
      return nil
    }
    return amounts.map { $0 ?? 0 }
  }
}
