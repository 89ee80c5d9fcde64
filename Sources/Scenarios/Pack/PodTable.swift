import Commissioning

/// The table of points of delivery.
struct PodTable {
  let pods: [PointOfDelivery]
  /// The measure of relative use each follows; `nil` for none.
  let relativity: [String?]

  /// Shares of cost are given to two decimals.
  private static let shareTolerance = 1e-6

  private static let columns = [
    "pod", "title", "unit", "service_line", "provider_kind", "relativity", "bed_days_per_unit",
    "non_demographic_growth", "payment", "fixed_share", "semi_fixed_share", "variable_share",
    "step_units",
    "release_lag_years", "gbp_per_unit", "basis",
  ]

  init?(
    _ table: CSVTable, serviceLines: KnownNames, providerKinds: KnownNames, log: ProblemLog
  ) {
    guard let found = table.columns(Self.columns, log: log) else { return nil }
    let column = Dictionary(uniqueKeysWithValues: zip(Self.columns, found))
    var pods: [PointOfDelivery] = []
    var relativity: [String?] = []
    table.checkUnique([found[0]], log: log)
    let errorsBefore = log.errorCount
    for row in table.rowIndices {
      func text(_ name: String) -> String {
        column[name].flatMap { table.text(row, $0, log: log) } ?? ""
      }
      func number(_ name: String, _ range: NumberRange = .atLeast(0)) -> Double {
        column[name].flatMap { table.number(row, $0, in: range, log: log) } ?? 0
      }
      let follows = column["relativity"].flatMap {
        table.choice(row, $0, of: NeedRelativities.measures + ["none"], log: log)
      }
      let payment = column["payment"].flatMap {
        table.choice(row, $0, of: PointOfDelivery.Payment.allCases.map(\.rawValue), log: log)
      }
      let line = column["service_line"].flatMap {
        table.name(row, $0, of: serviceLines, log: log)
      }
      let kind = column["provider_kind"].flatMap {
        table.name(row, $0, of: providerKinds, log: log)
      }
      let behaviour = PointOfDelivery.CostBehaviour(
        fixedShare: number("fixed_share", .share),
        semiFixedShare: number("semi_fixed_share", .share),
        variableShare: number("variable_share", .share),
        stepUnits: column["step_units"].map { table.isEmpty(row, $0) } ?? true
          ? 0 : number("step_units"),
        releaseLagYears: column["release_lag_years"].flatMap {
          table.integer(row, $0, in: 0...20, log: log)
        } ?? 0)
      let sum = behaviour.fixedShare + behaviour.semiFixedShare + behaviour.variableShare
      if abs(sum - 1) > Self.shareTolerance, let place = column["fixed_share"] {
        log.error(
          "pack.share-sum", "fixed, semi-fixed and variable shares sum to \(sum), not to 1",
          help: "correct one of the three", at: table.mark(row, place))
      }
      _ = text("basis")
      pods.append(
        PointOfDelivery(
          id: text("pod"), title: text("title"), unit: text("unit"), serviceLine: line ?? "",
          providerKind: kind ?? "", bedDaysPerUnit: number("bed_days_per_unit"),
          nonDemographicGrowth: number("non_demographic_growth", .from(-0.2, to: 0.2)),
          payment: payment.flatMap(PointOfDelivery.Payment.init) ?? .block, behaviour: behaviour,
          poundsPerUnit: number("gbp_per_unit")))
      relativity.append(follows == "none" ? nil : follows)
    }
    guard log.errorCount == errorsBefore else { return nil }
    self.pods = pods
    self.relativity = relativity
  }
}
