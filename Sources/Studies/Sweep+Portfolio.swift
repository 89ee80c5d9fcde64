public import Allocation
import Commissioning
public import Scenarios

extension Sweep {
  /// The best portfolio at one point of the grid.
  public struct PortfolioPoint: Sendable {
    /// The values of the axes, in their order.
    public let values: [String]
    /// What was asked there.
    public let scenario: PortfolioScenario
    /// The best portfolio; `nil` where there is none.
    public let best: Portfolio?
    /// `done`, `no feasible portfolio`, or `solver stopped`.
    public let outcome: String
  }

  /// Answers the points of a sweep of a portfolio one after another, each with the best portfolio
  /// alone.
  ///
  /// - Throws: `Problems` of a point that cannot be read.
  public func answerPortfolio(
    _ scenario: String, overrides: [String], progress: (Int, Int) -> Void,
    body: (PortfolioPoint) throws -> Void
  ) throws {
    let points = points
    for (position, point) in points.enumerated() {
      progress(position, points.count)
      let question = try Question.load(scenario, overrides: overrides + settings(of: point))
      guard case .portfolio(let portfolio) = question else {
        preconditionFailure("a sweep is checked before it is answered")
      }
      let (best, outcome) = Self.best(of: portfolio)
      try body(
        PortfolioPoint(values: point, scenario: portfolio, best: best, outcome: outcome))
    }
    progress(points.count, points.count)
  }

  private static func best(of scenario: PortfolioScenario) -> (Portfolio?, String) {
    do throws(PortfolioFailure) {
      return (try PortfolioSearch(scenario.problem).best(), "done")
    } catch {
      if case .conflictingLimits = error { return (nil, "no feasible portfolio") }
      return (nil, "solver stopped")
    }
  }
}
