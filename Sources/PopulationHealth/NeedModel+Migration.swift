extension NeedModel {
  /// Net migrants of a year by `[place, sex, quintile, age]`, in the two halves in which they come.
  struct MigrantsByAge {
    /// By age at the start of the year.
    var before: [Double]
    /// By age at its end.
    var after: [Double]
  }

  /// The year's migrants into some places, of whose people `people` are, half at the age they start
  /// the year with and half at the age they end it with; `nil` where migration is scheduled by cell.
  func migrantsByAge(
    of people: [Double], in places: Range<Int>, year: FinancialYear
  ) -> MigrantsByAge? {
    guard case .rates(let migration) = migrants else { return nil }
    let (ages, segments) = (shape.ageCount, shape.segments.count)
    let (first, blocks) = (places.lowerBound * shape.groupCount, places.count * shape.groupCount)
    let external = migration.external.value(
      in: year, of: (first * ages)..<((first + blocks) * ages))
    var halves = MigrantsByAge(
      before: Array(repeating: 0, count: external.count),
      after: external.map { $0 / 2 })
    for block in 0..<blocks {
      var present = Array(repeating: 0.0, count: ages)
      for segment in 0..<segments {
        Rows.add(
          people, at: (block * segments + segment) * ages, to: &present, at: 0, count: ages)
      }
      for age in 0..<ages {
        let start = block * ages + age
        let end = block * ages + min(age + 1, ages - 1)
        if age + 1 < ages { halves.before[start] += external[end] / 2 }
        let moving = present[age] * migration.internalRate[first * ages + start] / 2
        halves.before[start] += moving
        halves.after[end] += moving
      }
      // Those who arrive as infants were not alive when the year began.
      halves.after[block * ages] += external[block * ages] / 2
    }
    return halves
  }

  /// Adds net migrants to each (place, sex, quintile, age) in the mix of segments already there; no
  /// more people leave a cell than it holds.
  func addMigrants(_ migrants: [Double], to cells: inout [Double], tally: inout YearTally) {
    let (ages, segments, groups) = (shape.ageCount, shape.segments.count, shape.groupCount)
    for block in 0..<(migrants.count / ages) {
      let shareStart = shape.profileIndex(group: block % groups, segment: 0, age: 0)
      tally.netMigration[block] += Rows.join(
        migrants, at: block * ages, to: &cells, at: block * segments * ages,
        shares: shares.profile, at: shareStart, segments: segments, ages: ages)
    }
  }
}
