public import PopulationHealth

/// Attributes that take something with parts of its own.
extension FieldReader {
  /// A reader for the mapping of a `mapping` attribute, by a table of its own.
  public func mapping(_ name: String, _ table: AttributeTable) -> FieldReader? {
    let attribute = declared(name)
    guard attribute.kind == .mapping else { mismatch(attribute, "a mapping") }
    return value(attribute).map { FieldReader($0, table, at: path.key(name), log: log) }
  }

  /// The entries of a `map` attribute, in the order they were written; none if it is absent.
  ///
  /// - Parameters:
  ///   - name: the attribute
  ///   - overridesMayAdd: whether a `--set` may add a mapping under a new name; if not, one that
  ///     does is reported as a name that means nothing and left out
  /// - Returns: the entries, or none if the value is absent or is not a mapping
  public func map(_ name: String, overridesMayAdd: Bool = true) -> [MarkedMapping.Entry] {
    let attribute = declared(name)
    guard case .map = attribute.kind else { mismatch(attribute, "a map") }
    guard let node = value(attribute) else { return [] }
    guard let mapping = node.mapping else {
      reportShape(
        node, "'\(name)'", takes: attribute.kind.phrase, help: "write 'name: …' under it")
      return []
    }
    guard !overridesMayAdd else { return Array(mapping.entries) }
    let isAdded = { (entry: MarkedMapping.Entry) in
      entry.value.layer == .override && entry.value.mapping != nil
    }
    let known = mapping.entries.filter { !isAdded($0) }
    for entry in mapping.entries where isAdded(entry) {
      log.error(
        "override.unknown-name", "\(Problem.quote(entry.key)) is not in '\(name)'",
        help: Suggestion.help(
          for: entry.key, among: known.map(\.key), noun: "those in '\(name)'")
          ?? "add it to a file first",
        at: entry.keyMark)
    }
    return known
  }

  /// A reader, by one table, for each entry of a `map` attribute; none if it is absent.
  public func map(
    _ name: String, _ table: AttributeTable, overridesMayAdd: Bool = true
  ) -> [(key: String, reader: FieldReader)] {
    map(name, overridesMayAdd: overridesMayAdd).map { entry in
      let place = path.key(name).key(entry.key)
      return (entry.key, FieldReader(entry.value, table, at: place, log: log))
    }
  }

  /// The items of a `list` attribute; none if it is absent.
  public func list(_ name: String) -> [MarkedNode] {
    let attribute = declared(name)
    guard case .list = attribute.kind else { mismatch(attribute, "a list") }
    return value(attribute).flatMap { items($0, attribute) } ?? []
  }

  /// A reader, by one table, for each item of a `list` attribute; none if it is absent.
  public func list(_ name: String, _ table: AttributeTable) -> [FieldReader] {
    list(name).enumerated().map { index, item in
      FieldReader(item, table, at: path.key(name).item(index), log: log)
    }
  }

  /// What was written for a `node` attribute.
  public func node(_ name: String) -> MarkedNode? {
    let attribute = declared(name)
    guard case .node = attribute.kind else { mismatch(attribute, "a node") }
    return value(attribute)
  }

  /// Reads a node that stands in a `node` attribute, a map or a list as a number.
  ///
  /// - Parameters:
  ///   - node: what was written
  ///   - subject: what to call it in messages
  ///   - kind: `number`, `share` or `pounds`
  /// - Returns: the number, or nothing if it is not one; the log then says why
  public func number(_ node: MarkedNode, for subject: String, as kind: AttributeKind) -> Double? {
    read(node, Problem.quote(subject), subject, kind.phrase) { scalar throws(BadValue) in
      try scalar.number(in: kind.numberRange, kind.numberNoun)
    }
  }

  /// Reads a node that stands in a `node` attribute, a map or a list as the name of something known.
  public func name(_ node: MarkedNode, for subject: String, among known: KnownNames) -> String? {
    read(node, Problem.quote(subject), subject, "the name of a \(known.noun)") {
      scalar throws(BadValue) in try scalar.name(among: known)
    }
  }

  /// Checks that the key of a map's entry is the name of something known.
  public func key(of entry: MarkedMapping.Entry, among known: KnownNames) -> String? {
    if known.contains(entry.key) { return entry.key }
    log.record(known.unknown(entry.key).problem(at: entry.keyMark))
    return nil
  }

  /// Reads the key of a map's entry as a financial year.
  public func financialYear(keyOf entry: MarkedMapping.Entry) -> FinancialYear? {
    let node = MarkedNode(
      .scalar(entry.key, isQuoted: false), at: entry.keyMark, layer: entry.value.layer)
    return read(node, "the key", "the key", "a financial year") { scalar throws(BadValue) in
      try scalar.financialYear()
    }
  }
}
