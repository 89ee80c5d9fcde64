internal import OrderedCollections

/// The entries of a mapping, in the order they were written.
public struct MarkedMapping: Sendable, Hashable {
  /// One `key: value` of a mapping.
  public struct Entry: Sendable, Hashable {
    /// The key.
    public var key: String
    /// Where the key is.
    public var keyMark: Mark
    /// The value.
    public var value: MarkedNode

    /// Makes an entry.
    public init(key: String, keyMark: Mark, value: MarkedNode) {
      self.key = key
      self.keyMark = keyMark
      self.value = value
    }
  }

  private var storage: OrderedDictionary<String, Entry> = [:]

  /// Makes a mapping; of two entries with one key the later wins.
  public init(_ entries: some Sequence<Entry> = []) {
    for entry in entries { self[entry.key] = entry }
  }

  /// The entry of a key; setting it keeps its place, or adds it at the end.
  ///
  /// - Complexity: O(1) to read or to set; O(n) to remove.
  public subscript(key: String) -> Entry? {
    get { storage[key] }
    set { storage[key] = newValue }
  }

  /// The entries in order.
  public var entries: some RandomAccessCollection<Entry> { storage.values }

  /// The keys in order.
  public var keys: [String] { Array(storage.keys) }

  /// How many entries there are.
  public var count: Int { storage.count }

  /// Whether there are none.
  public var isEmpty: Bool { storage.isEmpty }
}
