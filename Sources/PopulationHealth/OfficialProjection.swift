/// Official totals of a country's people, by sex and age band, at the start of each year.
public struct OfficialProjection: Hashable, Sendable {
  /// Bands that follow one another from birth to the open age.
  public let bands: [AgeRange]
  /// People at the start of each year, `[sex, band]`; every year from the first to the last.
  public let byYear: [FinancialYear: [Double]]

  /// Makes a projection.
  public init(bands: [AgeRange], byYear: [FinancialYear: [Double]]) {
    self.bands = bands
    self.byYear = byYear
  }

  /// People of all places by `[sex, band]`.
  public func totals(of people: People) -> [Double] {
    let shape = people.shape
    let byAge = shape.sexes.indices.map { sex in
      (0..<shape.ageCount).map { age in
        (0..<shape.places.count).lazy.flatMap { place in
          shape.quintiles.indices.lazy.flatMap { quintile in
            shape.segments.indices.lazy.map { segment in
              let group = shape.group(sex: sex, quintile: quintile)
              return people.cells[
                place * shape.profileSize
                  + shape.profileIndex(group: group, segment: segment, age: age)]
            }
          }
        }.compensatedSum
      }
    }
    return byAge.flatMap { ages in
      bands.map { ages[shape.ageIndices(in: $0)].compensatedSum }
    }
  }
}
