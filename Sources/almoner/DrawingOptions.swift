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

  /// Why a question cannot be drawn as asked; `nil` where it can, or nothing was asked.
  func problem(of question: Question, in file: String) -> Problem? {
    let asked =
      draw.map { "--draw \($0)" } ?? draws.map { "--draws \($0)" } ?? seed.map { "--seed \($0)" }
      ?? sampling.map { "--sampling \($0)" }
    guard let asked else { return nil }
    func problem(_ text: String, help: String) -> Problem {
      Problem(.error, "uncertainty.nothing-drawn", text, help: help, at: Mark(file: file))
    }
    let made: Int?
    switch question {
    case .population(let scenario): made = scenario.uncertainty?.draws.count
    case .cohort(let scenario): made = scenario.uncertainty?.draws.count
    case .portfolio:
      return problem(
        "\(asked): the scenario is a portfolio, of which nothing is uncertain",
        help: "leave it out")
    }
    guard let made else {
      return problem(
        "\(asked): no draws are made of the scenario",
        help: draws == nil
          ? "say how many with --draws or 'uncertainty.draws'"
          : "say what is uncertain in 'uncertainty.parameters'")
    }
    guard let draw, draw > made else { return nil }
    return problem(
      "\(asked): the scenario has \(made) draws",
      help: "give a number from 1 to \(made), or more --draws")
  }
}
