import ArgumentParser
import Foundation
import Reports

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Turn a kept run into a notebook.",
    discussion: """
      The notebook reads the run's tables with pandas and draws need, activity, money and the \
      allocation. It needs Python with pandas and matplotlib to run, not to be written.

      Example:
        almoner export runs/south-yorkshire --notebook
      """)

  @Argument(help: ArgumentHelp("The folder of a run.", valueName: "run"), completion: .directory)
  var folder: String

  @Flag(help: "Write a Jupyter notebook.")
  var notebook = false

  @Option(
    name: .customLong("out"),
    help: "The file to write (default: notebooks-export/<run>.ipynb).", completion: .file())
  var file: String?

  func validate() throws {
    try RepeatedFlag.refuse()
    guard notebook else { throw ValidationError("say what to export: --notebook") }
  }

  func run() throws {
    do throws(Notebook.Failure) {
      let notebook = try Notebook(runFolder: folder)
      let path = file ?? "notebooks-export/\(notebook.name).ipynb"
      let isNew = try notebook.write(to: path)
      let next = "Next: jupyter lab \(ShellText.word(path))"
      Terminal.say(
        isNew
          ? "Wrote \(path). \(next)"
          : "\(path) is there already, with these cells, and reads the run anew when it is executed. "
            + next)
    } catch {
      Terminal.say("error: \(error)")
      throw error.isInput ? Exit.invalidScenario : Exit.cannotWrite
    }
  }
}
