/// Finds what a flag of the command line and a `--set` both say, and say differently.
struct TwiceSet {
  /// What followed each `--set`, with how it was read; nothing where it is malformed.
  let overrides: [(argument: String, read: Override?)]
  let log: ProblemLog

  /// Reports a flag whose value a `--set` contradicts: neither is to win unseen.
  ///
  /// What a sweep varies is laid over what is set, and is no flag of this kind; it has a place in an
  /// argument or a file.
  func check(_ setting: Override) {
    guard let flag = setting.path.first?.mark, flag.line == 0, !setting.isFallback else { return }
    for (argument, read) in overrides {
      guard let read, let other = read.tree.node(at: setting.name),
        !setting.value.saysTheValue(of: other)
      else { continue }
      log.error(
        "override.two-values",
        "\(flag) and \(Problem.quote("--set \(argument)", limit: 200)) give '\(setting.name)' two values",
        help: "leave one of the two out", at: flag)
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
