/// How far each of some proposals is funded, and by whom.
public struct Portfolio: Hashable, Sendable {
  /// Share of its cases each proposal serves, in the order of the problem.
  public let coverage: [Double]
  /// GBP each fund pays for each proposal, `[proposal][fund]`; the rest comes from the limits on
  /// revenue and capital.
  public let payments: [[Double]]
  /// What the portfolio was chosen for, worked out again from coverage.
  public let value: Double
  /// The best value there could be as far as the solver has proven.
  public let bound: Double

  /// A portfolio as it is.
  package init(coverage: [Double], payments: [[Double]], value: Double, bound: Double) {
    self.coverage = coverage
    self.payments = payments
    self.value = value
    self.bound = bound
  }

  /// How far `value` is from `bound`, as a share of the larger.
  public var gap: Double {
    let size = max(abs(value), abs(bound))
    return size == 0 ? 0 : abs(bound - value) / size
  }

  /// Coverage that is no more than the solver's rounding counts as none.
  static let leastCoverage = 1e-9

  /// Whether a proposal is funded at all.
  public func isFunded(_ proposal: Int) -> Bool { coverage[proposal] > 0 }
}
