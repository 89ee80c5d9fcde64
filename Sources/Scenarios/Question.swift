/// What a scenario file asks about: a population and its health system, a cohort, or a table of
/// proposals.
public enum Question: Sendable {
  /// A system of places, as its pack has demography.
  case population(Scenario)
  /// A cohort moving between states of health.
  case cohort(CohortScenario)
  /// Which of some proposals to fund, with no population.
  case portfolio(PortfolioScenario)

  /// Reads a scenario with its pack or tables and overrides, of whichever kind it is.
  ///
  /// - Parameters:
  ///   - path: the scenario file.
  ///   - overrides: `path=value` arguments, laid over the file in order.
  /// - Returns: the scenario, with every part of it checked.
  /// - Throws: `Problems`, all of them at once, each with its place and remedy.
  public static func load(_ path: String, overrides: [String] = []) throws(Problems) -> Question {
    let log = ProblemLog()
    let question = ScenarioLoader(path: path, overrides: overrides, log: log).load()
    try log.throwIfErrors()
    guard let question else {
      preconditionFailure("a scenario that could not be read has reported why")
    }
    return question
  }

  /// What it asks about, for a sentence: `a population`.
  public var subject: String {
    switch self {
    case .population: "a population"
    case .cohort: "a cohort"
    case .portfolio: "a portfolio"
    }
  }

  /// The whole of what was asked, pack, scenario and overrides laid over one another.
  public var resolved: MarkedNode {
    switch self {
    case .population(let scenario): scenario.resolved
    case .cohort(let scenario): scenario.resolved
    case .portfolio(let scenario): scenario.resolved
    }
  }

  /// Warnings that do not stand in the way of a run.
  public var warnings: Problems {
    switch self {
    case .population(let scenario): scenario.warnings
    case .cohort(let scenario): scenario.warnings
    case .portfolio(let scenario): scenario.warnings
    }
  }
}
