import Foundation
import Scenarios
import Studies

/// The scenario of a cohort, whose points take milliseconds.
let sickSicker = "\(repository)scenarios/sick-sicker.yaml"

/// Runs something with a folder that is gone afterwards.
func withSweepFolder(_ body: (_ path: String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("sweep-\(UUID().uuidString)").path
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  try body(folder)
}

/// A sweep of the cohort over two axes: twelve points.
func smallSweep(
  _ shard: SweepShard = .whole, axes: [String]? = nil, overrides: [String] = []
) throws -> CheckedSweep {
  try SweepQuestion(
    SweepRequest(
      scenario: sickSicker, overrides: overrides,
      axes: axes ?? [
        "treatments.B.hazard_ratios.S1.S2=0.5:1:4", "willingness_to_pay=20000:100000:3",
      ])
  ).check(shard: shard)
}

/// Stands for the table that a report would make.
func plainTable(_ answers: OpenSweep.Answers) throws(SweepFailure) -> Data {
  var text = answers.manifest.axes.joined(separator: ",") + "\n"
  try answers.handOn { answer throws(SweepFailure) in
    text += "\(answer.values.joined(separator: ",")),\(answer.rows.count)\n"
  }
  return Data(text.utf8)
}

/// Answers a sweep in a folder, to the end.
func sweep(_ checked: CheckedSweep, in folder: String) throws {
  let open = try checked.open(SweepFolder(folder))
  try open.answer(checked)
  try open.finish(table: plainTable)
}

/// Every file of a folder and its bytes.
func contents(_ folder: String) throws -> [String: Data] {
  let names = try FileManager.default.contentsOfDirectory(atPath: folder)
  return Dictionary(
    uniqueKeysWithValues: names.map {
      ($0, FileManager.default.contents(atPath: "\(folder)/\($0)") ?? Data())
    })
}

/// What the store of a sweep answers to a question: the names of its columns, and rows.
func ask(
  _ path: String, _ question: String
) throws(SweepFailure) -> (columns: [String], rows: [[String]]) {
  var lines: [[String]] = []
  try AskedStore(path).answer(question) {
    lines.append($0)
    return true
  }
  return (lines.first ?? [], Array(lines.dropFirst()))
}

/// What an error says; `none` if there is none.
func failure(_ body: () throws -> Void) -> String {
  do {
    try body()
    return "none"
  } catch {
    return "\(error)"
  }
}

/// A line of a journal with its answer changed and its hash, of 16 digits, made to fit.
func sweepLine(_ line: String, _ change: (String) -> String) -> String {
  let rest = change(String(line.dropFirst(17).prefix { $0 != "\n" }))
  return "\(SweepIdentity.hash(rest)) \(rest)\n"
}
