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
    try load(path, overrides: overrides, settings: [], from: FileShelf())
  }

  /// Reads one of many scenarios that differ in some settings.
  ///
  /// - Parameters:
  ///   - path: the scenario file.
  ///   - overrides: `path=value` arguments, laid over the file in order.
  ///   - settings: what is laid over the file after them.
  ///   - shelf: files that were read before, and where this reading leaves its own.
  /// - Returns: the scenario, with every part of it checked.
  /// - Throws: `Problems`, all of them at once, each with its place and remedy.
  public static func load(
    _ path: String, overrides: [String], settings: [Setting], from shelf: FileShelf
  ) throws(Problems) -> Question {
    let log = ProblemLog()
    let question = ScenarioLoader(
      path: path, overrides: overrides, settings: settings, shelf: shelf, log: log
    ).load()
    try log.throwIfErrors()
    guard let question else {
      preconditionFailure("a scenario that could not be read has reported why")
    }
    return question
  }

  /// Codes of every system of the pack a scenario is laid over, in the order of the pack.
  ///
  /// - Returns: nothing if that cannot be read, or the scenario is of no population; the log then says
  ///   why.
  public static func systems(
    of path: String, overrides: [String], from shelf: FileShelf, log: ProblemLog
  ) -> [String]? {
    ScenarioLoader(path: path, overrides: overrides, shelf: shelf, log: log).systems()
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

  /// Every file it was read from, in the order they were read.
  public var inputs: [TextFile] {
    switch self {
    case .population(let scenario): scenario.inputs
    case .cohort(let scenario): scenario.inputs
    case .portfolio(let scenario): scenario.inputs
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
