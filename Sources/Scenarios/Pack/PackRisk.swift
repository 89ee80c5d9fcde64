import PopulationHealth

/// How risk factors become need in the country of a pack, ready to be narrowed to some places.
struct PackRisk {
  /// The model of every place of the pack.
  let model: RiskModel
  /// The rows of the table of relative risks, in the order of the model's.
  let rows: [[RelativeRiskRow]]
  /// Share of each point of delivery's units that are a case of each condition, `[pod][condition]`.
  let activityShares: [[Double]]

  /// Reads the part; moves and deaths are those of `need`, and where that is wrong a stand-in, so
  /// that problems here are found all the same.
  init?(
    _ reader: FieldReader, people: PackPeople, need: PackNeed?, pods: KnownNames,
    folder: PackFolder
  ) {
    let shape = people.shape
    let errorsBefore = folder.log.errorCount
    let conditionTables = ConditionTables(shape: shape, folder: folder)
    let factors = RiskFactorTables(shape: shape, folder: folder).read(reader)
    let rows = conditionTables.rows(reader)
    let local = reader.has("local") ? folder.table(reader, "local") : nil
    let mediation = reader.has("mediation") ? folder.table(reader, "mediation") : nil
    let none = Array(repeating: 0.0, count: shape.groupCount * shape.ageCount)
    let conditions = rows.flatMap {
      conditionTables.read(
        reader, rows: $0, upwardRate: need?.upwardRate ?? none,
        deathRate: need?.deathRate ?? none)
    }
    let activity = rows.flatMap {
      conditionTables.activityShares(reader, rows: $0, pods: pods)
    }
    guard let factors, let rows else {
      _ = reader.text("relative_risks")
      _ = reader.text("after_change")
      reader.finish()
      return nil
    }
    let risks = RelativeRiskTables(
      shape: shape, factors: factors, conditions: KnownNames("condition", rows.map(\.id)),
      folder: folder
    ).read(reader)
    reader.finish()
    let mediations =
      mediation.map { MediationTable(factors: factors, log: folder.log).read($0) } ?? []
    let localShares = local.map { Self.localShares($0, factors, people, folder.log) } ?? []
    guard let conditions, let activity, let risks, let mediations, let localShares,
      folder.log.errorCount == errorsBefore
    else { return nil }
    activityShares = activity
    self.rows = risks.rows
    model = RiskModel(
      factors: factors, conditions: conditions, relativeRisks: risks.risks,
      mediations: mediations, localShares: localShares,
      places: Array(shape.places.indices))
  }

  /// Where categories are more or less common than expected; systems without a row are as expected.
  private static func localShares(
    _ table: CSVTable, _ factors: [RiskFactor], _ people: PackPeople, _ log: ProblemLog
  ) -> [RiskModel.LocalShare]? {
    guard let columns = table.columns(["factor", "category", "system", "ratio"], log: log) else {
      return nil
    }
    table.checkUnique(Array(columns[0...2]), log: log)
    let all = KnownNames("risk factor", factors.map(\.id))
    let known = KnownNames(
      "factor with categories",
      factors.filter { if case .categories = $0.spread { true } else { false } }.map(\.id))
    let systems = KnownNames("system", people.places.systems)
    var shares: [RiskModel.LocalShare] = []
    for row in table.rowIndices {
      let system = table.name(row, columns[2], of: systems, log: log)
      let ratio = table.number(row, columns[3], in: .from(0, to: 10), log: log)
      guard let factor = table.name(row, columns[0], of: known, log: log).flatMap(all.index),
        case .categories(let names, _, _) = factors[factor].spread,
        let category = table.index(
          row, columns[1], of: KnownNames("category of \(factors[factor].id)", names), log: log),
        let system, let ratio
      else { continue }
      let position = shares.firstIndex { $0.factor == factor && $0.category == category }
      var ratios =
        position.map { shares[$0].ratio } ?? people.places.places.map { _ in 1.0 }
      for (place, description) in people.places.places.enumerated()
      where description.system == system {
        ratios[place] = ratio
      }
      let share = RiskModel.LocalShare(factor: factor, category: category, ratio: ratios)
      if let position { shares[position] = share } else { shares.append(share) }
    }
    return shares
  }
}
