/// Something a person wrote — text, a list or a mapping — that knows where it was written.
///
/// Text stays text: `02E`, `NO`, `12:30` and `0010` mean themselves until a declared attribute says
/// what they are.
public struct MarkedNode: Sendable, Hashable {
  /// What was written.
  public enum Content: Sendable, Hashable {
    /// Text, and whether it stood in quotes or in a block of its own.
    case scalar(String, isQuoted: Bool)
    /// Keys and values.
    case mapping(MarkedMapping)
    /// A list.
    case sequence([MarkedNode])
  }

  /// What was written.
  public var content: Content
  /// Where it starts.
  public var mark: Mark
  /// Which layer it comes from.
  public var layer: Layer

  /// Makes a node.
  public init(_ content: Content, at mark: Mark, layer: Layer) {
    self.content = content
    self.mark = mark
    self.layer = layer
  }

  /// The text, if this is text.
  public var text: String? {
    if case .scalar(let text, _) = content { return text }
    return nil
  }

  /// The mapping, if this is one.
  public var mapping: MarkedMapping? {
    if case .mapping(let mapping) = content { return mapping }
    return nil
  }

  /// The items, if this is a list.
  public var items: [MarkedNode]? {
    if case .sequence(let items) = content { return items }
    return nil
  }

  /// Whether nothing was written where a value goes: `key:`, `key: ~` or `key: null`.
  public var hasNoValue: Bool {
    if case .scalar(let text, isQuoted: false) = content {
      return text.isEmpty || text == "~" || text == "null"
    }
    return false
  }

  /// What this is, in words.
  public var shape: String {
    switch content {
    case .scalar: hasNoValue ? "nothing" : "a single value"
    case .mapping: "a mapping"
    case .sequence: "a list"
    }
  }

  /// The value of a key, if this is a mapping that has it.
  public subscript(key: String) -> MarkedNode? {
    mapping?[key]?.value
  }

  /// Whether another node says the same, wherever it was written and however it was quoted.
  public func saysTheSame(as other: MarkedNode) -> Bool {
    switch (content, other.content) {
    case (.scalar(let mine, _), .scalar(let theirs, _)):
      return hasNoValue == other.hasNoValue && (hasNoValue || mine == theirs)
    case (.sequence(let mine), .sequence(let theirs)):
      return mine.count == theirs.count && zip(mine, theirs).allSatisfy { $0.saysTheSame(as: $1) }
    case (.mapping(let mine), .mapping(let theirs)):
      return mine.keys == theirs.keys
        && zip(mine.entries, theirs.entries).allSatisfy { $0.value.saysTheSame(as: $1.value) }
    default:
      return false
    }
  }
}
