extension NeedModel {
  /// The transpose of `addMigrants`: from what people after it are worth to what people before it
  /// and migrants are.
  ///
  /// Where all leave a cell nobody in it is worth anything, and nor is one more who would leave.
  ///
  /// - Parameters:
  ///   - migrants: net migrants, `[place, sex, quintile, age]`.
  ///   - cells: people before they come.
  ///   - worth: of people after; then of those before.
  ///   - migrantWorth: added what a migrant is worth, laid out as `migrants`.
  func returnMigrants(
    _ migrants: [Double], from cells: [Double], worth: inout [Double],
    migrantWorth: inout [Double]
  ) {
    let (ages, segments, groups) = (shape.ageCount, shape.segments.count, shape.groupCount)
    for block in 0..<(migrants.count / ages) {
      let shareStart = shape.profileIndex(group: block % groups, segment: 0, age: 0)
      let first = block * segments * ages
      var present = Array(repeating: 0.0, count: ages)
      var total = present
      for segment in 0..<segments {
        let row = first + segment * ages
        Rows.add(cells, at: row, to: &present, at: 0, count: ages)
        Rows.addProducts(cells, at: row, worth, at: row, to: &total, at: 0, count: ages)
      }
      var factors = Array(repeating: 1.0, count: ages)
      var lost = Array(repeating: 0.0, count: ages)
      for age in 0..<ages {
        let coming = migrants[block * ages + age]
        if present[age] > 0 {
          guard coming > -present[age] else {
            factors[age] = 0
            continue
          }
          let mean = total[age] / present[age]
          factors[age] = 1 + coming / present[age]
          lost[age] = mean * coming / present[age]
          migrantWorth[block * ages + age] += mean
        } else if coming > 0 {
          for segment in 0..<segments {
            let cell = segment * ages + age
            migrantWorth[block * ages + age] +=
              worth[first + cell] * shares.profile[shareStart + cell]
          }
        }
      }
      for segment in 0..<segments {
        Rows.multiply(&worth, at: first + segment * ages, by: factors, less: lost)
      }
    }
  }

  /// The transpose of `findMigrants`: adds what people at the start of a year are worth through
  /// those of them who move between places.
  func addWorth(
    ofMigrants worth: MigrantsByAge, of places: Range<Int>, to start: inout [Double]
  ) {
    guard case .rates(let migration) = migrants else { return }
    let (ages, segments) = (shape.ageCount, shape.segments.count)
    let first = places.lowerBound * shape.groupCount * ages
    for block in 0..<(places.count * shape.groupCount) {
      let own = (0..<ages).map { age in
        let later = min(age + 1, ages - 1)
        return (worth.before[block * ages + age] + worth.after[block * ages + later])
          * migration.internalRate[first + block * ages + age] / 2
      }
      for segment in 0..<segments {
        Rows.add(own, at: 0, to: &start, at: (block * segments + segment) * ages, count: ages)
      }
    }
  }
}
