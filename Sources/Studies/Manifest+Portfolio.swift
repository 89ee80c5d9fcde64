import Allocation
import Commissioning
import Foundation
import Scenarios

extension Manifest {
  /// What a portfolio reached.
  public struct ReachedPortfolio: Codable, Sendable {
    /// What the portfolio was chosen for.
    public let objective: String
    /// The unit of `value`.
    public let unit: String
    /// The value of the best portfolio, worked out again from its coverage.
    public let value: Double
    /// The best value there could be as far as the solver has proven.
    public let bound: Double
    /// What is still to be had, as a share of the value.
    public let gap: Double
    /// How many proposals there are.
    public let proposals: Int
    /// How many proposals are funded.
    public let funded: Int
    /// How much worse alternatives may be, as a share of the value.
    public let slack: Double
  }

  /// The record of a study of a portfolio, with the command as it was given.
  public init(of study: PortfolioStudy, command: [String]) {
    let scenario = study.scenario
    program = "almoner \(ProgramVersion.almoner)"
    libraries = Self.libraries
    self.command = command
    self.scenario = scenario.name
    model = nil
    seed = nil
    drawing = nil
    years = []
    priceYear = scenario.priceYear
    envelope = nil
    inputs = scenario.inputs.map(Input.init)
    allocation = nil
    cohort = nil
    portfolio = ReachedPortfolio(
      objective: scenario.problem.goal.name, unit: scenario.problem.objectiveUnit,
      value: study.best.value, bound: study.best.bound, gap: study.best.gap,
      proposals: scenario.problem.proposals.count,
      funded: study.best.coverage.count { $0 > 0 }, slack: study.scenario.slack)
    checks = study.checks.map(Check.init)
    timings = study.timings.map(Timing.init)
  }
}

extension PortfolioProblem.Goal {
  /// The goal as scenarios write it.
  var name: String {
    switch self {
    case .mostBenefit: "benefit"
    case .netBenefit: "net-benefit"
    case .lowestCost: "lowest-cost"
    }
  }
}
