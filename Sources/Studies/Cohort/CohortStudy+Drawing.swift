import CohortModels
import Probability
public import Scenarios

extension CohortStudy {
  /// Why what is asked of draws cannot be had of a cohort; `nil` where it can.
  public static func problem(in scenario: CohortScenario) -> Problem? {
    guard let uncertainty = scenario.uncertainty else { return nil }
    let asked = uncertainty.analyses
    func problem(_ key: String, _ message: String, help: String) -> Problem {
      Problem(
        .error, "uncertainty.cohort", "'\(key)' \(message)", help: help,
        at: scenario.resolved["uncertainty"]?[key]?.mark ?? Mark(file: scenario.file))
    }
    if uncertainty.stopping != nil {
      return problem(
        "stop_when", "is for populations: all draws of a cohort are made",
        help: "leave it out; 'draws' says how many")
    }
    for (key, isAsked) in [
      ("replan", asked.replannedDraws > 0), ("hold_budget", asked.budgetProbability != nil),
    ] where isAsked {
      return problem(
        key, "is about a plan, and a cohort has none",
        help: "leave it out; strategies are compared in every draw")
    }
    return nil
  }

  /// Draws what the scenario says is uncertain, and weighs the choice between strategies over the draws.
  ///
  /// - Parameter progress: told the stage and the share of it that is done.
  /// - Returns: the study with its draws; the study itself where none are asked for.
  /// - Throws: `Problems` with the first draw that cannot be.
  public func sampled(
    progress: @escaping @Sendable (String, Double) -> Void = { _, _ in }
  ) throws(Problems) -> CohortStudy {
    guard let uncertainty = scenario.uncertainty else { return self }
    var clock = StageClock()
    var sampled = self
    let sample = try CohortSample(of: scenario, under: uncertainty) {
      progress("drawing", $0)
    }
    sampled.sample = sample
    clock.end("draws")
    sampled.decision = CohortDecision(
      of: scenario, sample: sample, under: uncertainty, progress: progress)
    clock.end("decision")
    sampled.timings += clock.timings
    return sampled
  }

  /// Answers one draw alone: everything is of the draw, and its totals are those that all draws together
  /// have for it.
  ///
  /// - Parameter number: the draw, counted from 1; at most as many as the scenario says.
  /// - Returns: the study of the draw; the study itself where no draws are asked for.
  /// - Throws: `Problems` where the draw cannot be, `StudyFailure.inDraw` when an identity does not hold.
  public func drawn(_ number: Int) throws -> CohortStudy {
    guard let uncertainty = scenario.uncertainty else { return self }
    precondition(number >= 1 && number <= uncertainty.draws.count)
    let sample = try CohortSample(of: scenario, under: uncertainty, alone: number - 1)
    let values = uncertainty.joint.values(of: number - 1, in: uncertainty.draws)
    let drawn = try scenario.drawing(values)
    do throws(StudyFailure) {
      var study = try CohortStudy.answer(drawn)
      study.sample = sample
      return study
    } catch {
      throw StudyFailure.inDraw(number, error)
    }
  }
}
