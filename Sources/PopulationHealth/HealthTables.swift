internal import CRows

/// Every measure of health of every part of a population in a year, worked out together.
///
/// A part is a place, sex and quintile by their positions in `shape`, any of which may be all together. Values are those that
/// `HealthMeasure` finds of `HealthOfYear.experience`, but for rounding, many times as fast; where all
/// that is wanted is one part, that is simpler.
public struct HealthTables: Sendable {
  /// The axes.
  public let shape: PopulationShape
  /// Exact ages from which years of life are given, rising.
  public let fromAges: [Int]
  /// Whether values have standard errors.
  private let hasErrors: Bool
  /// Person-years, `[part]`.
  private let lived: [Double]
  /// Years of life and standard errors, `[part, age, measure, 2]`.
  private let years: [Double]
  /// Standardised rates and standard errors, `[measure, part, 2]`.
  private let rates: [Double]

  /// How many quantities `crows_experience` counts.
  private static func quantities(hasErrors: Bool) -> Int { hasErrors ? 5 : 4 }

  /// Reads a year; nothing where the pack does not divide by age.
  ///
  /// - Parameters:
  ///   - year: the year.
  ///   - quality: quality of life, by which years are counted.
  ///   - ages: exact ages from which years of life are wanted besides the youngest; those outside the
  ///     pack's are left out.
  ///   - hasErrors: whether standard errors are wanted; without them it takes a third of the time.
  public init?(
    of year: YearOfNeed, quality: QualityOfLife, fromAges ages: [Int] = [65],
    hasErrors: Bool = true
  ) {
    let shape = year.start.shape
    guard let range = shape.ages else { return nil }
    self.shape = shape
    self.hasErrors = hasErrors
    let wanted = Set([range.lower] + ages.filter(range.ages.contains)).sorted()
    fromAges = wanted
    let parts = Self.parts(of: year, quality: quality, hasErrors: hasErrors)
    let (count, ages) = (Self.partCount(of: shape), shape.ageCount)
    lived = Rows.sums(of: parts, every: Self.quantities(hasErrors: hasErrors) * ages, count: ages)
    let positions = wanted.map { $0 - range.lower }
    let infantShare = range.lower == 0 && ages > 1 ? LifeTable.infantShareLived : 0.5
    let bands = StandardPopulation.european2013.parts(within: range)
    var rates = Array(repeating: 0.0, count: 4 * count)
    years = [Double](unsafeUninitializedCapacity: count * wanted.count * 6) { years, initialised in
      crows_health(
        parts, count, ages, infantShare, positions, wanted.count, hasErrors ? 1 : 0,
        bands.map(\.people),
        bands.flatMap { [$0.positions.lowerBound, $0.positions.upperBound + 1] }, bands.count,
        years.baseAddress, &rates)
      initialised = count * wanted.count * 6
    }
    self.rates = rates
  }

  /// Parts along each axis: each member, then all together.
  private static func partCount(of shape: PopulationShape) -> Int {
    (shape.places.count + 1) * (shape.sexes.count + 1) * (shape.quintiles.count + 1)
  }

  /// What each part lived, `[part, quantity, age]`.
  private static func parts(
    of year: YearOfNeed, quality: QualityOfLife, hasErrors: Bool
  ) -> [Double] {
    let shape = year.start.shape
    let (ages, segments) = (shape.ageCount, shape.segments.count)
    let size = quantities(hasErrors: hasErrors) * ages
    precondition(ages <= 128 && year.end.cells.count == shape.stateSize)
    precondition(quality.utility.count == shape.blockSize)
    let (places, sexes, quintiles) = (
      shape.places.count, shape.sexes.count, shape.quintiles.count
    )
    precondition(places > 0 && sexes > 0 && quintiles > 0, "there is somebody to sum")
    let isHigh = shape.segments.map { $0.isHighNeed ? 1 : 0 }
    // Each axis ends with all together.
    let (ofSex, ofPlace) = ((quintiles + 1) * size, (sexes + 1) * (quintiles + 1) * size)
    return [Double](unsafeUninitializedCapacity: (places + 1) * ofPlace) { buffer, initialised in
      guard let parts = buffer.baseAddress else { return }
      for place in 0..<places {
        let own = parts + place * ofPlace
        for sex in 0..<sexes {
          let row = own + sex * ofSex
          for quintile in 0..<quintiles {
            let block = (place * sexes + sex) * quintiles + quintile
            Rows.reading(year.start.cells, at: block * shape.blockSize, count: shape.blockSize) {
              start in
              Rows.reading(year.end.cells, at: block * shape.blockSize, count: shape.blockSize) {
                end in
                Rows.reading(year.deathsByAge.atStart, at: block * ages, count: ages) {
                  crows_experience(
                    start, end, quality.utility, isHigh, segments, ages, $0,
                    year.deathsByAge.newborn[block], hasErrors ? 1 : 0, row + quintile * size)
                }
              }
            }
          }
          crows_total(row + quintiles * size, row, quintiles, size, size)
        }
        crows_total(own + sexes * ofSex, own, sexes, ofSex, ofSex)
      }
      crows_total(parts + places * ofPlace, parts, places, ofPlace, ofPlace)
      initialised = (places + 1) * ofPlace
    }
  }

  private func part(_ place: Int?, _ sex: Int?, _ quintile: Int?) -> Int {
    let (sexes, quintiles) = (shape.sexes.count, shape.quintiles.count)
    precondition(
      (place ?? 0) < shape.places.count && (sex ?? 0) < sexes && (quintile ?? 0) < quintiles,
      "a part is of the population's own places, sexes and quintiles")
    return ((place ?? shape.places.count) * (sexes + 1) + (sex ?? sexes)) * (quintiles + 1)
      + (quintile ?? quintiles)
  }

  /// Person-years of a place, sex and quintile by their positions; `nil` for all together.
  public func personYears(place: Int?, sex: Int?, quintile: Int?) -> Double {
    lived[part(place, sex, quintile)]
  }

  /// A measure of a place, sex and quintile, expectancies from the youngest age; nothing where their
  /// numbers do not allow it.
  public func value(
    of measure: HealthMeasure, place: Int?, sex: Int?, quintile: Int?
  ) -> HealthMeasure.Value? {
    let part = part(place, sex, quintile)
    switch measure {
    case .lifeExpectancy, .yearsWithoutHighNeed, .qualityAdjustedLifeExpectancy:
      return years(of: measure, fromAge: fromAges[0], place: place, sex: sex, quintile: quintile)
    case .deathRate: return value(rates, at: part, of: part, times: HealthMeasure.deathRateScale)
    case .highNeedShare:
      return value(rates, at: rates.count / 4 + part, of: part, times: 1)
    }
  }

  /// Years from one of `fromAges` on; nothing for another age, a measure that is not in years or where
  /// numbers allow no life table.
  public func years(
    of measure: HealthMeasure, fromAge age: Int, place: Int?, sex: Int?, quintile: Int?
  ) -> HealthMeasure.Value? {
    guard let position = fromAges.firstIndex(of: age), let order = Self.order(of: measure)
    else { return nil }
    let part = part(place, sex, quintile)
    return value(years, at: (part * fromAges.count + position) * 3 + order, of: part, times: 1)
  }

  /// Where a measure in years stands among those of an age.
  private static func order(of measure: HealthMeasure) -> Int? {
    switch measure {
    case .lifeExpectancy: 0
    case .yearsWithoutHighNeed: 1
    case .qualityAdjustedLifeExpectancy: 2
    case .deathRate, .highNeedShare: nil
    }
  }

  private func value(
    _ values: [Double], at index: Int, of part: Int, times scale: Double
  ) -> HealthMeasure.Value? {
    let (value, error) = (values[2 * index], values[2 * index + 1])
    guard !value.isNaN else { return nil }
    let isEnough = hasErrors && lived[part] >= HealthMeasure.leastPersonYears
    return HealthMeasure.Value(
      value: value * scale, standardError: isEnough ? error * scale : nil)
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
      let lived = personYears(place: place, sex: sex, quintile: quintile)
      guard lived > 0 else { continue }
      guard let value = value(of: measure, place: place, sex: sex, quintile: quintile) else {
        return nil
      }
      values.append(value)
      people.append(lived)
    }
    return HealthInequality(measure: measure, values: values, people: people)
  }
}
