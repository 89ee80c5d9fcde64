import ArgumentParser
import Scenarios
import Studies

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Answer a scenario: doing nothing beside the best plan found.",
    discussion: """
      Prints a page and keeps the run in a folder: manifest.json, scenario.resolved.yaml, \
      summary.md and tables/*.csv. A folder that already holds a run is replaced only when the new \
      one is whole, and only if it holds nothing else.

      With --draws, what is uncertain is drawn so many times, every table gains ranges over the draws, \
      and the page says how sure its numbers are. The same seed gives the same draws, whatever else is \
      asked, and --draw answers one of them alone.

      Examples:
        almoner run scenarios/south-yorkshire.yaml
        almoner run scenarios/south-yorkshire.yaml --set objective.measure=bed-days --out runs/beds
        almoner run scenarios/south-yorkshire.yaml --draws 1000 --seed 7
        almoner run scenarios/south-yorkshire.yaml --draws 1000 --seed 7 --draw 417
      """)

  @OptionGroup var options: ScenarioOptions
  @OptionGroup var drawing: DrawingOptions
  @OptionGroup var deciding: DecisionOptions
  @OptionGroup var working: WorkingOptions
  @OptionGroup var keeping: KeepingOptions

  func run() throws {
    try KeptRun(
      options: options, keeping: keeping, drawing: drawing, deciding: deciding, working: working
    ).answer()
  }
}
