import ArgumentParser
import CohortModels
import Commissioning
import PopulationHealth
import Probability
import Reports
import Scenarios
import Studies
import Wording

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Read a scenario and its pack and report every problem.",
    discussion: """
      Examples:
        almoner check scenarios/south-yorkshire.yaml --set system=QHL
        almoner check scenarios/south-yorkshire.yaml --set system=all --against-official
      """)

  @OptionGroup var options: ScenarioOptions

  @Flag(help: "Print the scenario as resolved, each value with where it comes from.")
  var resolved = false

  @Flag(
    help: "Print people as projected beside the official projection; only for a whole country.")
  var againstOfficial = false

  func validate() throws {
    if resolved, againstOfficial {
      throw ValidationError("--resolved and --against-official each print a page; ask for one")
    }
  }

  func run() throws {
    do {
      if againstOfficial {
        let scenario = try options.loadPopulation()
        guard let comparison = OfficialComparison(of: scenario) else {
          throw Failure(noOfficialProjectionOf: options.scenario)
        }
        let table = OfficialTable(comparison, of: scenario)
        Terminal.print(String(decoding: table.data, as: UTF8.self))
        return
      }
      let question = try options.load()
      if let problem = question.drawingProblem {
        throw Failure(problems: Problems([problem]))
      }
      try Self.answerDoingNothing(question)
      if resolved {
        Terminal.print(question.resolved.yamlWithOrigins)
        return
      }
      let sets = options.overrides.map { "--set '\($0)'" }
      Terminal.print(
        """
        \(options.scenario) is valid: \(Self.extent(of: question))
        Next: almoner run \(([options.scenario] + sets).joined(separator: " "))

        """)
    } catch let failure as Failure {
      throw failure.code
    }
  }

  /// Answers what a run answers first, which shows what reading cannot: an envelope that is less than care
  /// costs.
  private static func answerDoingNothing(_ question: Question) throws {
    guard case .population(let scenario) = question else { return }
    do throws(StudyFailure) {
      _ = try StudyRun.answer(scenario, explaining: false, optimising: false)
    } catch {
      throw Failure(error)
    }
  }

  /// What is uncertain, in a line.
  private static func words<Target>(_ uncertainty: Uncertainty<Target>) -> String {
    let parameters = uncertainty.joint.parameters
    return "\n  \(Amount.count(parameters.count, "uncertain parameter")) in "
      + "\(Amount.count(Set(parameters.map(\.group)).count, "group")), "
      + Amount.count(uncertainty.draws.count, "draw")
  }

  /// What was read, in a line or two.
  private static func extent(of question: Question) -> String {
    switch question {
    case .population(let scenario):
      let model = scenario.model
      return """
        \(scenario.name)
          \(Amount.count(scenario.places.count, "place")), \
        \(Amount.count(model.interventions.count, "intervention")), \
        \(Amount.count(model.horizon.planYears, "year")) from \(model.horizon.start), prices of \
        \(scenario.terms.priceYear)
          \(scenario.inputs.count) files read\(scenario.uncertainty.map(words) ?? "")
        """
    case .cohort(let scenario):
      let model = scenario.model
      return """
        \(scenario.name)
          \(Amount.count(model.states.count, "state")), \(Amount.count(model.strategies.count, "strategy", plural: "strategies")), \
        \(Amount.count(model.cycles, "cycle")) (\(Amount.number(Double(model.cycles) * model.cycleYears)) years), costs \
        in \(scenario.currency)
          \(scenario.inputs.count) files read
        """
    case .portfolio(let scenario):
      let problem = scenario.problem
      return """
        \(scenario.name)
          \(Amount.count(problem.proposals.count, "proposal")), \(Amount.count(problem.funds.count, "fund")), \
        \(Amount.count(problem.relations.count, "relation"))
          \(scenario.inputs.count) files read
        """
    }
  }
}
