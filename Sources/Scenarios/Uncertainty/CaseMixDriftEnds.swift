import PopulationHealth
import Probability

/// What conditions explain of moves to greater need where another share of the drift observed goes on.
///
/// Moves are more or fewer with it and the new cases of conditions are not, so that they explain another
/// share of them.
struct CaseMixDriftEnds: Sendable {
  let risk: RiskModel
  let need: NeedModel
  let observed: ObservedCaseMix

  /// How much more than everything conditions explain; `nil` where they do not.
  func problem(at weight: Double) -> String? {
    let moved = risk.replacing(
      upwardRate: need.moves.upwardRate(of: need.shares),
      with: CaseMixDrift(weight: weight).moves(from: observed).upwardRate(of: need.shares))
    return ConditionTables.excess(
      of: moved.conditions.map(\.shareOfUpwardMoves), what: "moves to greater need",
      shape: need.shape)
  }
}

extension UncertaintyReader.Believed {
  /// Reports what is wrong with the model at the ends of what the quantity may be.
  func checkEnds(_ log: ProblemLog) {
    guard let problem = quantity.problemAtEnd, case .together(let rows) = form, let row = rows.first
    else { return }
    let ends = [("low", row.support.lowerBound), ("high", row.support.upperBound)]
    for (key, end) in ends where end.isFinite {
      guard let problem = problem(end) else { continue }
      log.error(
        "uncertainty.more-than-all",
        "where \(Problem.quote(path: quantity.path)) is \(NumberText.plain(end)), \(problem)",
        help:
          "cut its distribution off with '\(key)', or lower the rates of conditions or their chance of "
          + "moving people up", at: mark)
    }
  }
}
