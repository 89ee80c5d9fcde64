import Commissioning
import PopulationHealth
import Scenarios

/// Health by place and quintile in each year, later years counted in every way side by side: as each
/// counts for a known share, only those not discounted are figures of their own.
struct OutcomeFigures: FigureContent {
  let table: FigureTable
  private let isQualityMeasured: Bool
  /// What a unit counts in each year and way after the first, `[year][way]`.
  private let factors: [[Double]]

  /// Ways of counting later years, as tables name them; the first counts them in full.
  private static let discountings: [(name: String, rate: Double)] = [
    ("none", Discounting.none.health), ("green-book", Discounting.greenBook.health),
    ("nice", Discounting.nice.health),
  ]
  private static let measures = [
    "deaths", "deaths_delayed", "life_years", "qalys", "high_need_years", "years_in_segment",
  ]

  init(of run: DrawnRun, _ axes: FigureAxes) {
    let shape = run.scenario.model.shape
    isQualityMeasured = run.scenario.model.quality.isMeasured
    factors = run.baseline.years.indices.map { year in
      Self.discountings.dropFirst().map { Discounting.factor(rate: $0.rate, year: year) }
    }
    table = FigureTable(
      name: "outcomes.csv",
      keys: [
        axes.runs, axes.years, axes.places, axes.quintiles, .init("measure", Self.measures),
        .init("segment", shape.segments.map(\.id) + ["all"]),
        .init("discounting", Self.discountings.map(\.name)),
      ], measures: [.init("value", decimals: 5)])
  }

  func write(_ input: FigureInput, to writer: inout FigureWriter) {
    let shape = input.run.scenario.model.shape
    let (segments, quintiles) = (shape.segments.count, shape.quintiles.count)
    for (arm, years) in input.arms.map(\.years).enumerated() {
      for year in years.indices {
        let bySegment = yearsBySegment(of: input.run.people[arm][year], shape: shape)
        let nothing = input.run.baseline.years[year].outcomes
        let factors = factors[year]
        for (cell, outcome) in years[year].outcomes.enumerated() {
          func add(_ measure: Int, _ value: Double, segment: Int? = nil, isDiscounted: Bool = true)
          {
            let (place, quintile) = (cell / quintiles, cell % quintiles)
            writer.row(arm, year, place, quintile, measure, segment ?? segments, 0)
            writer.put(value)
            guard isDiscounted else { return }
            for (way, factor) in factors.enumerated() {
              writer.multiple(
                factor, arm, year, place, quintile, measure, segment ?? segments, way + 1)
            }
          }
          add(0, outcome.deaths, isDiscounted: false)
          add(1, nothing[cell].deaths - outcome.deaths, isDiscounted: false)
          add(2, outcome.lifeYears)
          if isQualityMeasured { add(3, outcome.qalys) }
          add(4, outcome.highNeedYears)
          for segment in 0..<segments {
            add(5, bySegment[cell * segments + segment], segment: segment)
          }
        }
      }
    }
  }

  /// Person-years of a year in each segment, `[place, quintile, segment]`.
  private func yearsBySegment(of people: PeopleReading, shape: PopulationShape) -> [Double] {
    let (segments, quintiles) = (shape.segments.count, shape.quintiles.count)
    var years = Array(repeating: 0.0, count: shape.places.count * quintiles * segments)
    for row in 0..<(shape.blockCount * segments) {
      let block = row / segments
      let cell = block / shape.groupCount * quintiles + block % quintiles
      years[cell * segments + row % segments] += (people.atStart[row] + people.atEnd[row]) / 2
    }
    return years
  }
}
