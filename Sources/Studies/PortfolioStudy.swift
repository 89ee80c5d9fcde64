public import Allocation
import Commissioning
import PopulationHealth
public import Scenarios

/// A portfolio scenario answered: what to fund, why not the rest, and what else is nearly as good.
public struct PortfolioStudy: Sendable {
  /// What was asked.
  public let scenario: PortfolioScenario
  /// The best portfolio.
  public let best: Portfolio
  /// Every limit that has an amount, with what is used of it and what more would be worth.
  public let limits: [PortfolioLimit]
  /// What each proposal is to the best portfolio, in the order of the scenario.
  public let standings: [ProposalStanding]
  /// Portfolios nearly as good that differ most.
  public let alternatives: [Portfolio]
  /// What funding in order of benefit per pound gives.
  public let ranked: Portfolio
  /// Every proposal at the same share of its maximum; `nil` where no share keeps to the limits.
  public let evenSplit: PortfolioSearch.EvenSplit?
  /// What was checked, and how far each check was from its bound.
  public let checks: [IntegrityCheck]
  /// Wall time of each stage.
  public let timings: [StudyRun.Timing]

  /// Positions of the proposals that are funded in the best portfolio and in every alternative.
  public var alwaysFunded: [Int] {
    scenario.problem.proposals.indices.filter { position in
      best.isFunded(position) && alternatives.allSatisfy { $0.isFunded(position) }
    }
  }

  /// How much worse a value of the objective is than the best.
  public func loss(of value: Double) -> Double {
    scenario.problem.gain(from: value, to: best.value)
  }

  /// Answers a scenario; `progress` is told the stage and the share of it that is done.
  ///
  /// - Returns: the best portfolio and what stands beside it.
  /// - Throws: `StudyFailure` when no portfolio keeps to the limits, the solver gives up, or an
  ///   identity does not hold.
  public static func answer(
    _ scenario: PortfolioScenario, progress: (String, Double) -> Void = { _, _ in }
  ) throws(StudyFailure) -> PortfolioStudy {
    let study: PortfolioStudy
    do throws(PortfolioFailure) {
      study = try find(scenario, progress: progress)
    } catch {
      throw failure(error, in: scenario)
    }
    guard study.checks.allSatisfy(\.holds) else {
      throw .identityBroken(study.checks.filter { !$0.holds })
    }
    return study
  }

  private static func find(
    _ scenario: PortfolioScenario, progress: (String, Double) -> Void
  ) throws(PortfolioFailure) -> PortfolioStudy {
    let search = PortfolioSearch(scenario)
    var clock = StageClock()
    progress("choosing a portfolio", 0)
    let (best, limits) = try search.bestWithLimits()
    clock.end("best")
    progress("what keeps proposals out", 0.25)
    let standings = try search.standings(in: best)
    clock.end("standings")
    progress("other portfolios", 0.75)
    let others = try search.alternatives(
      to: best, count: scenario.alternatives, slack: scenario.slack)
    clock.end("alternatives")
    let (ranked, evenSplit) = (try search.ranked(), try search.evenSplit())
    clock.end("comparisons")
    let checks = IntegrityCheck.all(best: best, others: others + [ranked], in: scenario.problem)
    clock.end("checks")
    return PortfolioStudy(
      scenario: scenario, best: best, limits: limits, standings: standings, alternatives: others,
      ranked: ranked, evenSplit: evenSplit, checks: checks, timings: clock.timings)
  }

  /// Why there is no portfolio, with where the scenario says so.
  static func failure(
    _ failure: PortfolioFailure, in scenario: PortfolioScenario
  ) -> StudyFailure {
    switch failure {
    case .conflictingLimits(let conflicts):
      let relaxation = try? PortfolioSearch(scenario).cheapestRelaxation()
      return .noPortfolio(
        PortfolioImpasse(conflicts: conflicts, relaxation: relaxation ?? [], in: scenario))
    case .timedOut: return .noPortfolioInTime(scenario)
    case .solverStopped(let reason): return .solverStopped(reason)
    }
  }
}

extension PortfolioSearch {
  /// The search that a scenario asks for.
  init(_ scenario: PortfolioScenario) {
    self.init(scenario.problem, timeLimit: .seconds(scenario.timeLimit))
  }
}

extension IntegrityCheck {
  /// The solver's tolerance on whole numbers.
  private static let portfolioTolerance = 1e-6

  /// Every identity of the portfolios of a study.
  static func all(
    best: Portfolio, others: [Portfolio], in problem: PortfolioProblem
  ) -> [IntegrityCheck] {
    let size = max(1, abs(best.value))
    return [
      IntegrityCheck(
        name: "every portfolio keeps to every limit",
        distance: ([best] + others).map { problem.largestExcess(of: $0) }.largestDistance,
        tolerance: portfolioTolerance),
      IntegrityCheck(
        name: "no other portfolio is better than the best",
        distance: max(
          0,
          others.map { problem.gain(from: best.value, to: $0.value) / size }.max() ?? 0),
        tolerance: best.gap + portfolioTolerance),
    ]
  }
}
