import Scenarios

extension Sweep {
  /// Answers the points of a sweep of a cohort one after another.
  ///
  /// - Throws: `Problems` of a point that cannot be read, or `StudyFailure` when an identity breaks.
  public func answerCohort(
    _ scenario: String, overrides: [String], progress: (Int, Int) -> Void,
    body: (_ values: [String], CohortStudy) throws -> Void
  ) throws {
    let points = points
    for (position, point) in points.enumerated() {
      progress(position, points.count)
      let question = try Question.load(scenario, overrides: overrides + settings(of: point))
      guard case .cohort(let cohort) = question else {
        preconditionFailure("a sweep is checked before it is answered")
      }
      try body(point, CohortStudy.answer(cohort))
    }
    progress(points.count, points.count)
  }
}
