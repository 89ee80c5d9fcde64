/// The health of a population in a year, for each place, sex and quintile, and for any of them together.
public struct HealthOfYear: Sendable {
  /// The axes.
  public let shape: PopulationShape
  private let blocks: [AgeExperience]
  private let none: AgeExperience

  /// Reads a year; nothing where the pack does not divide by age, as nobody's age at death is known.
  public init?(of year: YearOfNeed, quality: QualityOfLife) {
    let shape = year.start.shape
    guard let ages = shape.ages else { return nil }
    self.shape = shape
    none = AgeExperience(ages: ages)
    blocks = (0..<shape.blockCount).map {
      AgeExperience(ages: ages, block: $0, of: year, quality: quality)
    }
  }

  /// The experience of a place, sex and quintile by their positions; `nil` for all together.
  public func experience(place: Int?, sex: Int?, quintile: Int?) -> AgeExperience {
    var sum = none
    for one in place.map({ $0...$0 }) ?? 0...(shape.places.count - 1) {
      for other in sex.map({ $0...$0 }) ?? 0...(shape.sexes.count - 1) {
        for fifth in quintile.map({ $0...$0 }) ?? 0...(shape.quintiles.count - 1) {
          sum.add(blocks[one * shape.groupCount + shape.group(sex: other, quintile: fifth)])
        }
      }
    }
    return sum
  }

  /// How something differs across the quintiles of a place and sex; `nil` for all together.
  ///
  /// - Returns: nothing where fewer than two quintiles have people, or one that has them has no value.
  public func inequality(
    in measure: HealthMeasure, place: Int?, sex: Int?
  ) -> HealthInequality? {
    var values: [HealthMeasure.Value] = []
    var people: [Double] = []
    for quintile in shape.quintiles.indices {
      let experience = experience(place: place, sex: sex, quintile: quintile)
      let years = experience.totalPersonYears
      guard years > 0 else { continue }
      guard let value = measure.value(of: experience) else { return nil }
      values.append(value)
      people.append(years)
    }
    return HealthInequality(measure: measure, values: values, people: people)
  }
}
