import Wording

/// Attributes that take a list of values.
extension FieldReader {
  /// The words of a `choices` attribute, in the order they were written.
  public func choices(_ name: String) -> [String]? {
    let attribute = declared(name)
    guard case .choices(let choices) = attribute.kind else { mismatch(attribute, "choices") }
    return list(attribute, "one of \(Suggestion.list(choices, joinedBy: "or"))") {
      scalar throws(BadValue) in try scalar.choice(of: choices)
    }
  }

  /// The names in a `names` attribute, in the order they were written; at least one, unless none is what it
  /// has when it is not written.
  public func names(_ name: String, among known: KnownNames) -> [String]? {
    let attribute = declared(name)
    guard case .names = attribute.kind else { mismatch(attribute, "names") }
    if let written = entries?[name]?.value, written.items?.isEmpty == true,
      attribute.presence != .default("[]")
    {
      passOver([name])
      log.error(
        "value.missing", "'\(name)' names no \(known.noun)",
        help: "name one or more"
          + (attribute.presence == .required ? "" : ", or delete the key"),
        at: written.mark)
      return nil
    }
    return list(attribute, "the name of a \(known.noun)") { scalar throws(BadValue) in
      try scalar.name(among: known)
    }
  }

  /// The same, left unjudged where what there is to name could not be read.
  func names(_ name: String, amongWhatIs known: KnownNames?) -> [String]? {
    guard let known else {
      passOver([name])
      return nil
    }
    return names(name, among: known)
  }

  /// The numbers of an `integers` attribute, in the order they were written.
  public func integers(_ name: String) -> [Int]? {
    let attribute = declared(name)
    guard case .integers(let range) = attribute.kind else { mismatch(attribute, "integers") }
    return list(attribute, "a whole number \(ScalarText.words(range))") {
      scalar throws(BadValue) in try scalar.integer(in: range)
    }
  }

  /// The two numbers of an `interval` attribute.
  public func interval(_ name: String) -> ClosedRange<Double>? {
    let attribute = declared(name)
    let kind = attribute.kind
    guard case .interval = kind else { mismatch(attribute, "an interval") }
    guard let node = value(attribute), let items = items(node, attribute) else { return nil }
    guard items.count == 2 else {
      log.error(
        "value.wrong-shape",
        "'\(name)' has \(Amount.count(items.count, "number")), but has to have 2",
        help: "write [low, high]", at: node.mark)
      return nil
    }
    let numbers = items.enumerated().compactMap { index, item in
      read(item, "item \(index + 1) of '\(name)'", name, kind.numberNoun) {
        scalar throws(BadValue) in try scalar.number(in: kind.numberRange, kind.numberNoun)
      }
    }
    guard numbers.count == 2 else { return nil }
    guard numbers[0] <= numbers[1] else {
      let texts = items.compactMap(\.text)
      log.error(
        "value.out-of-order", "the low end of '\(name)' is above the high end",
        help: "write [\(texts.reversed().joined(separator: ", "))]", at: node.mark)
      return nil
    }
    return numbers[0]...numbers[1]
  }

  /// A list without repeats, or nothing if any item is wrong.
  private func list<Value: Hashable>(
    _ attribute: Attribute, _ takes: String,
    _ convert: (ScalarText) throws(BadValue) -> Value
  ) -> [Value]? {
    guard let node = value(attribute), let items = items(node, attribute) else { return nil }
    let name = attribute.name
    var values: [Value] = []
    var seen: Set<Value> = []
    for (index, item) in items.enumerated() {
      let phrase = "item \(index + 1) of '\(name)'"
      guard let value = read(item, phrase, name, takes, convert) else { continue }
      if seen.insert(value).inserted {
        values.append(value)
      } else {
        log.error(
          "value.repeated", "\(Problem.quote("\(value)")) comes twice in '\(name)'",
          help: "keep one of them", at: item.mark)
      }
    }
    return values.count == items.count ? values : nil
  }

  private func isInterval(_ attribute: Attribute) -> Bool {
    if case .interval = attribute.kind { return true }
    return false
  }

  /// The items of a value that has to be a list.
  func items(_ node: MarkedNode, _ attribute: Attribute) -> [MarkedNode]? {
    if let items = node.items { return items }
    reportShape(
      node, "'\(attribute.name)'", takes: attribute.kind.phrase,
      help: isInterval(attribute)
        ? "write [low, high]"
        : node.text.map { "write [\($0)]" } ?? "write the items in brackets: [a, b]")
    return nil
  }
}
