import Commissioning
import PopulationHealth
import Scenarios

/// How health differs across quintiles, for each place and sex and for all of each together.
struct InequalityFigures: FigureContent {
  let table: FigureTable
  private let axes: FigureAxes
  private let measures: [HealthMeasure]
  private static let forms: [SlopeIndex.Form] = [.linear, .log, .logit]

  init(of run: DrawnRun, _ axes: FigureAxes) {
    self.axes = axes
    measures = HealthMeasure.allCases.filter {
      $0 != .qualityAdjustedLifeExpectancy || run.scenario.model.quality.isMeasured
    }
    func aside(_ name: String) -> FigureTable.Measure {
      .init(name, decimals: 6, telling: .central)
    }
    table = FigureTable(
      name: "inequality.csv",
      keys: [
        axes.runs, axes.years, .init("place", axes.placesAndAll), .init("sex", axes.sexesAndAll),
        .init("measure", measures.map(\.rawValue)), .init("method", Self.forms.map(\.rawValue)),
      ],
      measures: [
        .init("sii", decimals: 6), aside("sii_low"), aside("sii_high"), .init("rii", decimals: 6),
        aside("rii_low"), aside("rii_high"), .init("concentration_index", decimals: 7),
        .init("erreygers_index", decimals: 7),
      ], leavesOutEmptyRows: true)
  }

  func write(_ input: FigureInput, to writer: inout FigureWriter) {
    for (arm, years) in input.run.people.enumerated() {
      for year in years.indices {
        guard let health = years[year].health else { continue }
        for (place, ofPlace) in axes.placesAndAll.enumerated() {
          for (sex, ofSex) in axes.sexesAndAll.enumerated() {
            let groups = Groups(of: health, place: ofPlace.position, sex: ofSex.position)
            for (index, measure) in measures.enumerated() {
              let values = groups.values(of: measure, in: health)
              let concentration = values.flatMap { groups.fitter?.concentration(of: $0) }
              let whole =
                writer.takesAsides
                ? health.inequality(in: measure, place: ofPlace.position, sex: ofSex.position) : nil
              for form in measure.forms {
                let slope = values.flatMap { groups.fitter?.slope(of: $0, form: form) }
                let errors = whole?.slopes.first { $0.form == form }
                writer.row(
                  arm, year, place, sex, index, Self.forms.firstIndex(of: form) ?? 0)
                writer.put(slope?.slope)
                writer.aside(errors?.slopeInterval?.lowerBound)
                writer.aside(errors?.slopeInterval?.upperBound)
                writer.put(slope?.relative)
                writer.aside(errors?.relativeInterval?.lowerBound)
                writer.aside(errors?.relativeInterval?.upperBound)
                // They do not depend on the scale of the line, and are given once.
                let isFirst = form == .linear && slope != nil
                writer.put(isFirst ? concentration?.value : nil)
                writer.put(isFirst ? concentration.flatMap { erreygers($0, of: measure) } : nil)
              }
            }
          }
        }
      }
    }
  }

  /// Erreygers' index, for a measure with bounds.
  private func erreygers(_ index: ConcentrationIndex, of measure: HealthMeasure) -> Double? {
    measure.bounds.map { index.erreygers(from: $0.lowerBound, to: $0.upperBound) }
  }

  /// The quintiles of a place and sex that have people.
  private struct Groups {
    let place: Int?
    let sex: Int?
    let quintiles: [Int]
    let fitter: SlopeFitter?

    init(of health: HealthTables, place: Int?, sex: Int?) {
      self.place = place
      self.sex = sex
      func people(_ quintile: Int) -> Double {
        health.personYears(place: place, sex: sex, quintile: quintile)
      }
      quintiles = health.shape.quintiles.indices.filter { people($0) > 0 }
      fitter = SlopeFitter(people: quintiles.map(people))
    }

    /// A measure in each; nothing where one of them has no value.
    func values(of measure: HealthMeasure, in health: HealthTables) -> [Double]? {
      var values: [Double] = []
      values.reserveCapacity(quintiles.count)
      for quintile in quintiles {
        guard
          let value = health.value(of: measure, place: place, sex: sex, quintile: quintile)
        else { return nil }
        values.append(value.value)
      }
      return values
    }
  }
}
