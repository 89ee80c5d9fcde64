import ArgumentParser
import Foundation
import Reports
import Studies

struct SweepAskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask", abstract: "Ask the store of a sweep a question in SQL; prints CSV.",
    discussion: """
      Tables: answers (a row a point, as in table.csv), points, settings, results, decisions, axes, \
      inputs, about. docs/sweeps.md says what is in them. Nothing can be changed. Rows are printed as \
      they are found; Ctrl-C stops a question that has no end.

      Examples:
        almoner sweep ask runs/all 'select system, qalys_gained from answers order by 2 desc limit 5'
        almoner sweep ask runs/all 'select programme, sum(gbp_recurrent) from decisions group by 1'
      """)

  @Argument(help: "The folder of the sweep, or its sweep.sqlite.", completion: .directory)
  var store: String

  @Argument(help: "One select.")
  var question: String

  func run() throws {
    do throws(SweepFailure) {
      let store = try AskedStore(store)
      try store.answer(question) { Terminal.print(SweepTable.line($0)) }
    } catch {
      throw SweepCommand.code(error)
    }
  }
}
