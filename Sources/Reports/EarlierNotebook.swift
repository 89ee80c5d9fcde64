import Foundation
import Studies

/// A notebook that is there already: whether it is one of ours, and still as it was written.
struct EarlierNotebook {
  /// The name of its cells by what they hold, outputs apart.
  let fingerprint: String
  /// Whether its cells are those that were written: nobody's work is lost with it.
  let isAsWritten: Bool

  /// Reads a file; `nil` where it is no notebook.
  init?(_ data: Data) {
    guard let document = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
      document["nbformat"] != nil, let cells = document["cells"] as? [[String: Any]]
    else { return nil }
    fingerprint = Self.fingerprint(
      of: cells.map { cell in
        let lines = cell["source"] as? [String]
        return (
          cell["id"] as? String ?? "", lines?.joined() ?? cell["source"] as? String ?? ""
        )
      })
    let metadata = document["metadata"] as? [String: Any]
    let record = metadata?[NotebookDocument.recordKey] as? [String: String]
    isAsWritten = record?[NotebookDocument.fingerprintKey] == fingerprint
  }

  /// The name of cells by their ids and sources.
  static func fingerprint(of cells: [(id: String, source: String)]) -> String {
    SweepIdentity.hash(cells.map { "\($0.id)\n\($0.source)" }.joined(separator: "\u{0}"))
  }
}
