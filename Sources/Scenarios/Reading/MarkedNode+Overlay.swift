extension MarkedNode {
  /// This node with another laid over it.
  ///
  /// Where both are mappings their entries are merged, key by key, in this node's order with the
  /// new keys after; the mapping keeps the place where it was first written. Anything else — text,
  /// lists, or two different things — is replaced whole, and keeps the winner's place and layer.
  public func overlaid(by other: MarkedNode) -> MarkedNode {
    guard case .mapping(var merged) = content, case .mapping(let over) = other.content else {
      return other
    }
    for entry in over.entries {
      guard var present = merged[entry.key], present.value.mapping != nil,
        entry.value.mapping != nil
      else {
        merged[entry.key] = entry
        continue
      }
      present.value = present.value.overlaid(by: entry.value)
      merged[entry.key] = present
    }
    return MarkedNode(.mapping(merged), at: mark, layer: layer)
  }

  /// Where it is, or the first place in it at which a setting was laid over it: what was set is likelier to
  /// be what is wrong.
  package var likeliestMark: Mark { firstSetting ?? mark }

  private var firstSetting: Mark? {
    layer == .override ? mark : mapping?.entries.lazy.compactMap(\.value.firstSetting).first
  }
}
