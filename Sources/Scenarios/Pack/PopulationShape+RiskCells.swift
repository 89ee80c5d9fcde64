import PopulationHealth

extension PopulationShape {
  /// The ages at which people are in one of the segments that are ranked by need.
  var adultAges: AgeRange {
    let own = segments.filter { $0.needRank != nil }.map { $0.ages ?? ages ?? .all }
    guard let lower = own.map(\.lower).min(), let upper = own.map(\.upper).max() else {
      return ages ?? .all
    }
    return AgeRange(lower, upper) ?? .all
  }

  /// A cell of a `[sex, quintile, age]` array in words.
  func words(riskCell cell: Int) -> String {
    let (group, age) = (cell / ageCount, cell % ageCount)
    let parts = [
      sexes.count > 1 ? "sex \(sexes[group / quintiles.count])" : nil,
      quintiles.count > 1 ? "quintile \(quintiles[group % quintiles.count])" : nil,
      ageInYears(at: age).map { "age \($0)" },
    ]
    return parts.compactMap(\.self).joined(separator: ", ")
  }
}
