import Commissioning
import Foundation
import PopulationHealth
import Scenarios
import Studies

extension RunTables {
  /// A way of counting later years, as tables name it.
  private static let discountings: [(name: String, rate: Double)] = [
    ("none", Discounting.none.health), ("green-book", Discounting.greenBook.health),
    ("nice", Discounting.nice.health),
  ]

  /// Health by place and quintile in each year, later years counted in every way side by side.
  var outcomes: Data {
    var csv = CSVText(header: [
      "run", "year", "place", "imd_quintile", "measure", "segment", "discounting", "value",
    ])
    for arm in run.arms {
      for (position, year) in arm.years.enumerated() {
        let factors = Self.discountings.map {
          (name: $0.name, factor: Discounting.factor(rate: $0.rate, year: position))
        }
        let bySegment = yearsBySegment(of: year.need)
        for (cell, outcome) in year.outcomes.enumerated() {
          func rows(_ measure: String, _ value: Double, segment: String = "all", ways: Int) {
            for (name, factor) in factors.prefix(ways) {
              csv.add(arm.name)
              csv.add(year.year.description)
              csv.add(shape.places[cell / shape.quintiles.count])
              csv.add(shape.quintiles[cell % shape.quintiles.count])
              csv.add(measure)
              csv.add(segment)
              csv.add(name)
              csv.add(value * factor, decimals: 5)
              csv.endRow()
            }
          }
          let before = run.baseline.years[position].outcomes[cell].deaths
          rows("deaths", outcome.deaths, ways: 1)
          rows("deaths_delayed", before - outcome.deaths, ways: 1)
          rows("life_years", outcome.lifeYears, ways: factors.count)
          if scenario.model.quality.isMeasured {
            rows("qalys", outcome.qalys, ways: factors.count)
          }
          rows("high_need_years", outcome.highNeedYears, ways: factors.count)
          for (segment, description) in shape.segments.enumerated() {
            rows(
              "years_in_segment", bySegment[cell * shape.segments.count + segment],
              segment: description.id, ways: factors.count)
          }
        }
      }
    }
    return csv.data
  }

  /// Person-years of a year in each segment, `[place, quintile, segment]`.
  private func yearsBySegment(of year: YearOfNeed) -> [Double] {
    let (segments, quintiles, ages) = (shape.segments.count, shape.quintiles.count, shape.ageCount)
    var years = Array(repeating: 0.0, count: shape.places.count * quintiles * segments)
    for row in 0..<(shape.blockCount * segments) {
      let block = row / segments
      let cell = block / shape.groupCount * quintiles + block % quintiles
      let both =
        Rows.sum(year.start.cells, at: row * ages, count: ages)
        + Rows.sum(year.end.cells, at: row * ages, count: ages)
      years[cell * segments + row % segments] += both / 2
    }
    return years
  }

  /// Life expectancy and its kin at the youngest age and at 65, for each place, sex and quintile and
  /// for all of each together. Where the pack does not divide by age there are no rows.
  var lifeExpectancy: Data {
    var csv = CSVText(header: [
      "run", "year", "place", "sex", "imd_quintile", "age", "measure", "value", "low", "high",
    ])
    eachHealth { arm, year, health in
      for place in Self.each(shape.places) {
        for sex in Self.each(shape.sexes) {
          for quintile in Self.each(shape.quintiles) {
            let experience = health.experience(
              place: place.position, sex: sex.position, quintile: quintile.position)
            guard let table = experience.lifeTable else { continue }
            for age in [experience.ages.lower] + (experience.ages.lower < 65 ? [65] : []) {
              for measure in HealthMeasure.expectancies where isMeasured(measure) {
                guard let value = measure.years(of: experience, table: table, age: age) else {
                  continue
                }
                csv.add(arm)
                csv.add(year)
                csv.add(place.code)
                csv.add(sex.code)
                csv.add(quintile.code)
                csv.add("\(age)")
                csv.add(measure.rawValue)
                csv.add(value.value, decimals: 5)
                csv.add(value.interval, decimals: 5)
                csv.endRow()
              }
            }
          }
        }
      }
    }
    return csv.data
  }

  private func isMeasured(_ measure: HealthMeasure) -> Bool {
    measure != .qualityAdjustedLifeExpectancy || scenario.model.quality.isMeasured
  }

  /// How health differs across quintiles, for each place and sex and for all of each together.
  var inequality: Data {
    var csv = CSVText(header: [
      "run", "year", "place", "sex", "measure", "method", "sii", "sii_low", "sii_high", "rii",
      "rii_low", "rii_high", "concentration_index", "erreygers_index",
    ])
    eachHealth { arm, year, health in
      for place in Self.each(shape.places) {
        for sex in Self.each(shape.sexes) {
          for measure in HealthMeasure.allCases where isMeasured(measure) {
            let inequality = health.inequality(
              in: measure, place: place.position, sex: sex.position)
            for slope in inequality?.slopes ?? [] {
              csv.add(arm)
              csv.add(year)
              csv.add(place.code)
              csv.add(sex.code)
              csv.add(measure.rawValue)
              csv.add(slope.form.rawValue)
              csv.add(slope.index.slope, decimals: 6)
              csv.add(slope.slopeInterval, decimals: 6)
              csv.add(slope.index.relative, decimals: 6)
              csv.add(slope.relativeInterval, decimals: 6)
              // They do not depend on the scale of the line, and are given once.
              let isFirst = slope.form == .linear
              csv.add(isFirst ? inequality?.concentration?.value : nil, decimals: 7)
              csv.add(isFirst ? inequality?.erreygers : nil, decimals: 7)
              csv.endRow()
            }
          }
        }
      }
    }
    return csv.data
  }

  private func eachHealth(_ body: (String, String, HealthOfYear) -> Void) {
    for arm in run.arms {
      for year in arm.years {
        if let health = HealthOfYear(of: year.need, quality: scenario.model.quality) {
          body(arm.name, year.year.description, health)
        }
      }
    }
  }

  /// The codes of an axis, and then `all` for all together where the axis divides at all.
  private static func each(_ codes: [String]) -> [(code: String, position: Int?)] {
    if codes == ["all"] { return [("all", nil)] }
    return codes.enumerated().map { ($1, $0) } + [("all", nil)]
  }
}

extension CSVText {
  /// Adds the two ends of an interval, or two empty cells for none.
  fileprivate mutating func add(_ interval: ClosedRange<Double>?, decimals: Int) {
    add(interval?.lowerBound, decimals: decimals)
    add(interval?.upperBound, decimals: decimals)
  }
}
