internal import Yams

/// Turns YAML text into marked nodes, and everything it will not read into problems.
///
/// What it reads is YAML without its traps: every scalar is text, keys are unique text, and there
/// are no anchors, aliases, tags or second documents.
struct YAMLReader {
  /// How many mappings and lists may stand one inside another.
  static let depthLimit = 64
  /// The longest key in characters; YAML itself stops at 1024.
  static let keyLimit = 200

  let layer: Layer
  let log: ProblemLog
  /// Says where a line and column of the text are for the user.
  let place: (_ line: Int, _ column: Int) -> Mark

  /// Reads one document.
  ///
  /// - Returns: nothing if there was any problem.
  func read(_ text: String) -> MarkedNode? {
    let errorsBefore = log.errorCount
    guard checkCharacters(text) else { return nil }
    do {
      let padded = Self.padded(text)
      let parser = try Parser(
        yaml: padded, resolver: .basic, constructor: .default, encoding: .utf8)
      // A node holds its anchor weakly; the parser owns it, so it has to outlive the walk.
      let node = try withExtendedLifetime(parser) {
        try parser.singleRoot().flatMap { read($0, depth: 0) }
      }
      if node == nil, log.errorCount == errorsBefore {
        log.error(
          "yaml.empty", "there is nothing here but comments", help: "write at least one key",
          at: place(1, 1))
      }
      return log.errorCount == errorsBefore ? node : nil
    } catch let error as YamlError {
      log.record(YAMLFailure(error: error, text: text, place: place).problem)
    } catch {
      log.error("yaml.syntax", "this is not YAML: \(error)", at: place(1, 1))
    }
    return nil
  }

  private func read(_ node: Node, depth: Int) -> MarkedNode? {
    let mark = mark(node)
    guard depth < Self.depthLimit else {
      log.error(
        "yaml.too-deep", "more than \(Self.depthLimit) lists and mappings one inside another",
        help: "write it flatter", at: mark)
      return nil
    }
    guard node.anchor == nil else {
      log.error(
        "yaml.anchor", "anchors (&) and aliases (*) are not read",
        help: "write the value out in each place; quote text that starts with '&' or '*'",
        at: mark)
      return nil
    }
    checkTag(node, at: mark)
    switch node {
    case .scalar(let scalar):
      let isQuoted = scalar.style != .plain && scalar.style != .any
      return MarkedNode(.scalar(scalar.string, isQuoted: isQuoted), at: mark, layer: layer)
    case .sequence(let items):
      let items = items.compactMap { read($0, depth: depth + 1) }
      return MarkedNode(.sequence(items), at: mark, layer: layer)
    case .mapping(let pairs):
      let entries = pairs.compactMap { entry($0.key, $0.value, depth: depth + 1) }
      return MarkedNode(.mapping(MarkedMapping(entries)), at: mark, layer: layer)
    case .alias:
      return nil
    }
  }

  private func entry(_ key: Node, _ value: Node, depth: Int) -> MarkedMapping.Entry? {
    let value = read(value, depth: depth)
    guard let key = read(key, depth: depth) else { return nil }
    guard let text = key.text, !text.isEmpty, text.unicodeScalars.count <= Self.keyLimit else {
      log.error(
        "yaml.key", "a key has to be text of 1 to \(Self.keyLimit) characters",
        help: "write 'key: value'", at: key.mark)
      return nil
    }
    return value.map { MarkedMapping.Entry(key: text, keyMark: key.mark, value: $0) }
  }

  private func checkTag(_ node: Node, at mark: Mark) {
    let plain: Tag.Name
    switch node {
    case .scalar, .alias: plain = .str
    case .sequence: plain = .seq
    case .mapping: plain = .map
    }
    guard node.tag.rawValue != plain.rawValue else { return }
    let written = node.tag.rawValue.replacing("tag:yaml.org,2002:", with: "!!")
    log.error(
      "yaml.tag", "the tag \(Problem.quote(written)) is not read",
      help: "delete the tag; quote text that starts with '!'", at: mark)
  }

  private func mark(_ node: Node) -> Mark {
    place(node.mark?.line ?? 1, node.mark?.column ?? 1)
  }

  /// Refuses what YAML or an editor would not show as one line of text.
  private func checkCharacters(_ text: String) -> Bool {
    var line = 1
    var column = 1
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A:
        line += 1
        column = 0
      case 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
        let code = String(scalar.value, radix: 16, uppercase: true)
        let zeros = String(repeating: "0", count: 4 - min(4, code.count))
        log.error(
          "yaml.character", "there is a character here that cannot be seen (U+\(zeros)\(code))",
          help: "delete it", at: place(line, column))
        return false
      default: break
      }
      column += 1
    }
    return true
  }

  /// The text with a comment after it if it is short.
  ///
  /// Yams hands the parser a pointer into the string and keeps it. Strings of up to 15 bytes have
  /// no storage to point into, so the text has to be longer than that.
  private static func padded(_ text: String) -> String {
    var padded = text
    if padded.utf8.count < 32 {
      if !padded.hasSuffix("\n") { padded += "\n" }
      padded += "#" + String(repeating: "-", count: 32)
    }
    padded.makeContiguousUTF8()
    return padded
  }
}
