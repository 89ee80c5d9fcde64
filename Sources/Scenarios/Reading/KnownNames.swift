/// The names something may have: the ids of service lines, say, and what one of them is called.
public struct KnownNames: Sendable {
  /// What one of the names is the name of, in the singular: `service line`.
  public let noun: String
  /// The names, in their own order.
  public let names: [String]
  /// What some of them are called in words, by name.
  private let titles: [String: String]
  private let positions: [String: Int]

  /// Makes a set of names; a name that comes twice keeps its first place.
  ///
  /// - Parameters:
  ///   - noun: what one of the names is the name of.
  ///   - names: the names.
  ///   - titles: what names are called in words, by name: who writes those is told the name.
  public init(_ noun: String, _ names: some Sequence<String>, titles: [String: String] = [:]) {
    self.noun = noun
    self.titles = titles
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
        ? "there is none to name"
        : remedy(forTitle: name)
          ?? Suggestion.help(for: name, among: names, noun: "the known ones")
          ?? "\(names.count) are known, such as \(Suggestion.list(Array(names.prefix(3))))")
  }

  /// The name to write for its title, or for part of one that no other has.
  func remedy(forTitle text: String) -> String? {
    let written = text.lowercased()
    let called = titles.filter { $0.value.lowercased() == written }
    let partly = titles.filter { !written.isEmpty && $0.value.lowercased().contains(written) }
    guard
      let (name, title) = called.count == 1 ? called.first : partly.count == 1 ? partly.first : nil
    else { return nil }
    return "write \(name), the code of \(title)"
  }
}
