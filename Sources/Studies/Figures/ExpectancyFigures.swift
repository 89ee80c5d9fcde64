import Commissioning
import PopulationHealth
import Scenarios

/// Life expectancy and its kin at the youngest age and at 65, for each place, sex and quintile and for
/// all of each together. Where the pack does not divide by age there are no rows.
struct ExpectancyFigures: FigureContent {
  let table: FigureTable
  private let axes: FigureAxes
  private let ages: [Int]
  private let measures: [HealthMeasure]

  init(of run: DrawnRun, _ axes: FigureAxes) {
    self.axes = axes
    let youngest = run.scenario.model.shape.ages?.lower ?? 0
    ages = [youngest] + (youngest < 65 ? [65] : [])
    measures = HealthMeasure.expectancies.filter {
      $0 != .qualityAdjustedLifeExpectancy || run.scenario.model.quality.isMeasured
    }
    table = FigureTable(
      name: "life_expectancy.csv",
      keys: [
        axes.runs, axes.years, .init("place", axes.placesAndAll), .init("sex", axes.sexesAndAll),
        .init("imd_quintile", axes.quintilesAndAll), .init("age", ages.map { "\($0)" }),
        .init("measure", measures.map(\.rawValue)),
      ],
      measures: [
        .init("value", decimals: 5), .init("low", decimals: 5, telling: .central),
        .init("high", decimals: 5, telling: .central),
      ], leavesOutEmptyRows: true)
  }

  func write(_ input: FigureInput, to writer: inout FigureWriter) {
    for (arm, years) in input.run.people.enumerated() {
      for year in years.indices {
        guard let health = years[year].health else { continue }
        for (place, ofPlace) in axes.placesAndAll.enumerated() {
          for (sex, ofSex) in axes.sexesAndAll.enumerated() {
            for (quintile, ofQuintile) in axes.quintilesAndAll.enumerated() {
              for (position, age) in ages.enumerated() {
                for (index, measure) in measures.enumerated() {
                  let value = health.years(
                    of: measure, fromAge: age, place: ofPlace.position, sex: ofSex.position,
                    quintile: ofQuintile.position)
                  writer.row(arm, year, place, sex, quintile, position, index)
                  writer.put(value?.value)
                  writer.aside(value?.interval?.lowerBound)
                  writer.aside(value?.interval?.upperBound)
                }
              }
            }
          }
        }
      }
    }
  }
}
