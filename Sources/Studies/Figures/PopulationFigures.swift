import Commissioning
package import PopulationHealth
import Scenarios

/// People at the end of each year. Cells nobody can be in (an adult segment at a child's age) have no
/// row.
struct PopulationFigures: FigureContent {
  let table: FigureTable
  private let bandCount: Int
  /// Bands, and the segments that anybody in each can be in.
  private let rows: [(band: Int, segment: Int)]

  init(of run: DrawnRun, _ axes: FigureAxes) {
    let shape = run.scenario.model.shape
    let ageBands = run.scenario.ageBands
    let bands = ageBands.map { shape.ageIndices(in: $0) }
    bandCount = bands.count
    rows = bands.enumerated().flatMap { band, ages in
      shape.segments.indices.filter { segment in
        shape.segments[segment].ages.map { shape.ageIndices(in: $0).overlaps(ages) } ?? true
      }.map { (band, $0) }
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
    let (segments, quintiles) = (shape.segments.count, shape.quintiles.count)
    for (arm, years) in input.run.people.enumerated() {
      for year in years.indices {
        let people = years[year].inBands
        for block in 0..<shape.blockCount {
          let (place, group) = (block / shape.groupCount, block % shape.groupCount)
          let (sex, quintile) = (group / quintiles, group % quintiles)
          for (band, segment) in rows {
            writer.row(arm, year, place, sex, quintile, band, segment)
            writer.put(people[(block * segments + segment) * bandCount + band])
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
