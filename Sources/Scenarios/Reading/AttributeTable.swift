/// The attributes that one kind of mapping may have.
public struct AttributeTable: Sendable, Hashable {
  /// What the mapping describes: `intervention`.
  public let title: String
  /// What it is for, in a sentence or two; shown above the table.
  public let summary: String
  /// The attributes, in the order they are documented.
  public let attributes: [Attribute]

  /// Declares a table.
  ///
  /// - Precondition: no two attributes have one name.
  public init(_ title: String, _ summary: String, _ attributes: [Attribute]) {
    precondition(
      Set(attributes.map(\.name)).count == attributes.count,
      "an attribute of '\(title)' is declared twice")
    self.title = title
    self.summary = summary
    self.attributes = attributes
  }

  /// Declares a table that needs no words above it.
  public init(_ title: String, _ attributes: [Attribute]) {
    self.init(title, "", attributes)
  }

  /// The attribute of a name.
  ///
  /// - Complexity: O(n)
  public subscript(name: String) -> Attribute? {
    attributes.first { $0.name == name }
  }

  /// The names of the attributes, in order.
  public var names: [String] { attributes.map(\.name) }

  /// The table as a section of a documentation page.
  public var markdown: String {
    var lines = ["### \(title)", ""]
    if !summary.isEmpty { lines += [summary, ""] }
    lines += ["| key | takes | if left out | meaning |", "| --- | --- | --- | --- |"]
    for attribute in attributes {
      let absent =
        switch attribute.presence {
        case .required: "required"
        case .optional: "none"
        case .default(let text): "`\(text)`"
        }
      let cells = ["`\(attribute.name)`", attribute.kind.phrase, absent, attribute.summary]
      lines.append("| " + cells.map(Self.cell).joined(separator: " | ") + " |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func cell(_ text: String) -> String {
    text.replacing("|", with: "\\|").replacing("\n", with: " ")
  }
}
