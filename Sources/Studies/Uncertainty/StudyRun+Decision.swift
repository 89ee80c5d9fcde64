import Scenarios

extension StudyRun {
  /// The run with its decision weighed over the draws that were made of it; the run itself where none
  /// were, or nothing may be bought.
  ///
  /// What was asked for and could not be found is added to `missing`.
  ///
  /// - Parameter progress: told the stage and the share of it that is done.
  /// - Returns: the run with `decision`.
  public func decided(
    progress: @escaping @Sendable (String, Double) -> Void = { _, _ in }
  ) -> StudyRun {
    guard let uncertainty = scenario.uncertainty, let sample,
      let decision = PlanDecision.of(
        self, sample: sample.headlines, under: uncertainty, progress: progress)
    else { return self }
    var decided = self
    decided.decision = decision
    decided.missing += decision.missing
    decided.timings += decision.timings
    return decided
  }
}
