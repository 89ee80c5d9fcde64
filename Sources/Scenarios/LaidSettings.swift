/// What is laid over a scenario, in order: the overrides of the command line, and then settings like them.
/// Each is read once.
struct LaidSettings {
  /// What followed each `--set`, with how it was read; nothing where it is malformed, which is reported.
  private let overrides: [(argument: String, read: Override?)]
  /// The settings, likewise.
  private let settings: [(setting: Setting, read: Override?)]
  private let log: ProblemLog

  init(overrides: [String], settings: [Setting], log: ProblemLog) {
    self.overrides = overrides.enumerated().map { number, argument in
      (argument, Override(argument, number: number + 1, log: log))
    }
    self.settings = settings.map { ($0, Override($0, log: log)) }
    self.log = log
  }

  /// All that could be read.
  var all: [Override] { overrides.compactMap(\.read) + settings.compactMap(\.read) }

  /// What a key at the root of a scenario comes to.
  func value(_ name: String, over written: MarkedNode) -> MarkedNode? {
    all.last { $0.name == name }?.value ?? written[name]
  }

  /// Reports flags whose value a `--set` contradicts, as neither is to win unseen; but for those of what the
  /// question has not: to leave out one of the two would be no remedy.
  ///
  /// What a sweep varies is laid over what is set, and is no flag of this kind; it has a place in an
  /// argument or a file.
  func checkTwice(where isTaken: (Setting) -> Bool) {
    for (setting, read) in settings {
      let flag = setting.pathMark
      guard flag.line == 0, let read, !read.isFallback, isTaken(setting) else { continue }
      for case (let argument, let other?) in overrides {
        guard let other = other.tree.node(at: read.name), !read.value.saysTheValue(of: other)
        else { continue }
        log.error(
          "override.two-values",
          "\(flag) and \(Problem.quote("--set \(argument)", limit: 200)) give '\(read.name)' two values",
          help: "leave one of the two out", at: flag)
      }
    }
  }
}

extension MarkedNode {
  /// Whether another value is this one, however its numbers are spelt.
  fileprivate func saysTheValue(of other: MarkedNode) -> Bool {
    if let text, let otherText = other.text {
      return NumberText.isOneValue(text, otherText)
    }
    guard let items = items, let otherItems = other.items, items.count == otherItems.count else {
      return false
    }
    return zip(items, otherItems).allSatisfy { $0.saysTheValue(of: $1) }
  }
}
