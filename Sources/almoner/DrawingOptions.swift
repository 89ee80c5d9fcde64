import ArgumentParser
import Commissioning
import Probability
import Scenarios

/// How a command draws what is uncertain: settings of the scenario's `uncertainty`, laid over it.
struct DrawingOptions: ParsableArguments {
  @Option(help: "How many draws of what is uncertain to make.")
  var draws: Int?

  @Option(help: "Where the random numbers of draws start (default: 1).")
  var seed: Int?

  @Option(
    help: ArgumentHelp(
      "How draws are spread: \(Draws.Sampling.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "sampling"))
  var sampling: String?

  @Option(
    help: ArgumentHelp(
      "Answer this one draw alone, counted from 1: the plan is the one found at the central values.",
      valueName: "number"))
  var draw: Int?

  @Option(
    help: "How much to work on at once (default: one thing for each core); no number depends on it."
  )
  var jobs: Int?

  func validate() throws {
    if let draws, draws < 1 { throw ValidationError("--draws \(draws): make 1 draw or more") }
    if let seed, seed < 0 { throw ValidationError("--seed \(seed): give 0 or more") }
    if let sampling, Draws.Sampling(rawValue: sampling) == nil {
      throw ValidationError(
        "--sampling '\(sampling)' is none of "
          + Draws.Sampling.allCases.map(\.rawValue).joined(separator: ", "))
    }
    if let draw, draw < 1 { throw ValidationError("--draw \(draw): draws are counted from 1") }
    if let draws, let draw, draw > draws {
      throw ValidationError("--draw \(draw) is beyond the \(draws) of --draws")
    }
    if let jobs, jobs < 1 { throw ValidationError("--jobs \(jobs): give 1 or more") }
  }

  /// The flags as settings of the scenario.
  var settings: [Setting] {
    [
      draws.map { Setting(of: "--draws", "uncertainty.draws", $0) },
      seed.map { Setting(of: "--seed", "uncertainty.seed", $0) },
      sampling.map { Setting(of: "--sampling", "uncertainty.sampling", $0) },
    ].compactMap(\.self)
  }

  /// How much to work on at once.
  var workers: Int { jobs ?? Concurrency.allCores }

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
