import Allocation
import Commissioning
import Probability
import Scenarios

extension StudyRun {
  /// Draws what the scenario says is uncertain.
  ///
  /// - Parameter progress: told the share of the draws that are made.
  /// - Returns: the run with its draws, and how likely money is to last over them; the run itself where nothing is uncertain.
  /// - Throws: `StudyFailure.inDraw` of the first draw that has no answer.
  public func sampled(
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) throws(StudyFailure) -> StudyRun {
    guard let uncertainty = scenario.uncertainty else { return self }
    var sampled = self
    let sample = try MonteCarlo(of: self, under: uncertainty, progress: progress)
    sampled.sample = sample
    sampled.timings.append(Timing(stage: "draws", seconds: sample.seconds))
    sampled.budgets = DrawnBudget.all(of: self, sample: sample.headlines, under: uncertainty)
    return sampled
  }

  /// Answers one draw alone, with the plan found at the central values.
  ///
  /// Everything that says how the plan was chosen stays as it was; what follows from the plan is of the
  /// draw.
  ///
  /// - Parameter number: the draw, counted from 1; at most as many as the scenario says.
  /// - Returns: the run of the draw; the run itself where nothing is uncertain.
  /// - Throws: `StudyFailure.inDraw` where the draw has no answer.
  public func drawn(_ number: Int) throws(StudyFailure) -> StudyRun {
    guard let uncertainty = scenario.uncertainty else { return self }
    precondition(number >= 1 && number <= uncertainty.draws.count)
    var clock = StageClock()
    let centre = DrawnRun(central: self)
    let book = FigureBook(of: centre, isDrawn: true)
    let worker = DrawWorker(
      scenario: scenario, uncertainty: uncertainty, coverage: allocation?.plan, book: book,
      progress: { _ in })
    let drawn = try worker.run(number - 1)
    var headlines = HeadlineSample(book: book, central: book.values(of: centre).figures)
    headlines.add(headlines.own(of: book.values(of: drawn).figures))
    let attribution =
      self.attribution == nil
      ? nil
      : Attributor(
        model: drawn.scenario.model, terms: drawn.scenario.terms, start: drawn.start,
        baseline: drawn.baseline, plan: drawn.plan, coverage: drawn.coverage
      ).attribution()
    let caseMix =
      self.caseMix.isEmpty
      ? [] : CaseMixProjection.all(of: drawn.scenario, baseline: drawn.baseline.years)
    let checks =
      drawn.checks + (attribution.map { [IntegrityCheck.closure(of: $0)] } ?? [])
    guard checks.allSatisfy(\.holds) else {
      throw .inDraw(number, .identityBroken(checks.filter { !$0.holds }))
    }
    clock.end("draw \(number)")
    return StudyRun(
      scenario: drawn.scenario, start: drawn.start, baseline: drawn.baseline, plan: drawn.plan,
      allocation: allocation, explanation: explanation, alternatives: alternatives,
      frontier: frontier, missing: missing, caseMix: caseMix, attribution: attribution,
      checks: checks, timings: timings + clock.timings,
      draw: SingleDraw(number: number, count: uncertainty.draws.count, headlines: headlines))
  }
}
