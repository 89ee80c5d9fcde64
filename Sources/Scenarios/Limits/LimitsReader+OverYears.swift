import Commissioning

extension LimitsReader {
  /// Money that several years share.
  func overYears(_ limits: FieldReader) -> [SpendingOverYears] {
    limits.map("over_years", ScenarioSchema.overYears).compactMap { id, reader in
      let money = reader.choice("money", as: SpendingOverYears.Money.self)
      let scope = scope(reader, id)
      let years = years(reader)
      let bound = reader.bound("limit", id, code: "scenario.over-years")
      let pounds = bound.flatMap { reader.number($0.name) }
      reader.passOver(["at_least", "at_most"])
      reader.finish()
      guard let money, let scope, let years, let bound, let pounds else { return nil }
      return SpendingOverYears(
        id: id, money: money, scope: scope, years: years, bound: bound.bound, pounds: pounds)
    }
  }
}
