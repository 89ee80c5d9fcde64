extension NeedModel {
  /// Net migrants of a year by `[place, sex, quintile, age]`, in the two halves in which they come.
  package struct MigrantsByAge {
    /// By age at the start of the year.
    package var before: [Double] = []
    /// By age at its end.
    package var after: [Double] = []

    /// Puts the two halves together; none yet where nothing is given.
    package init(before: [Double] = [], after: [Double] = []) {
      self.before = before
      self.after = after
    }
  }

  /// Finds the year's migrants into some places, half at the age they start the year with and half at
  /// the age they end it with.
  ///
  /// - Parameters:
  ///   - people: people at the start of the year.
  ///   - base: where those of the places begin among them.
  ///   - places: the places.
  ///   - rates: those of the year, of these places at least.
  ///   - migrants: given what is found.
  /// - Returns: whether migration is a rate; otherwise nothing is found.
  func findMigrants(
    among people: [Double], at base: Int, in places: Range<Int>, rates: YearRates,
    into migrants: inout MigrantsByAge
  ) -> Bool {
    guard case .rates(let migration) = self.migrants else { return false }
    let size = shape.groupCount * shape.ageCount
    Rows.findMigrants(
      among: people, at: base, external: rates.external,
      at: (places.lowerBound - rates.places.lowerBound) * size, rates: migration.internalRate,
      at: places.lowerBound * size, blocks: places.count * shape.groupCount,
      segments: shape.segments.count, ages: shape.ageCount, into: &migrants)
    return true
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
