extension MarkedNode {
  /// The node as YAML, in its own order, that reads back as the same.
  public var yaml: String { yaml(withOrigins: false) }

  /// The node as YAML in which each value says, in a comment after it, where it was written:
  /// `# models/england/interventions.yaml:12`, or `# --set`.
  public var yamlWithOrigins: String { yaml(withOrigins: true) }

  private func yaml(withOrigins: Bool) -> String {
    var lines: [String] = []
    if let short = oneLine(inList: false) {
      lines.append(short + comment(withOrigins))
    } else {
      write(into: &lines, indent: "", first: "", withOrigins: withOrigins)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Writes a mapping or list that takes more than one line.
  ///
  /// - Parameters:
  ///   - lines: where the lines go
  ///   - indent: what goes before every line but the first
  ///   - first: what goes before the first line
  ///   - withOrigins: whether to say where each value was written
  private func write(
    into lines: inout [String], indent: String, first: String, withOrigins: Bool
  ) {
    var start = first
    for entry in mapping?.entries.map(\.self) ?? [] {
      let key = start + YAMLText.key(entry.key) + ":"
      start = indent
      if let short = entry.value.oneLine(inList: false) {
        lines.append("\(key) \(short)" + entry.value.comment(withOrigins))
        continue
      }
      lines.append(key)
      let deeper = indent + "  "
      entry.value.write(into: &lines, indent: deeper, first: deeper, withOrigins: withOrigins)
    }
    for item in items ?? [] {
      if let short = item.oneLine(inList: false) {
        lines.append("\(start)- \(short)" + item.comment(withOrigins))
      } else {
        item.write(
          into: &lines, indent: indent + "  ", first: start + "- ", withOrigins: withOrigins)
      }
      start = indent
    }
  }

  /// The node on one line, if it is text, empty, or a short list of text.
  private func oneLine(inList: Bool) -> String? {
    switch content {
    case .scalar(let text, let isQuoted):
      return YAMLText.scalar(text, isQuoted: isQuoted, inList: inList)
    case .mapping(let mapping):
      return mapping.isEmpty ? "{}" : nil
    case .sequence(let items):
      guard !inList || items.isEmpty else { return nil }
      let texts = items.map { $0.mapping == nil ? $0.oneLine(inList: true) : nil }
      let short = texts.compactMap(\.self)
      let line = "[" + short.joined(separator: ", ") + "]"
      return short.count == items.count && line.utf8.count <= 80 ? line : nil
    }
  }

  private func comment(_ isWanted: Bool) -> String {
    guard isWanted else { return "" }
    let origin = mark.line == 0 || layer == .override ? mark.file : "\(mark.file):\(mark.line)"
    return "  # " + origin
  }
}
