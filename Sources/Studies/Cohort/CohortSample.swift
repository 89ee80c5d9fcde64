public import CohortModels
import Commissioning
import Parallelism
import Probability
public import Scenarios

/// A cohort under every draw of what is uncertain: all figures of its tables summed up over them, and what
/// each strategy comes to in each.
///
/// A draw depends on its own number only, and draws are summed up in their order: any number of jobs gives
/// the same bytes. Memory grows with draws by three numbers a strategy.
public struct CohortSample: Sendable {
  /// What was asked for.
  public let uncertainty: Uncertainty<CohortTarget>
  /// The draws made, numbered from 0.
  public let draws: Range<Int>
  /// Whether it is one draw that was asked for alone.
  public let isAlone: Bool
  /// Where each figure stands.
  public let figures: CohortFigures
  /// Every figure over the draws.
  public let summary: FigureSummary
  /// Codes of the strategies.
  public let strategies: [String]
  /// Discounted totals of each strategy in each draw.
  public let totals: [CohortDraws.Totals]

  /// Draws that one job follows before they are summed up.
  private static let blockSize = 256

  /// Follows draws.
  ///
  /// - Parameters:
  ///   - scenario: the cohort.
  ///   - uncertainty: what is uncertain of it.
  ///   - alone: the only draw wanted, from 0; `nil` for all of them.
  ///   - progress: told the share of the draws that are made.
  /// - Throws: `Problems` with the first draw in which the chances of leaving a state are more than
  ///   everyone, or rates too high to be followed.
  public init(
    of scenario: CohortScenario, under uncertainty: Uncertainty<CohortTarget>, alone: Int? = nil,
    progress: (Double) -> Void = { _ in }
  ) throws(Problems) {
    let follower = CohortFollower(scenario, under: uncertainty)
    let asked = alone.map { $0..<$0 + 1 } ?? 0..<uncertainty.draws.count
    let atOnce = Self.blockSize * max(1, Concurrency.jobs)
    let strategies = scenario.figures.courses.map(\.id)
    var summary = FigureSummary(figures: follower.figures.count)
    var totals = strategies.map { _ in CohortDraws.Totals.none }
    for first in stride(from: asked.lowerBound, to: asked.upperBound, by: atOnce) {
      let draws = first..<min(first + atOnce, asked.upperBound)
      let blocks = stride(from: first, to: draws.upperBound, by: Self.blockSize).map {
        $0..<min($0 + Self.blockSize, draws.upperBound)
      }
      let answers = concurrentMap(blocks.count) { follower.follow(blocks[$0]) }
      for answer in answers {
        let followed = try answer.get()
        summary.add(followed.figures, draws: followed.draws.count)
        for strategy in totals.indices { totals[strategy].append(followed.draws.totals[strategy]) }
      }
      progress(Double(draws.upperBound - asked.lowerBound) / Double(asked.count))
    }
    for (figure, draws) in follower.figures.kept(totals) { summary.keep(draws, of: figure) }
    self.uncertainty = uncertainty
    self.draws = asked
    isAlone = alone != nil
    figures = follower.figures
    self.summary = summary
    self.strategies = strategies
    self.totals = totals
  }

  /// The decision between the strategies, as far as its statistics need to know it.
  public var decision: DecisionSample {
    DecisionSample(
      strategies: strategies, costs: totals.map(\.cost), effects: totals.map(\.qalys),
      parameters: DecisionSample.parameters(of: uncertainty, draws: draws.count),
      sampling: uncertainty.draws.sampling)
  }
}
