import Commissioning
public import Foundation
import LinearAlgebra
import PopulationHealth
import Scenarios
public import Studies

/// The tidy tables of a run, one a file.
///
/// People, activity and outcomes are given for every year of the horizon, follow-up included; money
/// for the years of the plan. Every amount of money is in pounds of the price year in the manifest.
public struct RunTables: Sendable {
  let run: StudyRun
  var scenario: Scenario { run.scenario }
  var shape: PopulationShape { run.scenario.model.shape }

  /// The tables of a run.
  public init(of run: StudyRun) { self.run = run }

  /// File names and contents.
  public var all: [(name: String, contents: Data)] {
    [
      ("population.csv", population), ("flows.csv", flows), ("activity.csv", activity),
      ("cost.csv", cost), ("outcomes.csv", outcomes), ("allocation.csv", allocation),
      ("affordability.csv", affordability), ("limits.csv", limits),
      ("comparisons.csv", comparisons), ("not_bought.csv", notBought),
      ("names.csv", names),
      ("value.csv", value), ("cases.csv", cases), ("life_expectancy.csv", lifeExpectancy),
      ("inequality.csv", inequality), ("case_mix.csv", caseMix),
      ("attribution.csv", attribution),
    ] + official + search
  }

  /// People at the end of each year. Cells nobody can be in (an adult segment at a child's age) have
  /// no row.
  var population: Data {
    var csv = CSVText(header: [
      "run", "year", "place", "sex", "imd_quintile", "age_band", "segment", "people",
    ])
    let bands = scenario.ageBands.map { (shape.ageIndices(in: $0), Self.label($0, in: shape)) }
    for arm in run.arms {
      for year in arm.years {
        let label = year.year.description
        for block in 0..<shape.blockCount {
          let group = block % shape.groupCount
          for (ages, band) in bands {
            for (segment, description) in shape.segments.enumerated() {
              let row = block * shape.blockSize + segment * shape.ageCount
              guard Self.overlaps(description, ages, shape) else { continue }
              csv.add(arm.name)
              csv.add(label)
              csv.add(shape.places[block / shape.groupCount])
              csv.add(shape.sexes[group / shape.quintiles.count])
              csv.add(shape.quintiles[group % shape.quintiles.count])
              csv.add(band)
              csv.add(description.id)
              csv.add(
                ages.reduce(0.0) { $0 + year.need.end.cells[row + $1] }, decimals: 4)
              csv.endRow()
            }
          }
        }
      }
    }
    return csv.data
  }

  private static func overlaps(
    _ segment: Segment, _ ages: Range<Int>, _ shape: PopulationShape
  ) -> Bool {
    guard let own = segment.ages else { return true }
    return shape.ageIndices(in: own).overlaps(ages)
  }

  /// A band as tables write it: the last, open one as `85+`.
  static func label(_ band: AgeRange, in shape: PopulationShape) -> String {
    guard let ages = shape.ages, band != .all else { return "all" }
    return band.upper == ages.upper ? "\(band.lower)+" : "\(band.lower)-\(band.upper)"
  }

  /// Births, deaths and net migration between people at the start and at the end.
  var flows: Data {
    var csv = CSVText(header: [
      "run", "year", "place", "births", "deaths", "net_migration", "adjustment", "people_start",
      "people_end",
    ])
    for arm in run.arms {
      for year in arm.years {
        let (start, end) = (year.need.start.totalByPlace, year.need.end.totalByPlace)
        for (place, code) in shape.places.enumerated() {
          let blocks = (place * shape.groupCount)..<((place + 1) * shape.groupCount)
          csv.add(arm.name)
          csv.add(year.year.description)
          csv.add(code)
          let need = year.need
          for flow in [need.births, need.deaths, need.netMigration, need.adjustment] {
            csv.add(blocks.reduce(0.0) { $0 + flow[$1] }, decimals: 6)
          }
          csv.add(start[place], decimals: 6)
          csv.add(end[place], decimals: 6)
          csv.endRow()
        }
      }
    }
    return csv.data
  }

  var activity: Data {
    var csv = CSVText(header: ["run", "year", "place", "pod", "units"])
    for arm in run.arms {
      for year in arm.years {
        for (place, code) in shape.places.enumerated() {
          for (pod, description) in scenario.model.activity.pods.enumerated() {
            csv.add(arm.name)
            csv.add(year.year.description)
            csv.add(code)
            csv.add(description.id)
            csv.add(year.units[place, pod], decimals: 3)
            csv.endRow()
          }
        }
      }
    }
    return csv.data
  }
}
