import Wording

/// Items of lists in paths: `activity[2]` is the second item of the list `activity`.
extension MarkedNode {
  /// The node at the end of a path of keys such as `interventions.virtual-wards.reach`; an item of a
  /// list by its number, from 1: `interventions.virtual-wards.effects.activity[1].avoided`.
  public func node(at path: String) -> MarkedNode? {
    path.split(separator: ".").reduce(Optional(self)) { node, step in
      guard let (key, number) = Self.item(String(step)) else { return node?[String(step)] }
      guard let items = node?[key]?.items, items.indices.contains(number - 1) else { return nil }
      return items[number - 1]
    }
  }

  /// A key and the number of an item under it, from 1; nothing if the step is a plain key. An item has one
  /// name: `[01]` is none.
  static func item(_ step: String) -> (key: String, number: Int)? {
    guard step.hasSuffix("]"), let open = step.lastIndex(of: "["), open > step.startIndex else {
      return nil
    }
    let digits = step[step.index(after: open)...].dropLast()
    guard let number = Int(digits), number > 0, "\(number)" == digits else { return nil }
    return (String(step[..<open]), number)
  }

  /// This tree with a value laid over what stands at a path, items of lists included; a path that leads
  /// past a list or through text is reported and changes nothing.
  func setting(_ path: ArraySlice<Override.Step>, to value: MarkedNode, log: ProblemLog)
    -> MarkedNode
  {
    guard let step = path.first else { return overlaid(by: value) }
    guard var mapping else {
      log.error(
        "override.path", "there is \(shape) here, so no '\(step.key)' in it can be set",
        help: "set the whole of it; it was written at \(mark)", at: step.mark)
      return self
    }
    guard let (key, number) = Self.item(step.key) else {
      let none = MarkedNode(.mapping(MarkedMapping()), at: step.mark, layer: .override)
      let entry =
        mapping[step.key] ?? MarkedMapping.Entry(key: step.key, keyMark: step.mark, value: none)
      mapping[step.key] = MarkedMapping.Entry(
        key: entry.key, keyMark: entry.keyMark,
        value: entry.value.setting(path.dropFirst(), to: value, log: log))
      return MarkedNode(.mapping(mapping), at: mark, layer: layer)
    }
    guard var entry = mapping[key], var items = entry.value.items,
      items.indices.contains(number - 1)
    else {
      let count = mapping[key]?.value.items?.count
      log.error(
        "override.path",
        count.map { "'\(key)' has \(Amount.count($0, "item")), and no item \(number)" }
          ?? "'\(key)' is no list here",
        help: count.map { "count items from 1 to \($0)" }, at: step.mark)
      return self
    }
    items[number - 1] = items[number - 1].setting(path.dropFirst(), to: value, log: log)
    entry.value.content = .sequence(items)
    mapping[key] = entry
    return MarkedNode(.mapping(mapping), at: mark, layer: layer)
  }
}

extension Override.Step {
  /// Whether it is an item of a list.
  var namesItem: Bool { MarkedNode.item(key) != nil }
}
