import ArgumentParser
import Foundation
import Reports
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

  @Option(
    name: .customLong("out"), help: "The folder to keep the run in (default: runs/<scenario>).",
    completion: .directory)
  var folder: String?

  func validate() throws {
    if folder?.isEmpty ?? false { throw ValidationError("--out needs the name of a folder") }
  }

  func run() throws {
    let name = URL(fileURLWithPath: options.scenario).deletingPathExtension().lastPathComponent
    let path = folder ?? "runs/\(name)"
    let target = RunFolder(path: path)
    do {
      try target.checkReplaceable()
      let question = try options.load()
      let interruption = Interruption(removing: target.partial)
      defer { withExtendedLifetime(interruption) {} }
      let progress = ProgressLine()
      defer { progress.clear() }
      switch question {
      case .population(let scenario):
        let run = try StudyRun.answer(scenario) { progress.update($0, $1) }
        progress.update("writing the run", 1)
        try target.write(RunFiles.all(of: run, command: CommandLine.arguments))
        progress.clear()
        Terminal.print(
          TerminalPage(run: run, width: Terminal.width, usesColour: Terminal.usesColour).text)
        Terminal.print(
          "\nKept in \(path). Next: read \(path)/summary.md, or almoner export \(path) --notebook\n"
        )
      case .cohort(let scenario):
        let study = try CohortStudy.answer(scenario)
        try target.write(RunFiles.all(of: study, command: CommandLine.arguments))
        Terminal.print(
          TerminalPage(study: study, width: Terminal.width, usesColour: Terminal.usesColour).text)
        Terminal.print(
          "\nKept in \(path). Next: read \(path)/summary.md, or the tables in \(path)/tables\n")
      }
    } catch let failure as StudyFailure {
      throw Failure(failure).code
    } catch let failure as RunFolder.Failure {
      throw Failure(failure).code
    } catch let failure as Failure {
      throw failure.code
    }
  }
}
