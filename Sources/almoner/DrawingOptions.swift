import ArgumentParser
import Probability
import Scenarios

/// How a command draws what is uncertain: settings of the scenario's `uncertainty`, laid over it.
struct DrawingOptions: ParsableArguments {
  @Option(
    parsing: .unconditional, help: "How many draws of what is uncertain to make.",
    transform: FlagValue.text)
  var draws: String?

  @Option(
    parsing: .unconditional, help: "Where the random numbers of draws start (default: 1).",
    transform: FlagValue.text)
  var seed: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How draws are spread: \(Draws.Sampling.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "sampling"),
    transform: FlagValue.text)
  var sampling: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Answer this one draw alone, counted from 1: the plan is the one found at the central values.",
      valueName: "number"),
    transform: FlagValue.count)
  var draw: Int?

  /// The flags as settings of the scenario.
  var settings: [Setting] {
    [
      draws.map { Setting(flag: "--draws", path: "uncertainty.draws", text: $0) },
      seed.map { Setting(flag: "--seed", path: "uncertainty.seed", text: $0) },
      sampling.map { Setting(flag: "--sampling", path: "uncertainty.sampling", text: $0) },
    ].compactMap(\.self)
  }

  /// Why a question cannot be drawn as asked, by the flags that ask; none where it can.
  func problems(of question: Question) -> [Problem] {
    func problems(_ text: String, help: String) -> [Problem] {
      let flags = (draw.map { _ in [Mark(file: Self.single)] } ?? []) + settings.map(\.pathMark)
      return flags.map {
        Problem(.error, "uncertainty.nothing-drawn", text, help: help, at: $0)
      }
    }
    let made: Int?
    switch question {
    case .population(let scenario): made = scenario.uncertainty?.draws.count
    case .cohort(let scenario): made = scenario.uncertainty?.draws.count
    case .portfolio:
      return problems(
        "the scenario is a portfolio, of which nothing is uncertain", help: "leave it out")
    }
    guard let made else {
      return problems(
        "no draws are made of the scenario",
        help: draws == nil
          ? "say how many with --draws or 'uncertainty.draws'"
          : "say what is uncertain in 'uncertainty.parameters'")
    }
    guard let draw, draw > made else { return [] }
    return [
      Problem(
        .error, "uncertainty.nothing-drawn", "draw \(draw) is none of the \(made) of the scenario",
        help: "give a number from 1 to \(made), or more --draws", at: Mark(file: Self.single))
    ]
  }

  /// The flag that asks for one draw alone.
  private static let single = "--draw"
}
