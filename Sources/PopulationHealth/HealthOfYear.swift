/// The health of a population in a year, for each place, sex and quintile, and for any of them together.
public struct HealthOfYear: Sendable {
  /// The axes.
  public let shape: PopulationShape
  /// Quality of life, by which years were counted.
  let quality: QualityOfLife
  private let blocks: [AgeExperience]
  private let none: AgeExperience

  /// Reads a year; nothing where the pack does not divide by age, as nobody's age at death is known.
  public init?(of year: YearOfNeed, quality: QualityOfLife) {
    let shape = year.start.shape
    guard let ages = shape.ages else { return nil }
    self.shape = shape
    self.quality = quality
    none = AgeExperience(ages: ages)
    blocks = (0..<shape.blockCount).map {
      AgeExperience(ages: ages, block: $0, of: year, quality: quality)
    }
  }

  /// The experience of a place, sex and quintile by their positions; `nil` for all together.
  public func experience(place: Int?, sex: Int?, quintile: Int?) -> AgeExperience {
    positions(place: place, sex: sex, quintile: quintile).reduce(into: none) { $0.add(blocks[$1]) }
  }

  /// The positions of the (place, sex, quintile) of some people; `nil` for all together.
  func positions(place: Int?, sex: Int?, quintile: Int?) -> [Int] {
    (place.map { $0...$0 } ?? 0...(shape.places.count - 1)).flatMap { place in
      (sex.map { $0...$0 } ?? 0...(shape.sexes.count - 1)).flatMap { sex in
        (quintile.map { $0...$0 } ?? 0...(shape.quintiles.count - 1)).map { quintile in
          place * shape.groupCount + shape.group(sex: sex, quintile: quintile)
        }
      }
    }
  }

  /// How something differs across the quintiles of a place and sex; `nil` for all together.
  ///
  /// - Returns: nothing where fewer than two quintiles have people, or one that has them has no value.
  public func inequality(
    in measure: HealthMeasure, place: Int?, sex: Int?
  ) -> HealthInequality? {
    compared(in: measure, place: place, sex: sex).flatMap { groups in
      HealthInequality(
        measure: measure, values: groups.map(\.value), people: groups.map(\.people))
    }
  }

  /// One quintile of those compared.
  struct Group {
    let quintile: Int
    let experience: AgeExperience
    let people: Double
    let value: HealthMeasure.Value
  }

  /// The quintiles that have people; nothing where one of them has no value.
  func compared(in measure: HealthMeasure, place: Int?, sex: Int?) -> [Group]? {
    var groups: [Group] = []
    for quintile in shape.quintiles.indices {
      let experience = experience(place: place, sex: sex, quintile: quintile)
      let years = experience.totalPersonYears
      guard years > 0 else { continue }
      guard let value = measure.value(of: experience) else { return nil }
      groups.append(
        Group(quintile: quintile, experience: experience, people: years, value: value))
    }
    return groups
  }
}
