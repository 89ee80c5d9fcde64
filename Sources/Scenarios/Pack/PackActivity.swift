import Commissioning
import PopulationHealth

/// What care people use and what it costs, by segment, before ages and deprivation are brought in.
struct PackActivity {
  let serviceLines: [CodeTitle]
  /// The year the pack's rates and prices belong to.
  let dataYear: FinancialYear
  /// Points of delivery at the pack's prices.
  let pods: [PointOfDelivery]
  /// The measure of relative use each point of delivery follows; `nil` for none.
  let relativity: [String?]
  /// Units per person-year, `[pod][segment]`.
  let units: [[Double]]
  /// Pounds per unit, `[pod][segment]`.
  let poundsPerUnit: [[Double]]

  /// Pounds per person-year of each segment, over all points of delivery.
  var costBySegment: [Double] {
    (units.first ?? []).indices.map { segment in
      pods.indices.reduce(0.0) { $0 + units[$1][segment] * poundsPerUnit[$1][segment] }
    }
  }

  /// The names of the points of delivery.
  var podNames: KnownNames { KnownNames("point of delivery", pods.map(\.id)) }

  /// The names of the service lines.
  var serviceLineNames: KnownNames { KnownNames("service line", serviceLines.map(\.id)) }

  /// What readers call the service lines, by code.
  var serviceLineTitles: [String: String] {
    Dictionary(serviceLines.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
  }

  init?(
    _ reader: FieldReader, segments: [Segment], providerKinds: KnownNames, folder: PackFolder
  ) {
    let log = folder.log
    let podTable = folder.table(reader, "pods")
    let lineTable = folder.table(reader, "service_lines")
    let rateTable = folder.table(reader, "rates")
    let costTable = folder.table(reader, "unit_costs")
    let year = reader.financialYear("data_year")
    reader.finish()
    guard let podTable, let lineTable, let rateTable, let costTable, let year,
      let lines = CodeTitle.read(lineTable, codes: "service_line", log: log)
    else { return nil }
    serviceLines = lines
    dataYear = year
    guard
      let read = PodTable(
        podTable, serviceLines: KnownNames("service line", lines.map(\.id)),
        providerKinds: providerKinds, log: log)
    else { return nil }
    pods = read.pods
    relativity = read.relativity
    let axes = [
      TableAxis("pod", KnownNames("point of delivery", read.pods.map(\.id))),
      TableAxis("segment", KnownNames("segment", segments.map(\.id))),
    ]
    guard
      let rates = rateTable.dense(
        axes, value: "units_per_person_year", in: .atLeast(0), missing: 0, log: log),
      let costs = costTable.dense(
        axes, value: "gbp_per_unit", in: .atLeast(0), missing: 0, log: log)
    else { return nil }
    func rows(_ dense: [Double]) -> [[Double]] {
      read.pods.indices.map {
        Array(dense[($0 * segments.count)..<(($0 + 1) * segments.count)])
      }
    }
    units = rows(rates)
    poundsPerUnit = rows(costs)
    for (pod, description) in read.pods.enumerated() {
      for segment in segments.indices
      where units[pod][segment] > 0 && poundsPerUnit[pod][segment] == 0 {
        log.error(
          "pack.missing-row",
          "\(description.id) has units but no cost in segment \(segments[segment].id)",
          help: "add its row, with gbp_per_unit", at: Mark(file: costTable.file.name))
      }
    }
  }

  /// The model of activity at the prices of another year.
  ///
  /// - Parameters:
  ///   - shape: the axes.
  ///   - relativities: published use of care, if the pack has it.
  ///   - inflation: prices of that year over the pack's.
  ///   - country: the country's people, `[sex, quintile, segment, age]`.
  ///   - conditionShares: share of units that are a case of each condition, `[pod][condition]`.
  /// - Returns: the model.
  func model(
    shape: PopulationShape, relativities: NeedRelativities?, inflation: Double, country: [Double],
    conditionShares: [[Double]]
  ) -> ActivityModel {
    ActivityModel(
      shape: shape, pods: pods.map { $0.repriced(by: inflation) },
      dataYear: dataYear,
      rates: pods.indices.map { pod in
        ActivityModel.Rates(
          units: units[pod], poundsPerUnit: poundsPerUnit[pod].map { $0 * inflation },
          relativity: relativity[pod].flatMap { relativities?[$0] })
      }, base: country, conditionShares: conditionShares)
  }
}
