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
    // Nobody moves at ages the table does not have; at those it has, every place needs a rate.
    let last = between.column("age_at_start").flatMap { column in
      between.rowIndices.compactMap { Int(between.text($0, column)) }.max()
    }
    let moving = ages.lower...min(max(last ?? ages.upper, ages.lower), ages.upper)
    let rates = between.dense(
      [
        TableAxis("place", KnownNames("place", shape.places)),
        TableAxis("imd_quintile", KnownNames("quintile", shape.quintiles)),
        .ages(moving, column: "age_at_start"),
      ], value: "annual_rate", in: .atLeast(-1), log: log)
    guard let external, let rates else { return nil }
    self.external = external
    let quintiles = shape.quintiles.count
    let staying = Array(repeating: 0.0, count: shape.ageCount - moving.count)
    internalRates = shape.places.indices.flatMap { place in
      shape.sexes.flatMap { _ in
        (0..<quintiles).flatMap { quintile in
          let row = (place * quintiles + quintile) * moving.count
          return rates[row..<(row + moving.count)] + staying
        }
      }
    }
  }
}
