/// Names and sentences as they stand inside others.
public enum Phrase {
  /// Names joined as people write them: `A`, `A and B`, `A, B and C`; none as nothing.
  public static func list(_ names: [String], joinedBy word: String = "and") -> String {
    guard let last = names.last, names.count > 1 else { return names.joined() }
    return "\(names.dropLast().joined(separator: ", ")) \(word) \(last)"
  }

  /// A title as it stands inside a sentence: its first letter small, unless it begins a name such as
  /// NHS.
  public static func inSentence(_ title: String) -> String {
    let second = title.dropFirst().first
    guard let first = title.first, second?.isUppercase != true else { return title }
    return first.lowercased() + title.dropFirst()
  }

  /// What has a title and a code, inside a sentence: `mental health (mental-health)`; its code alone where
  /// it has no title, or none of its own.
  public static func titled(_ title: String?, code: String) -> String {
    title.flatMap { $0 == code ? nil : "\(inSentence($0)) (\(code))" } ?? code
  }

  /// Words as they stand at the start of a sentence or of a cell: their first letter capital.
  public static func atStart(_ words: String) -> String {
    words.prefix(1).uppercased() + words.dropFirst()
  }

  /// A sentence without its full stop, for more to follow.
  public static func withoutStop(_ sentence: String) -> String {
    sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
  }
}
