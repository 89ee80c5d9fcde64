/// Every problem found in what a person wrote, in order of place and each once.
public struct Problems: Error, Hashable, Sendable {
  /// The problems, in order of place.
  public let all: [Problem]

  /// Gathers problems, sorts them by place and drops repeats.
  public init(_ problems: some Sequence<Problem>) {
    all = Set(problems).sorted()
  }

  /// How many of the problems are errors.
  public var errorCount: Int { all.count { $0.severity == .error } }

  /// Whether there are none.
  public var isEmpty: Bool { all.isEmpty }
}

extension Problems: CustomStringConvertible {
  /// The problems as they are shown, one after another.
  public var description: String {
    all.map(\.description).joined(separator: "\n")
  }
}
