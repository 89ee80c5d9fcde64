import CohortModels
import Commissioning
import Probability
import Scenarios

/// Follows some draws of a cohort: what every job on draws shares.
struct CohortFollower: Sendable {
  /// Some draws that were followed.
  struct Followed: Sendable {
    /// What each strategy comes to.
    let draws: CohortDraws
    /// Every figure, `[draw][figure]`.
    let figures: [Double]
  }

  let figures: CohortFigures
  private let batch: CohortBatch
  private let uncertainty: Uncertainty<CohortTarget>
  /// Where the scenario says what is uncertain.
  private let mark: Mark

  init(_ scenario: CohortScenario, under uncertainty: Uncertainty<CohortTarget>) {
    figures = CohortFigures(scenario.figures, price: scenario.willingnessToPay)
    batch = CohortBatch(
      scenario.figures, targets: uncertainty.targets,
      valueCounts: uncertainty.joint.means.map(\.count), counting: scenario.counting,
      discounting: scenario.discounting, isDetailed: true)
    self.uncertainty = uncertainty
    mark = scenario.resolved["uncertainty"]?.mark ?? Mark(file: scenario.file)
  }

  /// Follows draws, numbered from 0; fails with the first that cannot be.
  func follow(_ block: Range<Int>) -> Result<Followed, Problems> {
    let drawn = block.map { draw in
      Array(uncertainty.joint.values(of: draw, in: uncertainty.draws).joined())
    }
    let values = drawn[0].indices.map { value in drawn.map { $0[value] } }
    do throws(ImpossibleDraw) {
      let draws = try batch.draws(values)
      return .success(Followed(draws: draws, figures: figures.block(draws)))
    } catch {
      return .failure(Problems([problem(error, in: block)]))
    }
  }

  /// A draw that cannot be, with its remedy.
  private func problem(_ impossible: ImpossibleDraw, in block: Range<Int>) -> Problem {
    let excess = impossible.excess
    let inputs = batch.inputs
    return Problem(
      .error, "uncertainty.impossible-draw",
      "in draw \(block.lowerBound + impossible.draw + 1) "
        + excess.words(
          leaving: inputs.states[excess.state].id,
          under: inputs.courses[impossible.strategy].id, inputs.basis),
      help: inputs.basis.isRates
        ? "make the distributions of its moves narrower, or cycles shorter"
        : "make the distributions of its moves narrower, or draw them together", at: mark)
  }
}
