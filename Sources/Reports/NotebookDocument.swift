import Foundation

/// A notebook as the format's version 4.5 keeps it.
struct NotebookDocument: Encodable {
  /// Prose or code. Nothing has been executed.
  struct Cell: Encodable {
    enum Kind: String, Encodable { case markdown, code }

    /// Unique in the notebook: letters, digits, `-` and `_`, at most 64.
    let id: String
    let kind: Kind
    /// The text, without a line break at its end.
    let source: String

    static func markdown(_ id: String, _ source: String) -> Cell {
      Cell(id: id, kind: .markdown, source: source)
    }

    static func code(_ id: String, _ source: String) -> Cell {
      Cell(id: id, kind: .code, source: source)
    }

    private enum CodingKeys: String, CodingKey {
      case id, metadata, source, outputs
      case kind = "cell_type"
      case count = "execution_count"
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(id, forKey: .id)
      try container.encode(kind, forKey: .kind)
      try container.encode([String: String](), forKey: .metadata)
      try container.encode(lines, forKey: .source)
      if kind == .code {
        try container.encodeNil(forKey: .count)
        try container.encode([String](), forKey: .outputs)
      }
    }

    /// The lines of the source with their line breaks, as notebooks keep them.
    private var lines: [String] {
      let parts = source.split(separator: "\n", omittingEmptySubsequences: false)
      return parts.enumerated().map { $0 < parts.count - 1 ? "\($1)\n" : String($1) }
    }
  }

  /// The key of what the notebook's metadata record of its writing.
  static let recordKey = "almoner"
  /// The key in that record of the name of the cells as they were written.
  static let fingerprintKey = "cells"

  private struct Metadata: Encodable {
    let kernelspec = ["display_name": "Python 3", "language": "python", "name": "python3"]
    let language = ["name": "python"]
    let record: [String: String]

    private enum CodingKeys: String, CodingKey {
      case kernelspec
      case language = "language_info"
      case record = "almoner"
    }
  }

  let cells: [Cell]
  /// The name of the cells by what they hold.
  let fingerprint: String
  private let metadata: Metadata
  private let format = 4
  private let minor = 5

  init(cells: [Cell]) {
    self.cells = cells
    fingerprint = EarlierNotebook.fingerprint(of: cells.map { ($0.id, $0.source) })
    metadata = Metadata(record: [Self.fingerprintKey: fingerprint])
  }

  private enum CodingKeys: String, CodingKey {
    case cells, metadata
    case format = "nbformat"
    case minor = "nbformat_minor"
  }

  /// The file, keys in order.
  func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }
}
