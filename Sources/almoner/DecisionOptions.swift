import ArgumentParser
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

  /// Refuses what is asked of all draws where one alone is answered.
  func checkSense(with drawing: DrawingOptions) throws {
    guard let draw = drawing.draw, let first = asked.first else { return }
    throw ValidationError(
      "\(first) is asked of all draws, and --draw \(draw) answers one alone; leave one of them out")
  }

  /// The flags that were given, as they were.
  private var asked: [String] {
    [
      replan.map { "--replan \($0)" }, budgetProbability.map { "--hold-budget \($0)" },
      tornado ? "--tornado" : nil, sobol.map { "--sobol \($0)" },
      prices.map { "--willingness-to-pay \($0)" },
    ].compactMap(\.self)
  }

  /// The flags as settings of the scenario.
  var settings: [Setting] {
    let sensitivity = "uncertainty.sensitivity"
    return [
      replan.map { Setting(flag: "--replan", path: "uncertainty.replan", text: $0) },
      budgetProbability.map {
        Setting(flag: "--hold-budget", path: "uncertainty.hold_budget", text: $0)
      },
      tornado ? Setting(flag: "--tornado", path: "\(sensitivity).tornado", text: "true") : nil,
      sobol.map { Setting(flag: "--sobol", path: "\(sensitivity).sobol", text: $0) },
      prices.map {
        Setting(
          flag: "--willingness-to-pay", path: "uncertainty.willingness_to_pay", list: $0)
      },
    ].compactMap(\.self)
  }

  /// Why a question has no answer to what is asked; `nil` where it has, or nothing is.
  func problem(of question: Question, in file: String) -> Problem? {
    guard let first = asked.first else { return nil }
    func problem(_ text: String, help: String) -> Problem {
      Problem(
        .error, "uncertainty.nothing-drawn", "\(first): \(text)", help: help, at: Mark(file: file))
    }
    switch question {
    case .population(let scenario) where scenario.limits == nil:
      return problem(
        "there is no money for programmes, so nothing to decide",
        help: "give the scenario 'budget.revenue'")
    case .cohort where replan != nil || budgetProbability != nil:
      return problem("the scenario is about a cohort, and has no plan", help: "leave it out")
    case .portfolio:
      return problem(
        "the scenario is a portfolio, of which nothing is uncertain", help: "leave it out")
    case .population, .cohort: return nil
    }
  }
}
