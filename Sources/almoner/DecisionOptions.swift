import ArgumentParser
import CohortModels
import Scenarios

/// What is asked of draws about the decision: settings of the scenario's `uncertainty`, laid over it.
struct DecisionOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: "In how many draws to find the best plan anew: how firm it is, and its regret.",
    transform: FlagValue.text)
  var replan: String?

  @Option(
    name: .customLong("hold-budget"), parsing: .unconditional,
    help: ArgumentHelp(
      "Find a plan whose programmes stay within their money in every year with this probability.",
      valueName: "probability"),
    transform: FlagValue.text)
  var budgetProbability: String?

  @Flag(help: "Move each parameter by itself over its 95% interval.")
  var tornado = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many base points to estimate Sobol' indices from (256 is a start).", valueName: "points"),
    transform: FlagValue.text)
  var sobol: String?

  @Option(
    name: .customLong("willingness-to-pay"), parsing: .unconditional,
    help: ArgumentHelp(
      "Prices of a QALY to judge the decision by, rising, such as 20000,30000.",
      valueName: "price,…"),
    transform: FlagValue.text)
  var prices: String?

  /// The flags as settings of the scenario.
  var settings: [Setting] {
    let sensitivity = "uncertainty.sensitivity"
    return [
      replan.map { Setting(flag: "--replan", path: "uncertainty.replan", text: $0) },
      budgetProbability.map {
        Setting(flag: "--hold-budget", path: "uncertainty.hold_budget", text: $0)
      },
      tornado ? Setting(switch: "--tornado", path: "\(sensitivity).tornado") : nil,
      sobol.map { Setting(flag: "--sobol", path: "\(sensitivity).sobol", text: $0) },
      prices.map {
        Setting(
          flag: "--willingness-to-pay", path: "uncertainty.willingness_to_pay", list: $0)
      },
    ].compactMap(\.self)
  }

  /// Where a `--set` asks what the flags here ask.
  private func marks(set resolved: MarkedNode) -> [Mark] {
    ["replan", "hold_budget", "sensitivity"].compactMap {
      resolved.node(at: "uncertainty.\($0)")?.mark
    }.filter { $0.file == Mark.overrideFile }
  }

  /// Why a question has no answer to what is asked, by the flags that ask; none where it has.
  ///
  /// - Parameters:
  ///   - question: what is answered.
  ///   - draw: the draw that is answered alone; `nil` where all are.
  /// - Returns: a problem for each of the flags.
  func problems(of question: Question, draw: Int?) -> [Problem] {
    func problems(
      _ code: String, _ text: String, help: String, setAt sets: [Mark] = []
    ) -> [Problem] {
      (settings.map(\.pathMark) + sets).map { Problem(.error, code, text, help: help, at: $0) }
    }
    if let draw {
      return problems(
        "uncertainty.one-draw", "it is asked of all draws, and --draw \(draw) answers one alone",
        help: "leave one of the two out", setAt: marks(set: question.resolved))
    }
    switch question {
    case .population(let scenario) where scenario.limits == nil:
      return problems(
        "uncertainty.nothing-drawn", "there is no money for programmes, so nothing to decide",
        help: "give the scenario 'budget.revenue'")
    case .cohort(let scenario) where scenario.model.strategies.count < 2:
      return problems(
        "uncertainty.nothing-drawn", "there is one strategy, so nothing to decide",
        help: "give the cohort another strategy, or leave it out")
    case .portfolio:
      return problems(
        "uncertainty.nothing-drawn", "the scenario is a portfolio, of which nothing is uncertain",
        help: "leave it out")
    case .population, .cohort: return []
    }
  }
}
