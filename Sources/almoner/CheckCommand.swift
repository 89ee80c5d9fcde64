import ArgumentParser
import Commissioning
import PopulationHealth
import Reports
import Scenarios
import Studies

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
      let scenario = try options.load()
      if againstOfficial {
        guard let comparison = OfficialComparison(of: scenario) else {
          throw Failure(noOfficialProjectionOf: options.scenario)
        }
        let table = OfficialTable(comparison, of: scenario)
        Terminal.print(String(decoding: table.data, as: UTF8.self))
        return
      }
      if resolved {
        Terminal.print(scenario.resolved.yamlWithOrigins)
        return
      }
      let model = scenario.model
      let sets = options.overrides.map { "--set '\($0)'" }
      Terminal.print(
        """
        \(options.scenario) is valid: \(scenario.name)
          \(scenario.places.count) places, \(model.interventions.count) interventions, \
        \(model.horizon.planYears) years from \(model.horizon.start), prices of \
        \(scenario.terms.priceYear)
          \(scenario.inputs.count) files read
        Next: almoner run \(([options.scenario] + sets).joined(separator: " "))

        """)
    } catch let failure as Failure {
      throw failure.code
    }
  }
}
