import Commissioning
import Probability
import Scenarios

/// What every worker on draws shares.
struct DrawWorker: Sendable {
  /// The scenario at the central values.
  let scenario: Scenario
  let uncertainty: Uncertainty<ParameterTarget>
  /// The plan; `nil` for doing nothing alone.
  let coverage: CoveragePlan?
  let book: FigureBook
  /// Told the share of all draws that are made.
  let progress: @Sendable (Double) -> Void

  /// A draw, counted from 0, answered.
  func run(_ draw: Int) throws(StudyFailure) -> DrawnRun {
    let values = uncertainty.joint.values(of: draw, in: uncertainty.draws)
    do throws(StudyFailure) {
      return try DrawnRun(answering: scenario.drawing(values), with: coverage)
    } catch {
      throw .inDraw(draw + 1, error)
    }
  }
}
