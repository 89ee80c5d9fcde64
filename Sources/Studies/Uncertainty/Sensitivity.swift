import Parallelism
public import Probability

/// What parameters do to outcomes of a model that is run anew for the question: one at a time (tornado),
/// and all at once (Sobol' indices).
///
/// It knows the model only as a function from the values of all parameters to some outcomes, and so serves
/// a plan and a cohort alike.
public struct Sensitivity: Sendable {
  /// An outcome of a strategy.
  public struct Outcome: Hashable, Sendable {
    /// The strategy, beside the first.
    public let strategy: String
    /// What it is, as tables write it: `cost`, `effect`, `net_benefit`.
    public let name: String

    /// Names an outcome.
    public init(strategy: String, name: String) {
      self.strategy = strategy
      self.name = name
    }
  }

  /// Where the parameters that are not moved stay.
  public enum Others: String, CaseIterable, Hashable, Sendable {
    /// At the mean of their distributions.
    case mean
    /// At the values in the files.
    case central
  }

  /// The bars of one outcome.
  public struct Diagram: Sendable {
    /// The outcome.
    public let outcome: Outcome
    /// Where the other parameters stay.
    public let others: Others
    /// The bars.
    public let tornado: Tornado
  }

  /// The indices of one outcome.
  public struct Indices: Sendable {
    /// The outcome.
    public let outcome: Outcome
    /// One a group; none where the outcome does not vary.
    public let groups: [SobolIndex]
  }

  /// One for each outcome and place of the others; none where it was not asked for.
  public let diagrams: [Diagram]
  /// One for each outcome; none where it was not asked for.
  public let indices: [Indices]

  /// More parameters than this are taken by group when their indices are estimated.
  public static let mostApart = 8

  /// Runs the model as often as it takes, on every core.
  ///
  /// A tornado takes two runs a parameter for each place of the others, and one more; indices take
  /// points × (groups + 2).
  ///
  /// - Parameters:
  ///   - joint: what is believed of the parameters.
  ///   - central: their values in the files, `[parameter][row]`.
  ///   - tornado: whether bars are wanted.
  ///   - points: base points of the indices; 0 for no indices, 1 counts as 2.
  ///   - seed: where the points start.
  ///   - outcomes: what `evaluate` gives.
  ///   - progress: told the share that is done.
  ///   - evaluate: the outcomes, in their order, where parameters have these values.
  public init(
    of joint: JointDistribution, central: [[Double]], tornado: Bool, points: Int, seed: UInt64,
    outcomes: [Outcome], progress: @escaping @Sendable (Double) -> Void = { _ in },
    evaluate: @escaping @Sendable ([[Double]]) -> [Double]
  ) {
    let bars = tornado ? Self.barPoints(of: joint, central: central) : []
    let design = points > 0 ? Self.design(of: joint, points: Swift.max(points, 2), seed: seed) : nil
    let count = WorkCount(of: bars.count + (design?.count ?? 0), progress)
    let ends = concurrentMap(bars.count) { number in
      defer { count.finishOne() }
      return evaluate(bars[number].values)
    }
    diagrams =
      tornado
      ? Others.allCases.flatMap { others in
        outcomes.indices.map { outcome in
          Self.diagram(
            outcomes[outcome], others, joint: joint,
            points: zip(bars, ends).filter { $0.0.others == others }.map { ($0.0, $0.1[outcome]) })
        }
      } : []
    guard let design else {
      indices = []
      return
    }
    let found = concurrentMap(design.count) { number in
      defer { count.finishOne() }
      return evaluate(joint.values(at: design.point(number)))
    }
    indices = outcomes.indices.map { outcome in
      Indices(
        outcome: outcomes[outcome], groups: design.indices(of: found.map { $0[outcome] }) ?? [])
    }
  }

  private static func design(
    of joint: JointDistribution, points: Int, seed: UInt64
  ) -> SobolDesign<[Double]> {
    func table(_ seed: UInt64) -> [[[Double]]] {
      let draws = Draws(seed: seed, count: points, sampling: .latinHypercube)
      return (0..<points).map { joint.uniforms(of: $0, in: draws) }
    }
    // The second table is of another seed, as far from the first as any.
    return SobolDesign(
      groups: groups(of: joint), first: table(seed), second: table(seed ^ 0x9E37_79B9_7F4A_7C15))
  }

  /// What is varied together: parameters by themselves where they are few, else by group; and together
  /// whatever is correlated or bounded by one another, as indices are of independent sets only.
  static func groups(of joint: JointDistribution) -> [SobolDesign<[Double]>.Group] {
    let isApart = joint.parameters.count <= mostApart
    var sets: [(names: [String], members: [Int])] = []
    for (position, parameter) in joint.parameters.enumerated() {
      let name = isApart ? parameter.name : parameter.group
      if let known = sets.firstIndex(where: { $0.names == [name] }) {
        sets[known].members.append(position)
      } else {
        sets.append(([name], [position]))
      }
    }
    for set in joint.dependentSets {
      let touched = sets.indices.filter { !Set(sets[$0].members).isDisjoint(with: set) }
      guard touched.count > 1 else { continue }
      let merged = (
        names: touched.flatMap { sets[$0].names }, members: touched.flatMap { sets[$0].members }
      )
      sets[touched[0]] = merged
      for gone in touched.dropFirst().reversed() { sets.remove(at: gone) }
    }
    return sets.map {
      SobolDesign.Group(name: $0.names.joined(separator: " + "), members: $0.members)
    }
  }
}
