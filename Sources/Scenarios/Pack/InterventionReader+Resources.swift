import Commissioning
import PopulationHealth

/// Reads what an intervention costs, who must be found to run it, and in what steps it comes.
extension InterventionReader {
  /// Its resources in prices of its own year.
  func readResources(
    _ reader: FieldReader, of kind: Intervention.Kind?
  ) -> Intervention.Resources? {
    let unitCost = reader.number("unit_cost")
    let setUp = reader.number("set_up_cost")
    let capital = reader.number("capital_cost")
    let opening = reader.number("opening_cost")
    let least = reader.number("least_people")
    let team = reader.number("team_people")
    let workforce = readWorkforce(reader)
    guard let unitCost, let setUp, let capital, let opening, let least, let team else { return nil }
    if let kind { check(unitCost, team: team, of: kind, reader) }
    return Intervention.Resources(
      unitCost: unitCost, setUpCost: setUp, capitalCost: capital, openingCost: opening,
      leastPeople: least, teamPeople: team, workforce: workforce)
  }

  /// Only a service that is given up releases money, and it releases none for people who do not give it
  /// up.
  private func check(
    _ unitCost: Double, team: Double, of kind: Intervention.Kind, _ reader: FieldReader
  ) {
    let isDisinvestment = kind == .disinvestment
    if isDisinvestment ? unitCost > 0 : unitCost < 0 {
      log.error(
        "value.out-of-range",
        "'unit_cost' is \(NumberText.plain(unitCost)), but has to be 0 or "
          + (isDisinvestment ? "less: what a disinvestment releases" : "more"),
        help: isDisinvestment
          ? "write -\(NumberText.plain(unitCost)), or another 'kind'"
          : "only 'kind: disinvestment' releases money", at: reader.mark(of: "unit_cost"))
    }
    if team > 0, team < 1 {
      log.error(
        "value.out-of-range",
        "'team_people' is \(NumberText.plain(team)), and a team reaches one person at least",
        help: "write 1 or more, or 0 for no teams", at: reader.mark(of: "team_people"))
    }
    if isDisinvestment, team > 0 {
      log.error(
        "scenario.disinvestment", "a disinvestment releases money person by person, not in teams",
        help: "take 'team_people' out", at: reader.mark(of: "team_people"))
    }
  }

  private func readWorkforce(_ reader: FieldReader) -> [Int: Double] {
    let groups = KnownNames("staff group", staffGroups.map(\.id))
    var result: [Int: Double] = [:]
    for entry in reader.map("workforce") {
      guard let name = reader.key(of: entry, among: groups), let group = groups.index(of: name),
        let number = reader.number(
          entry.value, for: entry.key,
          as: .number(unit: "whole-time equivalents per thousand", .atLeast(0)))
      else { continue }
      result[group] = number
    }
    return result
  }
}

extension Intervention.Resources {
  /// The same with its money in other prices.
  func priced(_ level: Double) -> Self {
    Self(
      unitCost: unitCost * level, setUpCost: setUpCost * level, capitalCost: capitalCost * level,
      openingCost: openingCost * level, leastPeople: leastPeople, teamPeople: teamPeople,
      workforce: workforce)
  }
}
