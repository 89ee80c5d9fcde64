/// What people of each sex and age band are multiplied by at the end of a year, so that the country's
/// come to official totals at the start of the next.
public struct OfficialFactors: Hashable, Sendable {
  /// The bands.
  public let bands: [AgeRange]
  /// Factors at the end of each year, `[sex, band]`.
  public let byYear: [FinancialYear: [Double]]

  /// The factors a country's own projection needs, year after year, each found after those of the
  /// years before it were applied, doing nothing.
  ///
  /// They are found once and used for every plan and every part of the country, so that a plan is not
  /// undone. Nobody is made out of nobody: where the projection has none in a band, its factor is 1.
  ///
  /// - Parameters:
  ///   - country: the model of the whole country, not adjusted itself.
  ///   - official: totals at the start of each year after the model's first, to the one after `last`.
  ///   - last: the last year to adjust.
  public init(
    bringing country: NeedModel, to official: OfficialProjection, through last: FinancialYear
  ) {
    var byYear: [FinancialYear: [Double]] = [:]
    var people = country.start
    var year = country.startYear
    while year <= last, let wanted = official.byYear[year + 1] {
      var end = country.advance(
        people, through: year, level: country.mortalityLevel(for: people, in: year)
      ).end
      let factors = zip(wanted, official.totals(of: end)).map { $1 > 0 ? $0 / $1 : 1 }
      byYear[year] = factors
      Self.scale(&end.cells, by: factors, bands: official.bands, shape: end.shape)
      people = end
      year = year + 1
    }
    bands = official.bands
    self.byYear = byYear
  }

  /// Scales people at the end of a year.
  ///
  /// - Returns: people added less people taken away, `[place, sex, quintile]`, of the places the cells
  ///   are of; `nil` where no factor is given.
  func adjust(_ cells: inout [Double], endOf year: FinancialYear, shape: PopulationShape)
    -> [Double]?
  {
    guard byYear[year] != nil else { return nil }
    let before = cells
    scale(&cells, endOf: year, shape: shape)
    let added = zip(cells, before).map { $0 - $1 }
    return (0..<(cells.count / shape.blockSize)).map { block in
      added[(block * shape.blockSize)..<((block + 1) * shape.blockSize)].compensatedSum
    }
  }

  /// Multiplies what there is of each cell at the end of a year, people or what they are worth, by
  /// its factor.
  func scale(_ cells: inout [Double], endOf year: FinancialYear, shape: PopulationShape) {
    guard let factors = byYear[year] else { return }
    Self.scale(&cells, by: factors, bands: bands, shape: shape)
  }

  private static func scale(
    _ cells: inout [Double], by factors: [Double], bands: [AgeRange], shape: PopulationShape
  ) {
    let ages = shape.ageCount
    let bySex = shape.sexes.indices.map { sex in
      var row = Array(repeating: 1.0, count: ages)
      for (position, band) in bands.enumerated() {
        for age in shape.ageIndices(in: band) { row[age] = factors[sex * bands.count + position] }
      }
      return row
    }
    for row in 0..<(cells.count / ages) {
      let sex = row / shape.segments.count % shape.groupCount / shape.quintiles.count
      Rows.multiply(&cells, at: row * ages, by: bySex[sex], at: 0, count: ages)
    }
  }
}
