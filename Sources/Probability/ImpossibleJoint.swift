/// Why uncertain quantities cannot be believed together: everything that is impossible.
public struct ImpossibleJoint: Error, Hashable, Sendable, CustomStringConvertible {
  /// One thing that is impossible.
  public struct Problem: Hashable, Sendable, CustomStringConvertible {
    /// What it is about.
    public let subject: Subject
    /// What is impossible, as a clause without a full stop.
    public let reason: String
    /// What to do about it, likewise.
    public let remedy: String

    /// What is impossible and what to do, as one line.
    public var description: String { "\(reason): \(remedy)" }

    init(_ subject: Subject, _ reason: String, remedy: String) {
      self.subject = subject
      self.reason = reason
      self.remedy = remedy
    }
  }

  /// What a problem is about.
  public enum Subject: Hashable, Sendable {
    /// The parameter at this place, from 0.
    case parameter(Int)
    /// The correlation at this place, from 0.
    case correlation(Int)
  }

  /// What is impossible, parameters first, in order.
  public let problems: [Problem]

  /// One line a problem.
  public var description: String { problems.map(\.description).joined(separator: "\n") }

  init(_ problems: [Problem]) { self.problems = problems }
}
