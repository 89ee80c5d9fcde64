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
  ///
  /// What flags stand for, `settings`, is laid over everything else, and then what flags about draws
  /// stand for, `drawn`. A portfolio has none of the latter: it is read without them, so that it can be
  /// refused by the name of the flag.
  func load(laying settings: [Setting] = [], and drawn: [Setting] = []) throws -> Question {
    func question(_ path: String, _ overrides: [String]) throws(Problems) -> Question {
      func load(_ settings: [Setting]) throws(Problems) -> Question {
        try Question.load(path, overrides: overrides, settings: settings, from: FileShelf())
      }
      do throws(Problems) {
        return try load(settings + drawn)
      } catch {
        guard !drawn.isEmpty, case .portfolio(let portfolio)? = try? load(settings) else {
          throw error
        }
        return .portfolio(portfolio)
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
