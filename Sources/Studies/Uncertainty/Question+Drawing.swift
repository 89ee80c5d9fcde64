public import Scenarios

extension Question {
  /// Why what is asked of draws cannot be had of it; `nil` where it can, or nothing is.
  public var drawingProblem: Problem? {
    switch self {
    case .population(let scenario): MonteCarlo.problem(in: scenario)
    case .cohort(let scenario): CohortStudy.problem(in: scenario)
    case .portfolio: nil
    }
  }
}
