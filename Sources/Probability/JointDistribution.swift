/// What is believed of all uncertain quantities of a model together.
///
/// Parameters are independent but for correlations and bounds. Correlations are of normal scores (a Gaussian
/// copula): within each set of parameters they hold together, and nowhere else, scores are mixed by a
/// Cholesky factor in the order in which correlations first name them. Shares are correlated as wholes: the
/// gammas they are made of, each with the one in the same row, so that each whole has its own Dirichlet
/// distribution whatever it goes with. A bound cuts a distribution at the
/// other parameter's value in the same draw, row by row, and the parameter's uniform is as far up what is
/// left; where nothing is left the value is the bound.
///
/// A further parameter changes no other's draws; a further correlation changes only those of the
/// later-named of its set.
public struct JointDistribution: Sendable {
  /// The parameters, in the order of every array.
  public let parameters: [Parameter]
  /// What was changed to make correlations possible; empty unless that was asked for and needed.
  public let repairs: [CorrelationRepair]

  let prepared: [PreparedParameter]
  let blocks: [CorrelatedBlock]
  /// Places of parameters, each after the one that bounds it.
  let order: [Int]

  /// Puts parameters together.
  ///
  /// - Parameters:
  ///   - parameters: each with a name of its own.
  ///   - correlations: pairs of parameters whose rows are drawn together; a pair that is not given has 0.
  ///   - repairingCorrelations: whether correlations that no quantities have are moved to the nearest that
  ///     some have; `repairs` says what that changed.
  /// - Throws: `ImpossibleJoint` with everything that is impossible.
  public init(
    parameters: [Parameter], correlations: [Correlation] = [], repairingCorrelations: Bool = false
  ) throws(ImpossibleJoint) {
    let checks = JointChecks(parameters: parameters, correlations: correlations)
    guard checks.problems.isEmpty else { throw ImpossibleJoint(checks.problems) }
    let (blocks, repairs, problems) = CorrelatedBlock.blocks(
      of: correlations, places: checks.places, repairing: repairingCorrelations)
    guard problems.isEmpty else { throw ImpossibleJoint(problems) }
    self.parameters = parameters
    self.repairs = repairs
    self.blocks = blocks
    self.order = checks.order
    self.prepared = parameters.map { PreparedParameter($0, places: checks.places) }
  }

  /// The means of every parameter, `[parameter][row]`.
  ///
  /// A bounded parameter's is the mean it has without the bound, or the bounding parameter's where that
  /// would be beyond it: what a run at central values takes, not the mean of its draws.
  public var means: [[Double]] { stopped(parameters.map(\.means)) }

  /// Values of every parameter, `[parameter][row]`, each bounded one stopped at the one that bounds it: row
  /// by row, and that one before it, so that what is bounded by something bounded keeps to both.
  public func stopped(_ values: [[Double]]) -> [[Double]] {
    var values = values
    for place in order {
      guard let bound = prepared[place].bound else { continue }
      let ends = values[bound.place]
      for row in values[place].indices {
        let end = ends.count == 1 ? ends[0] : ends[row]
        values[place][row] =
          bound.isAbove ? min(values[place][row], end) : max(values[place][row], end)
      }
    }
    return values
  }
}
