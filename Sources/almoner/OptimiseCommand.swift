import Allocation
import ArgumentParser
import Scenarios
import Studies

struct OptimiseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "optimise",
    abstract: "Find the plan that does the most good, what is nearly as good, and the trade-offs.",
    discussion: """
      Does what run does, draws included, with what to look for given here and not in the scenario's \
      'allocation'. Measures: qalys, life-years, healthy-life-years, net-monetary-benefit, \
      lowest-cost, bed-days, inequality.

      Examples:
        almoner optimise scenarios/south-yorkshire.yaml
        almoner optimise scenarios/south-yorkshire.yaml --objective bed-days
        almoner optimise scenarios/south-yorkshire.yaml --objective inequality,qalys
        almoner optimise scenarios/south-yorkshire.yaml --alternatives 3 --slack 0.02
        almoner optimise scenarios/south-yorkshire.yaml --frontier qalys,bed-days --points 7
        almoner optimise scenarios/south-yorkshire.yaml --write-lp plan.lp
        almoner optimise scenarios/south-yorkshire.yaml --draws 1000 --hold-budget 0.9
      """)

  @OptionGroup var options: ScenarioOptions
  @OptionGroup var drawing: DrawingOptions
  @OptionGroup var deciding: DecisionOptions
  @OptionGroup var working: WorkingOptions
  @OptionGroup var keeping: KeepingOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "What to choose the plan for; several in order, as of plans equally good by the first.",
      valueName: "measure,…"),
    transform: FlagValue.text)
  var objective: String?

  @Option(
    parsing: .unconditional, help: "How many plans nearly as good to look for.",
    transform: FlagValue.text)
  var alternatives: String?

  @Option(
    parsing: .unconditional,
    help: "By how much of the best plan's gain they may fall short (default: 0.02).",
    transform: FlagValue.text)
  var slack: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Two measures to trade against each other.", valueName: "measure,measure"),
    transform: FlagValue.text)
  var frontier: String?

  @Option(
    parsing: .unconditional, help: "How many plans to find along the frontier (default: 7).",
    transform: FlagValue.text)
  var points: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Seconds after which to stop with the best plan so far (default: 600).",
      valueName: "seconds"),
    transform: FlagValue.text)
  var timeLimit: String?

  @Option(
    name: .customLong("write-lp"),
    help:
      "A file to write the linear program at the plan to, as LP text; its folder is made if it is not there.",
    completion: .file())
  var programFile: String?

  func run() throws {
    var run = KeptRun(
      options: options, keeping: keeping, drawing: drawing, deciding: deciding, working: working)
    run.settings = settings
    let file = programFile.map(ProgramFile.init)
    let folder = keeping.path(of: options.scenario, draw: drawing.draw)
    run.refuses = { [file?.problem(besideRun: folder)].compactMap(\.self) + refusals(of: $0) }
    if let file { run.writing = file.write }
    try run.answer()
  }

  /// The flags as settings of the scenario.
  private var settings: [Setting] {
    let measures =
      objective?.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
      .map(String.init) ?? []
    return [
      measures.first.map { Setting(flag: "--objective", path: "objective.measure", text: $0) },
      measures.count > 1
        ? Setting(flag: "--objective", path: "objective.then", list: measures[1]) : nil,
      alternatives.map {
        Setting(flag: "--alternatives", path: "allocation.alternatives", text: $0)
      },
      slack.map { Setting(flag: "--slack", path: "allocation.slack", text: $0) },
      frontier.map { Setting(flag: "--frontier", path: "allocation.frontier", list: $0) },
      points.map { Setting(flag: "--points", path: "allocation.points", text: $0) },
      timeLimit.map { Setting(flag: "--time-limit", path: "allocation.time_limit", text: $0) },
    ].compactMap(\.self)
  }

  private func refusals(of question: Question) -> [Problem] {
    switch question {
    case .portfolio:
      // A flag that stands for two keys is named once.
      Set(settings.filter { !PortfolioScenario.takes($0) }.map(\.pathMark)).sorted().map {
        Problem(
          .error, "optimise.portfolio",
          $0.file == "--objective"
            ? "the scenario is a portfolio, which is chosen for one measure"
            : "the scenario is a portfolio, of which this cannot be asked",
          help: $0.file == "--objective"
            ? "give one measure"
            : "leave it out; --objective, --alternatives, --slack and --time-limit can be asked",
          at: $0)
      }
    case .population(let scenario) where scenario.limits != nil: []
    case .population:
      [
        Problem(
          .error, "optimise.nothing-to-spend",
          "there is no money for programmes, so nothing to choose",
          help: "give the scenario 'budget.revenue'", at: Mark(file: options.scenario))
      ]
    case .cohort:
      [
        Problem(
          .error, "optimise.cohort", "the scenario is about a cohort, and has no plan to choose",
          help: "compare its strategies with 'almoner run'", at: Mark(file: options.scenario))
      ]
    }
  }
}
