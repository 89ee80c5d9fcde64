/// One key that a mapping may have: what it takes, what it means and what stands in for it.
///
/// A table of attributes is the one source for checks, defaults and documentation.
public struct Attribute: Sendable, Hashable {
  /// What happens when the key is not written.
  public enum Presence: Sendable, Hashable {
    /// It has to be written.
    case required
    /// It may be left out, and is then nothing.
    case optional
    /// It may be left out, and is then this, as it would be written: `0.1`, `[F, M]`.
    case `default`(String)
  }

  /// The key.
  public let name: String
  /// What it takes.
  public let kind: AttributeKind
  /// What happens when it is not written.
  public let presence: Presence
  /// What it means, in one sentence without a full stop.
  public let summary: String

  /// Declares an attribute.
  public init(
    _ name: String, _ kind: AttributeKind, _ presence: Presence, _ summary: String
  ) {
    self.name = name
    self.kind = kind
    self.presence = presence
    self.summary = summary
  }

  /// Declares an attribute that has to be written.
  public init(_ name: String, _ kind: AttributeKind, _ summary: String) {
    self.init(name, kind, .required, summary)
  }
}
