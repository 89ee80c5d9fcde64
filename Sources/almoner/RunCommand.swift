import ArgumentParser
import Scenarios
import Studies

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Answer a scenario: doing nothing beside the best plan found.",
    discussion: """
      Prints a page and keeps the run in a folder: manifest.json, scenario.resolved.yaml, \
      summary.md and tables/*.csv. A folder that already holds a run is replaced only when the new \
      one is whole.

      Examples:
        almoner run scenarios/south-yorkshire.yaml
        almoner run scenarios/south-yorkshire.yaml --set objective.measure=bed-days --out runs/beds
      """)

  @OptionGroup var options: ScenarioOptions
  @OptionGroup var keeping: KeepingOptions

  func run() throws {
    try KeptRun(options: options, keeping: keeping).answer()
  }
}
