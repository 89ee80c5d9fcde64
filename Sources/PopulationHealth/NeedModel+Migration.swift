extension NeedModel {
  /// Net migrants of a year by `[place, sex, quintile, age]`, in the two halves in which they come.
  struct MigrantsByAge {
    /// By age at the start of the year.
    var before: [Double]
    /// By age at its end.
    var after: [Double]
  }

  /// The year's migrants, half at the age they start the year with and half at the age they end it
  /// with; `nil` where migration is scheduled by cell.
  func migrantsByAge(of people: People, in year: FinancialYear) -> MigrantsByAge? {
    guard case .rates(let migration) = migrants else { return nil }
    let (ages, segments) = (shape.ageCount, shape.segments.count)
    let external = migration.external.value(in: year)
    var halves = MigrantsByAge(
      before: Array(repeating: 0, count: external.count),
      after: external.map { $0 / 2 })
    for block in 0..<shape.blockCount {
      for age in 0..<ages {
        let start = block * ages + age
        let end = block * ages + min(age + 1, ages - 1)
        if age + 1 < ages { halves.before[start] += external[end] / 2 }
        var present = 0.0
        for segment in 0..<segments {
          present += people.cells[(block * segments + segment) * ages + age]
        }
        let moving = present * migration.internalRate[start] / 2
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
    for block in 0..<shape.blockCount {
      let shareStart = shape.profileIndex(group: block % groups, segment: 0, age: 0)
      var sum = 0.0
      for age in 0..<ages where migrants[block * ages + age] != 0 {
        let first = block * segments * ages + age
        var present = 0.0
        for segment in 0..<segments { present += cells[first + segment * ages] }
        let coming = max(migrants[block * ages + age], -present)
        // A factor, not a sum: when all leave it is exactly zero, and no rounding leaves less.
        let factor = present > 0 ? 1 + coming / present : 1
        for segment in 0..<segments {
          let cell = first + segment * ages
          if present > 0 {
            cells[cell] *= factor
          } else {
            cells[cell] += coming * shares.profile[shareStart + segment * ages + age]
          }
        }
        sum += coming
      }
      tally.netMigration[block] += sum
    }
  }
}
