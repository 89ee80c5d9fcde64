/// How proposals bear on one another.
public struct PortfolioRelation: Hashable, Sendable {
  /// What sort of bearing it is.
  public enum Kind: Hashable, Sendable {
    /// They serve the same people, each of whom has at most one of them: their cases together are at
    /// most these people.
    case substitutes(people: Double)
    /// Those who have both gain this much more, in the unit of benefit. The same people are given both
    /// as far as cases allow: as many as the fewer served, and at most these.
    case complements(benefitPerCase: Double, people: Double)
    /// The first is funded only if all the others are.
    case requires
    /// At most one of them is funded.
    case excludes
    /// All are funded, or none.
    case package
  }

  /// Its name in tables.
  public var id: String
  /// What sort of bearing it is.
  public var kind: Kind
  /// Positions of the proposals, each once; two for complements.
  public var proposals: [Int]

  /// A relation.
  public init(id: String, kind: Kind, proposals: [Int]) {
    self.id = id
    self.kind = kind
    self.proposals = proposals
  }

  /// Whether it speaks of being funded at all.
  var isOfFunding: Bool {
    switch kind {
    case .requires, .excludes, .package: true
    case .substitutes, .complements: false
    }
  }
}
