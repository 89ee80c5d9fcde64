/// The names something may have: the ids of service lines, say, and what one of them is called.
public struct KnownNames: Sendable {
  /// What one of the names is the name of, in the singular: `service line`.
  public let noun: String
  /// The names, in their own order.
  public let names: [String]
  private let positions: [String: Int]

  /// Makes a set of names; a name that comes twice keeps its first place.
  public init(_ noun: String, _ names: some Sequence<String>) {
    self.noun = noun
    self.names = Array(names)
    positions = Dictionary(
      zip(self.names, self.names.indices), uniquingKeysWith: { first, _ in first })
  }

  /// Whether a name is one of them.
  public func contains(_ name: String) -> Bool { positions[name] != nil }

  /// The place of a name in the order of the names.
  ///
  /// - Complexity: O(1)
  public func index(of name: String) -> Int? { positions[name] }

  /// What is wrong with a name that is not one of them.
  func unknown(_ name: String) -> BadValue {
    BadValue(
      "value.unknown-name", "\(Problem.quote(name)) is not a known \(noun)",
      help: names.isEmpty
        ? "there is none to name" : Suggestion.help(for: name, among: names, noun: "the known ones")
    )
  }
}
