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
    var present = Array(repeating: 0.0, count: ages)
    for block in 0..<blocks {
      let row = block * ages
      for age in 0..<ages { present[age] = 0 }
      for segment in 0..<segments {
        Rows.add(people, at: (row * segments + segment * ages), to: &present, at: 0, count: ages)
      }
      Rows.multiply(
        &present, at: 0, by: migration.internalRate, at: first * ages + row, count: ages)
      Rows.scale(&present, at: 0, count: ages, by: 0.5)
      // Of those who come from outside, the ones of an age at the end of the year are a year younger now.
      Rows.add(halves.after, at: row + 1, to: &halves.before, at: row, count: ages - 1)
      Rows.add(present, at: 0, to: &halves.before, at: row, count: ages)
      Rows.add(present, at: 0, to: &halves.after, at: row + 1, count: ages - 1)
      halves.after[row + ages - 1] += present[ages - 1]
      // Those who arrive as infants were not alive when the year began.
      halves.after[row] += external[row] / 2
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
