import PopulationHealth

/// Net migrants of the country and rates of net moves between its places.
struct MigrationTables {
  /// People by `[sex, age]` for each year given.
  let external: [FinancialYear: [Double]]
  /// Rates by `[place, sex, quintile, age]`.
  let internalRates: [Double]

  init?(_ reader: FieldReader, shape: PopulationShape, folder: PackFolder) {
    let log = folder.log
    let abroad = folder.table(reader, "external")
    let between = folder.table(reader, "internal")
    reader.finish()
    guard let ages = shape.ages, let abroad, let between else { return nil }
    let sexes = TableAxis("sex", KnownNames("sex", shape.sexes))
    let external = abroad.byYear(
      [sexes, .ages(ages.ages, column: "age_at_end")], value: "people", missing: 0, log: log)
    let rates = between.dense(
      [
        TableAxis("place", KnownNames("place", shape.places)),
        TableAxis("imd_quintile", KnownNames("quintile", shape.quintiles)),
        .ages(ages.ages, column: "age_at_start"),
      ], value: "annual_rate", in: .atLeast(-1), missing: 0, log: log)
    guard let external, let rates else { return nil }
    self.external = external
    let row = shape.quintiles.count * shape.ageCount
    internalRates = shape.places.indices.flatMap { place in
      shape.sexes.flatMap { _ in rates[(place * row)..<((place + 1) * row)] }
    }
  }
}
