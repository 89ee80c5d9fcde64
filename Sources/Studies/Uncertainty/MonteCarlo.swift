public import Commissioning
import PopulationHealth
import Probability
public import Scenarios

/// A run under every draw of what is uncertain: every figure of its tables summed up over them, and the
/// headlines of each.
///
/// The plan is the one found at the central values; its coverage is held in every draw. Memory does not
/// grow with draws, but for the headlines, some hundred numbers a draw.
public struct MonteCarlo: Sendable {
  /// What was asked for.
  public let uncertainty: Uncertainty<ParameterTarget>
  /// How many draws were made: fewer than asked for where the stopping rule was met.
  public let made: Int
  /// Where each figure stands.
  public let book: FigureBook
  /// The figures at the central values.
  public let central: FigureBook.Values
  /// Every figure over the draws.
  public let summary: FigureSummary
  /// The headlines of each draw.
  public let headlines: HeadlineSample
  /// Wall time in seconds.
  public let seconds: Double

  /// Whether the stopping rule ended it before all draws were made.
  public var isStoppedEarly: Bool { made < uncertainty.draws.count }

  /// Why what is uncertain in a scenario cannot be drawn as it says; `nil` where it can.
  public static func problem(in scenario: Scenario) -> Problem? {
    guard let uncertainty = scenario.uncertainty else { return nil }
    if uncertainty.analyses.asksOfDecision, scenario.limits != nil,
      !scenario.model.quality.isMeasured
    {
      return Problem(
        .error, "uncertainty.nothing-weighed",
        "what is asked of draws about the decision weighs QALYs, and quality of life is not measured",
        help:
          "give the pack 'quality_of_life', or leave 'replan', 'hold_budget' and 'sensitivity' out",
        at: mark(ofAsked: uncertainty.analyses, in: scenario))
    }
    guard let rule = uncertainty.stopping else { return nil }
    if uncertainty.draws.sampling == .latinHypercube {
      return Problem(
        .error, "uncertainty.stop-when",
        "a Latin hypercube is not ended early: all its draws are one design",
        help: "leave 'stop_when' out, or take another 'sampling'", at: mark(in: scenario))
    }
    guard let headline = Headline(rawValue: rule.measure) else {
      return Problem(
        .error, "uncertainty.measure", "'\(rule.measure)' is no headline of a run",
        help: "use one of \(Headline.allCases.map(\.rawValue).joined(separator: ", "))",
        at: mark(in: scenario, "measure"))
    }
    return headline.lack(in: scenario).map {
      Problem(
        .error, "uncertainty.measure", "'\(rule.measure)' cannot end the draws: \($0.reason)",
        help: $0.remedy, at: mark(in: scenario, "measure"))
    }
  }

  /// Why a run, answered at the central values, cannot be drawn as its scenario says; `nil` where it can.
  ///
  /// It finds what cannot be told from the scenario alone: that the headline a stopping rule is about
  /// has no value.
  public static func problem(of run: StudyRun) -> Problem? {
    guard let rule = run.scenario.uncertainty?.stopping else { return nil }
    let centre = DrawnRun(central: run)
    let book = FigureBook(of: centre, isDrawn: true)
    let headlines = HeadlineSample(book: book, central: book.values(of: centre).figures)
    let row = row(ofMeasure: rule.measure, in: headlines)
    guard row.map({ headlines.central[$0].isFinite }) ?? false else {
      return Problem(
        .error, "uncertainty.measure",
        "'\(rule.measure)' cannot end the draws: it has no value at the central values",
        help: "take another measure, or leave 'stop_when' out",
        at: mark(in: run.scenario, "measure"))
    }
    return nil
  }

  /// Where the first is of what is asked of the decision.
  private static func mark(ofAsked asked: UncertaintyAnalyses, in scenario: Scenario) -> Mark {
    let keys = [
      ("replan", asked.replannedDraws > 0), ("hold_budget", asked.budgetProbability != nil),
      ("sensitivity", asked.tornado || asked.sobolPoints > 0),
    ].filter(\.1)
    let node = scenario.resolved["uncertainty"]
    return keys.lazy.compactMap { node?[$0.0]?.mark }.first ?? Mark(file: scenario.file)
  }

  /// Where the stopping rule, or a key of it, is.
  private static func mark(in scenario: Scenario, _ key: String? = nil) -> Mark {
    let node = scenario.resolved["uncertainty"]?["stop_when"]
    return (key.map { node?[$0] } ?? node)?.mark ?? Mark(file: scenario.file)
  }

  /// The headline whose Monte Carlo standard error a stopping rule may bound, by its name: the
  /// difference that the plan makes where there is one, or else what there is; over the whole study, or in
  /// the last year that it has.
  public static func row(ofMeasure name: String, in sample: HeadlineSample) -> Int? {
    guard let headline = Headline(rawValue: name) else { return nil }
    let arms: [Headline.Arm] = [.difference, .plan, .baseline]
    return arms.lazy.compactMap { sample.lastRow(of: headline, $0) }.first
  }
}
