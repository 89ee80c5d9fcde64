import ArgumentParser
import Commissioning
import PopulationHealth
import Scenarios

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Read a scenario and its pack and report every problem.",
    discussion: """
      Example:
        almoner check scenarios/south-yorkshire.yaml --set system=QHL
      """)

  @OptionGroup var options: ScenarioOptions

  @Flag(help: "Print the scenario as resolved, each value with where it comes from.")
  var resolved = false

  func run() throws {
    do {
      let scenario = try options.load()
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
