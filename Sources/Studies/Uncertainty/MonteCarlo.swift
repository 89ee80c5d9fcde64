public import Commissioning
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
    guard let uncertainty = scenario.uncertainty, let rule = uncertainty.stopping else {
      return nil
    }
    let node = scenario.resolved["uncertainty"]?["stop_when"]
    func problem(_ code: String, _ message: String, help: String, at mark: Mark?) -> Problem {
      Problem(.error, code, message, help: help, at: mark ?? Mark(file: scenario.file))
    }
    if uncertainty.draws.sampling == .latinHypercube {
      return problem(
        "uncertainty.stop-when",
        "a Latin hypercube is not ended early: all its draws are one design",
        help: "leave 'stop_when' out, or take another 'sampling'", at: node?.mark)
    }
    guard Headline(rawValue: rule.measure) == nil else { return nil }
    return problem(
      "uncertainty.measure", "'\(rule.measure)' is no headline of a run",
      help: "use one of \(Headline.allCases.map(\.rawValue).joined(separator: ", "))",
      at: node?["measure"]?.mark)
  }

  /// The headline whose Monte Carlo standard error a stopping rule may bound, by its name: the
  /// difference that the plan makes over the whole study where there is one, or else what there is.
  public static func row(ofMeasure name: String, in sample: HeadlineSample) -> Int? {
    guard let headline = Headline(rawValue: name) else { return nil }
    let arms: [Headline.Arm] = [.difference, .plan, .baseline]
    return arms.lazy.compactMap { sample.row(of: headline, $0) }.first
  }
}
