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
  ///
  /// A draw does not hang on how many others there are, so that asking for one is enough to say that so
  /// many are made; `problems(of:)` refuses that of a Latin hypercube, where it does.
  var settings: [Setting] {
    [
      draw.map {
        Setting(
          flag: Mark.oneDraw.file, path: "uncertainty.draws", text: "\($0)", isFallback: true)
      },
      draws.map { Setting(flag: "--draws", path: "uncertainty.draws", text: $0) },
      seed.map { Setting(flag: "--seed", path: "uncertainty.seed", text: $0) },
      sampling.map { Setting(flag: "--sampling", path: "uncertainty.sampling", text: $0) },
    ].compactMap(\.self)
  }

  /// Why a question cannot be drawn as asked, by the flags that ask; none where it can.
  func problems(of question: Question) -> [Problem] {
    func problems(_ text: String, help: String, at flags: [Mark]? = nil) -> [Problem] {
      (flags ?? settings.map(\.pathMark)).map {
        Problem(.error, "uncertainty.nothing-drawn", text, help: help, at: $0)
      }
    }
    let (draws, resolved): (Draws?, MarkedNode)
    switch question {
    case .population(let scenario):
      (draws, resolved) = (scenario.uncertainty?.draws, scenario.resolved)
    case .cohort(let scenario):
      (draws, resolved) = (scenario.uncertainty?.draws, scenario.resolved)
    case .portfolio:
      return problems(
        "the scenario is a portfolio, of which nothing is uncertain", help: "leave it out")
    }
    guard let draws else {
      return problems(
        "no draws are made of the scenario",
        help: self.draws == nil
          ? "say how many with --draws or 'uncertainty.draws'"
          : "say what is uncertain in 'uncertainty.parameters'")
    }
    guard let draw else { return [] }
    if draws.sampling == .latinHypercube, resolved.node(at: "uncertainty.draws")?.mark == .oneDraw {
      return problems(
        "a draw of a Latin hypercube is one of so many, and nothing says how many",
        help: "say how many with --draws or 'uncertainty.draws'", at: [.oneDraw])
    }
    guard draw > draws.count else { return [] }
    return problems(
      "draw \(draw) is none of the \(draws.count) of the scenario",
      help: "give a number from 1 to \(draws.count), or more --draws", at: [.oneDraw])
  }
}
