import Commissioning
package import PopulationHealth
import Scenarios

/// People at the end of each year. Cells nobody can be in (an adult segment at a child's age) have no
/// row.
struct PopulationFigures: FigureContent {
  let table: FigureTable
  /// For each age band, the positions of its ages.
  private let bands: [Range<Int>]
  /// Segments that anybody in a band can be in.
  private let segments: [[Int]]

  init(of run: DrawnRun, _ axes: FigureAxes) {
    let shape = run.scenario.model.shape
    let ageBands = run.scenario.ageBands
    let bands = ageBands.map { shape.ageIndices(in: $0) }
    self.bands = bands
    segments = bands.map { ages in
      shape.segments.indices.filter { segment in
        shape.segments[segment].ages.map { shape.ageIndices(in: $0).overlaps(ages) } ?? true
      }
    }
    table = FigureTable(
      name: "population.csv",
      keys: [
        axes.runs, axes.years, axes.places, .init("sex", shape.sexes), axes.quintiles,
        .init("age_band", ageBands.map { $0.label(in: shape) }),
        .init("segment", shape.segments.map(\.id)),
      ], measures: [.init("people", decimals: 4)])
  }

  func write(_ input: FigureInput, to writer: inout FigureWriter) {
    let shape = input.run.scenario.model.shape
    for (arm, years) in input.arms.map(\.years).enumerated() {
      for (year, result) in years.enumerated() {
        let people = Rows.bands(result.need.end.cells, ages: shape.ageCount, bands: bands)
        for block in 0..<shape.blockCount {
          let (place, group) = (block / shape.groupCount, block % shape.groupCount)
          let (sex, quintile) = (group / shape.quintiles.count, group % shape.quintiles.count)
          for band in bands.indices {
            for segment in segments[band] {
              writer.row(arm, year, place, sex, quintile, band, segment)
              writer.put(people[(block * shape.segments.count + segment) * bands.count + band])
            }
          }
        }
      }
    }
  }
}

extension AgeRange {
  /// A band as tables write it: the last, open one as `85+`.
  package func label(in shape: PopulationShape) -> String {
    guard let ages = shape.ages, self != .all else { return "all" }
    return upper == ages.upper ? "\(lower)+" : "\(lower)-\(upper)"
  }
}
