/// One `--set path=value` from the command line, or a setting like it.
public struct Override: Sendable {
  /// One key of the path.
  public struct Step: Sendable, Hashable {
    /// The key.
    public let key: String
    /// Where it is in the argument.
    public let mark: Mark
  }

  /// The keys from the root of the scenario to what is set; at least one.
  public let path: [Step]
  /// What it is set to.
  public let value: MarkedNode
  /// Whether it counts only where nothing else says what it sets.
  let isFallback: Bool

  /// The path as it was written.
  public var name: String { path.map(\.key).joined(separator: ".") }

  /// Reads an argument such as `interventions.virtual-wards.reach=0.2`.
  ///
  /// The value is read as YAML is inside a list: a number, text, `[a, b]` or `{a: b}`. If the
  /// argument is malformed there is no override, and the log says why.
  ///
  /// - Parameters:
  ///   - argument: what followed `--set`
  ///   - number: which `--set` of the command line it is, from 1; the line of its marks
  ///   - log: where problems go
  public init?(_ argument: String, number: Int, log: ProblemLog) {
    let start = Mark(file: Mark.overrideFile, line: number, column: 1)
    let scalars = argument.unicodeScalars
    guard let equals = scalars.firstIndex(of: "=") else {
      log.error(
        "override.malformed", "\(Problem.quote(argument)) has no '='",
        help: "write --set path.to.key=value", at: start)
      return nil
    }
    let length = scalars.distance(from: scalars.startIndex, to: equals)
    self.init(
      Setting(
        path: String(scalars[..<equals]), value: String(scalars[scalars.index(after: equals)...]),
        pathMark: start,
        valueMark: Mark(file: start.file, line: number, column: length + 2)),
      log: log)
  }

  /// Reads a setting as `init(_:number:log:)` reads an argument.
  ///
  /// - Parameters:
  ///   - setting: what is set, to what, and where that was written
  ///   - log: where problems go
  public init?(_ setting: Setting, log: ProblemLog) {
    let start = setting.pathMark
    let form = "write \(start.file.hasPrefix("--") ? "\(start.file) " : "")path.to.key=value"
    var steps: [Step] = []
    var offset = 0
    for part in setting.path.unicodeScalars.split(
      separator: ".", omittingEmptySubsequences: false)
    {
      let key = String(Substring(part))
      let mark = Mark(file: start.file, line: start.line, column: start.column + offset)
      guard !key.isEmpty, !key.unicodeScalars.contains(where: { $0.value <= 0x20 }) else {
        log.error(
          "override.malformed",
          key.isEmpty
            ? "a key is missing in \(Problem.quote("\(setting.path)=\(setting.value)"))"
            : "the key \(Problem.quote(key)) has a space in it",
          help: "\(form), without spaces before the '='", at: mark)
        return nil
      }
      steps.append(Step(key: key, mark: mark))
      offset += key.unicodeScalars.count + 1
    }
    guard setting.value.unicodeScalars.contains(where: { $0 != " " }) else {
      log.error(
        "override.malformed", "there is no value after '='",
        help: "write a value, or \"\" for empty text", at: setting.valueMark)
      return nil
    }
    guard
      let value = MarkedNode.read(
        fragment: setting.value, at: setting.valueMark, layer: .override, log: log)
    else { return nil }
    path = steps
    self.value = value
    isFallback = setting.isFallback
  }

  /// The override as a tree of mappings with the value at its end.
  var tree: MarkedNode {
    path.reversed().reduce(value) { node, step in
      let entry = MarkedMapping.Entry(key: step.key, keyMark: step.mark, value: node)
      return MarkedNode(.mapping(MarkedMapping([entry])), at: step.mark, layer: .override)
    }
  }
}

extension MarkedNode {
  /// This tree with overrides laid over it one after another; a later one wins.
  ///
  /// Mappings that the path names and that are not there are made. That a key means something is
  /// not checked here: whoever reads the mapping reports keys it does not know, at their place in
  /// the argument. A path that goes on past text or a list is reported here and left out. The value
  /// `null` takes a key away.
  public func applying(_ overrides: [Override], log: ProblemLog) -> MarkedNode {
    overrides.reduce(self) { tree, override in
      if override.isFallback, tree.node(at: override.name) != nil { return tree }
      if let present = tree.node(at: override.name)?.mapping, !present.entries.isEmpty,
        override.value.mapping?.entries.isEmpty ?? false
      {
        log.error(
          "override.changes-nothing",
          "'{}' is laid over what \(Problem.quote(path: override.name)) has, and changes nothing",
          help: "write null to take all of it away, or the keys that change",
          at: override.value.mark)
        return tree
      }
      guard !override.path.contains(where: \.namesItem) else {
        return tree.setting(override.path[...], to: override.value, log: log)
      }
      var here: MarkedNode? = tree
      for step in override.path.dropLast() {
        here = here?[step.key]
        guard let found = here, found.mapping == nil, !found.hasNoValue else { continue }
        log.error(
          "override.path", "'\(step.key)' is \(found.shape), so nothing in it can be set",
          help: "set the whole of it; it was written at \(found.mark)", at: step.mark)
        return tree
      }
      return override.value.isNull
        ? tree.removing(override.path[...], log: log) : tree.overlaid(by: override.tree)
    }
  }

  /// Whether this is the word that takes a key away: `null`.
  private var isNull: Bool {
    if case .scalar("null", isQuoted: false) = content { return true }
    return false
  }

  /// This tree without what stands at a path; a path that leads nowhere is reported.
  private func removing(_ path: ArraySlice<Override.Step>, log: ProblemLog) -> MarkedNode {
    guard let step = path.first, var mapping else { return self }
    guard let entry = mapping[step.key] else {
      log.error(
        "override.path", "there is no '\(step.key)' to take away",
        help: Suggestion.help(for: step.key, among: mapping.keys, noun: "the keys here"),
        at: step.mark)
      return self
    }
    if path.count == 1 {
      mapping = MarkedMapping(mapping.entries.filter { $0.key != step.key })
    } else {
      mapping[step.key] = MarkedMapping.Entry(
        key: entry.key, keyMark: entry.keyMark,
        value: entry.value.removing(path.dropFirst(), log: log))
    }
    return MarkedNode(.mapping(mapping), at: mark, layer: layer)
  }
}
