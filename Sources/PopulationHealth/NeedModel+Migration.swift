extension NeedModel {
  /// Net migrants of a year by `[place, sex, quintile, age]`, in the two halves in which they come.
  struct MigrantsByAge {
    /// By age at the start of the year.
    var before: [Double]
    /// By age at its end.
    var after: [Double]
  }

  /// The year's migrants into some places, of whose people `people` are from `base` on, half at the
  /// age they start the year with and half at the age they end it with; `nil` where migration is
  /// scheduled by cell.
  func migrantsByAge(
    of people: [Double], at base: Int, in places: Range<Int>, year: FinancialYear
  ) -> MigrantsByAge? {
    guard case .rates(let migration) = migrants else { return nil }
    let (ages, segments) = (shape.ageCount, shape.segments.count)
    let (first, blocks) = (places.lowerBound * shape.groupCount, places.count * shape.groupCount)
    let external = migration.external.value(
      in: year, of: (first * ages)..<((first + blocks) * ages))
    let halves = Rows.migrants(
      among: people, at: base, external: external, rates: migration.internalRate, at: first * ages,
      segments: segments, ages: ages)
    return MigrantsByAge(before: halves.before, after: halves.after)
  }

  /// Adds net migrants to each (place, sex, quintile, age) in the mix of segments already there; no
  /// more people leave a cell than it holds.
  ///
  /// - Parameters:
  ///   - migrants: net migrants of some places.
  ///   - cells: the people there.
  ///   - tally: net migrants so far by place, sex and quintile.
  ///   - firstBlock: where those of these places begin.
  func addMigrants(
    _ migrants: [Double], to cells: inout [Double], counting tally: inout [Double],
    from firstBlock: Int
  ) {
    let (ages, segments, groups) = (shape.ageCount, shape.segments.count, shape.groupCount)
    for block in 0..<(migrants.count / ages) {
      let shareStart = shape.profileIndex(group: block % groups, segment: 0, age: 0)
      tally[firstBlock + block] += Rows.join(
        migrants, at: block * ages, to: &cells, at: block * segments * ages,
        shares: shares.profile, at: shareStart, segments: segments, ages: ages)
    }
  }
}
