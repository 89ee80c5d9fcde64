/// What a pack says, and what it and a scenario laid over it say together: a pack may go on believing things of
/// what the scenario takes away or writes otherwise.
struct LaidOverPack {
  /// The pack's own tree.
  let pack: MarkedNode
  /// The same with the scenario and overrides laid over it.
  let resolved: MarkedNode

  /// Whether something along a path, of which some keys may be `*`, is not as the pack wrote it.
  func isChanged(along path: String) -> Bool {
    let keys = path.split(separator: ".").map(String.init)
    return isChanged(along: keys[...], from: pack, to: resolved)
  }

  private func isChanged(
    along keys: ArraySlice<String>, from before: MarkedNode?, to now: MarkedNode?
  ) -> Bool {
    guard let key = keys.first else { return false }
    let steps = key == "*" ? Set((before?.steps ?? []) + (now?.steps ?? [])) : [key]
    return steps.contains { step in
      let (before, now) = (before?.node(at: step), now?.node(at: step))
      guard let now else { return before != nil }
      return now.layer != .pack || isChanged(along: keys.dropFirst(), from: before, to: now)
    }
  }
}

extension MarkedNode {
  /// The last steps of paths to what is in this mapping: its keys, and the items of lists under them.
  fileprivate var steps: [String] {
    (mapping?.entries.map(\.self) ?? []).flatMap { entry in
      [entry.key] + (entry.value.items ?? []).indices.map { "\(entry.key)[\($0 + 1)]" }
    }
  }
}
