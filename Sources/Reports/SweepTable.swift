public import Foundation
public import Studies

/// The tidy table of a sweep: the axes, then what each point came to. A sweep of a cohort has a row for
/// each strategy at each point, any other a row a point.
public struct SweepTable {
  private let kind: SweepKind
  private var csv: CSVText

  /// A table with no points yet.
  public init(of manifest: SweepManifest) {
    kind = manifest.kind
    let first = manifest.kind.subject ?? "outcome"
    csv = CSVText(header: manifest.axes + [first] + manifest.kind.measures.map(\.name))
  }

  /// The table so far.
  public var csvData: Data { csv.data }

  /// Adds what a point came to.
  public mutating func append(_ answer: SweepAnswer) {
    for row in answer.rows {
      for value in answer.values { csv.add(value) }
      csv.add(kind.subject == nil ? answer.outcome.rawValue : row.subject)
      for (measure, result) in zip(kind.measures, row.results) {
        switch result {
        case .number(let number): csv.add(number, decimals: measure.decimals)
        case .text(let text): csv.add(text)
        case .none: csv.add(nil, decimals: measure.decimals)
        }
      }
      csv.endRow()
    }
  }

  /// The table of all answers of a sweep.
  ///
  /// - Throws: `SweepFailure` when an answer cannot be read.
  public static func csvData(of answers: OpenSweep.Answers) throws(SweepFailure) -> Data {
    var table = SweepTable(of: answers.manifest)
    try answers.handOn { answer throws(SweepFailure) in table.append(answer) }
    return table.csvData
  }

  /// The points of a sweep that are to be answered, unanswered: their numbers and the values of the axes.
  public static func points(of sweep: CheckedSweep) -> Data {
    var csv = CSVText(header: ["point"] + sweep.question.paths)
    for point in sweep.points {
      csv.add("\(point.number)")
      for value in point.values { csv.add(value) }
      csv.endRow()
    }
    return csv.data
  }

  /// Cells as a line of a table.
  public static func line(_ cells: [String]) -> Data { CSVText(header: cells).data }
}
