/// Reads one mapping by its table of attributes, and puts everything wrong with it in the log.
///
/// Read every attribute once, then call `finish()`; `defer` is a good place for it. A value that is
/// missing or wrong comes back as nothing after its problem is logged, so read on with a stand-in
/// and let the log stop the run at the end. Asking for an attribute that the table does not declare,
/// or as another kind than it declares, is a mistake in the program and stops it.
public final class FieldReader {
  /// The table the mapping is read by.
  public let table: AttributeTable
  /// Where the mapping is in what is read.
  public let path: FieldPath
  /// Where the mapping is in its file.
  public let mark: Mark
  /// The layer the mapping comes from.
  let layer: Layer
  /// Where problems go.
  public let log: ProblemLog

  /// Where keys are missed that belong to another file than the one the mapping begins in, by name.
  private let markOfMissing: [String: Mark]

  /// The entries; nothing if there is no mapping here at all, which has been reported.
  let entries: MarkedMapping?
  private var read: Set<String> = []
  private var isFinished = false
  private let errorsBefore: Int

  /// Starts to read a mapping.
  ///
  /// - Parameters:
  ///   - node: what should be a mapping
  ///   - table: the attributes it may have
  ///   - path: where it is in what is read
  ///   - markOfMissing: for keys that belong to another file than the one the mapping begins in, the
  ///     place where they are missed if they are not written
  ///   - log: where problems go
  public init(
    _ node: MarkedNode, _ table: AttributeTable, at path: FieldPath,
    markOfMissing: [String: Mark] = [:], log: ProblemLog
  ) {
    self.table = table
    self.markOfMissing = markOfMissing
    self.path = path
    self.log = log
    mark = node.mark
    layer = node.layer
    errorsBefore = log.errorCount
    entries = node.mapping
    if entries == nil {
      let required = table.attributes.filter { $0.presence == .required }.map(\.name)
      log.error(
        "value.wrong-shape",
        "\(path.phrase(orRoot: table.title)) has to be a mapping, not \(node.shape)",
        help: "write keys under it, such as '\(required.first ?? table.names.first ?? "key"): …'",
        at: node.mark)
    }
  }

  deinit {
    assert(isFinished, "'\(table.title)' at \(path) was read without finish()")
  }

  /// Whether the key of an attribute was written; asking does not count as reading it.
  public func has(_ name: String) -> Bool { entries?[declared(name).name] != nil }

  /// Where the value of an attribute is; if it was not written, the mapping's own place or that where the
  /// attribute is missed.
  public func mark(of name: String) -> Mark {
    entries?[declared(name).name]?.value.mark ?? markOfMissing[name] ?? mark
  }

  /// Reports keys that the table does not declare, and declared ones that were written to no effect.
  public func finish() {
    guard !isFinished else { return }
    isFinished = true
    let isClean = log.errorCount == errorsBefore
    for entry in entries?.entries.map(\.self) ?? [] {
      let place = path.phrase(orRoot: table.title)
      if table[entry.key] == nil {
        let free = table.names.filter { entries?[$0] == nil }
        log.error(
          "scenario.unknown-key", "\(Problem.quote(entry.key)) is not a key of \(place)",
          help: Suggestion.nearest(to: entry.key, among: free).map { "did you mean '\($0)'?" }
            ?? Suggestion.help(for: entry.key, among: table.names, noun: "the keys here")
            ?? "leave it out; 'almoner keys' lists the keys there are",
          at: entry.keyMark)
      } else if isClean, !read.contains(entry.key) {
        log.error(
          "scenario.unused-key", "\(Problem.quote(entry.key)) has no effect in \(place)",
          help: "delete it, or look at the settings around it", at: entry.keyMark)
      }
    }
  }

  /// The attribute of a name; it is a mistake in the program if there is none.
  func declared(_ name: String) -> Attribute {
    guard let attribute = table[name] else {
      preconditionFailure("'\(table.title)' declares no attribute '\(name)'")
    }
    return attribute
  }

  /// The value of an attribute as it was written, or its default.
  ///
  /// - Returns: nothing if it is absent, or written without a value, which is reported.
  func value(_ attribute: Attribute) -> MarkedNode? {
    read.insert(attribute.name)
    guard let entries else { return nil }
    let takes = attribute.kind.phrase
    if let written = entries[attribute.name]?.value {
      guard written.hasNoValue else { return written }
      log.error(
        "value.missing", "'\(attribute.name)' has no value",
        help: attribute.presence == .required
          ? "write \(takes)" : "write \(takes), or delete the key",
        at: written.mark)
      return nil
    }
    switch attribute.presence {
    case .required:
      log.error(
        "scenario.missing-key",
        "\(path.phrase(orRoot: table.title)) has no '\(attribute.name)'",
        help: "write '\(attribute.name): …', \(takes)", at: mark(of: attribute.name))
      return nil
    case .optional:
      return nil
    case .default(let text):
      return MarkedNode.read(
        fragment: text, at: Mark(file: "default of '\(attribute.name)'"), layer: .standard,
        log: log)
    }
  }

  /// Stops the program: an attribute was asked for as something it is not declared to be.
  func mismatch(_ attribute: Attribute, _ asked: String) -> Never {
    preconditionFailure(
      "'\(attribute.name)' of '\(table.title)' is declared as \(attribute.kind), not \(asked)")
  }

  /// Reports that a value has the wrong shape.
  func reportShape(_ node: MarkedNode, _ subject: String, takes: String, help: String?) {
    log.error(
      "value.wrong-shape", "\(subject) has to be \(takes), not \(node.shape)", help: help,
      at: node.mark)
  }
}
