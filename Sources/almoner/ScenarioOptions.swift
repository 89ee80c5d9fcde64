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

  func validate() throws {
    try RepeatedFlag.refuse()
    guard !scenario.isEmpty else { throw ValidationError("the scenario needs the name of a file") }
  }

  /// Reads the scenario; says every problem and stops with exit code 2 if it is not valid.
  ///
  /// What flags stand for, `settings`, is laid over everything else, and then what flags about draws
  /// stand for, `drawn`. A scenario that is of another kind than a flag is for is read without them, so
  /// that it can be refused by the name of the flag, or by its kind.
  func load(laying settings: [Setting] = [], and drawn: [Setting] = []) throws -> Question {
    func question(_ path: String, _ overrides: [String]) throws(Problems) -> Question {
      func load(_ settings: [Setting]) throws(Problems) -> Question {
        try Question.load(path, overrides: overrides, settings: settings, from: FileShelf())
      }
      do throws(Problems) {
        return try load(settings + drawn)
      } catch {
        guard !(settings + drawn).isEmpty, let plain = try? load([]) else { throw error }
        switch plain {
        case .cohort where !settings.isEmpty: return plain
        case .portfolio where settings.contains { !PortfolioScenario.takes($0) }: return plain
        case .portfolio where !drawn.isEmpty: return try load(settings)
        case .population, .cohort, .portfolio: throw error
        }
      }
    }
    return try read(question, \.warnings)
  }

  /// The same where only a population will do; a cohort or a portfolio is a problem like any other.
  func loadPopulation() throws -> Scenario { try read(Scenario.load, \.warnings) }

  private func read<Read>(
    _ load: (String, [String]) throws(Problems) -> Read, _ warnings: KeyPath<Read, Problems>
  ) throws -> Read {
    do {
      let read = try load(scenario, overrides)
      if !read[keyPath: warnings].isEmpty { Terminal.say("\(read[keyPath: warnings])") }
      return read
    } catch {
      throw Failure(problems: error)
    }
  }
}
