import Foundation
import Testing

/// A notebook read back from its file.
struct WrittenNotebook {
  struct Cell {
    let object: [String: Any]
    let id: String
    let kind: String
    let lines: [String]
  }

  let data: Data
  let top: [String: Any]
  let cells: [Cell]

  init(path: String) throws {
    data = try Data(contentsOf: URL(fileURLWithPath: path))
    top = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    cells = try #require(top["cells"] as? [[String: Any]]).map { cell in
      Cell(
        object: cell, id: try #require(cell["id"] as? String),
        kind: try #require(cell["cell_type"] as? String),
        lines: try #require(cell["source"] as? [String]))
    }
  }

  /// The text of every code cell.
  var code: String {
    cells.filter { $0.kind == "code" }.map { $0.lines.joined() }.joined(separator: "\n\n")
  }
}
