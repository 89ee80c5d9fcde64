import ArgumentParser
import Scenarios

/// What every command that reads a scenario takes.
struct ScenarioOptions: ParsableArguments {
  @Argument(
    help: "The scenario file.", completion: .file(extensions: ["yaml", "yml"]))
  var scenario: String

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Lay a value over the scenario and its pack, such as system=QHL or need.case_mix_drift=0.",
      valueName: "path=value"))
  var overrides: [String] = []

  /// Reads the scenario; says every problem and stops with exit code 2 if it is not valid.
  func load() throws -> Question {
    do {
      let question = try Question.load(scenario, overrides: overrides)
      if !question.warnings.isEmpty { Terminal.say("\(question.warnings)") }
      return question
    } catch {
      throw Failure(problems: error)
    }
  }

  /// The same where only a population will do; a cohort is a problem like any other.
  func loadPopulation() throws -> Scenario {
    do {
      let scenario = try Scenario.load(scenario, overrides: overrides)
      if !scenario.warnings.isEmpty { Terminal.say("\(scenario.warnings)") }
      return scenario
    } catch {
      throw Failure(problems: error)
    }
  }
}
