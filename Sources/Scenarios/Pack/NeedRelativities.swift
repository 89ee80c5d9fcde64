import PopulationHealth

/// Published use and cost per head relative to the country's mean, by sex, quintile and age.
struct NeedRelativities {
  /// The measures a table may give, in the order of its columns.
  static let measures = ["inpatient", "outpatient", "gp", "total"]

  private let byMeasure: [String: [Double]]

  /// A measure by `[sex, quintile, age]`.
  subscript(measure: String) -> [Double]? { byMeasure[measure] }

  init?(_ table: CSVTable, shape: PopulationShape, log: ProblemLog) {
    guard let ages = shape.ages else { return nil }
    let axes = [
      TableAxis("sex", KnownNames("sex", shape.sexes)),
      TableAxis("imd_quintile", KnownNames("quintile", shape.quintiles)),
      TableAxis.ages(ages.ages),
    ]
    var found: [String: [Double]] = [:]
    for measure in Self.measures {
      guard
        let dense = table.dense(
          axes, value: measure, in: .atLeast(0), others: Self.measures.filter { $0 != measure },
          log: log)
      else { return nil }
      found[measure] = dense
    }
    byMeasure = found
  }
}
