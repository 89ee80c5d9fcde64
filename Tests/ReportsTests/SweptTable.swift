import Foundation
import Reports
import Scenarios
import Studies

/// The table of a sweep, answered in a folder that is gone afterwards.
func sweptTable(_ request: SweepRequest) throws -> String {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("sweep-\(UUID().uuidString)").path
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let checked = try SweepQuestion(request).check()
  let open = try checked.open(SweepFolder(folder))
  try open.answer(checked)
  try open.finish { answers throws(SweepFailure) in try SweepTable.csvData(of: answers) }
  let table = FileManager.default.contents(atPath: open.folder.table) ?? Data()
  return String(decoding: table, as: UTF8.self)
}
