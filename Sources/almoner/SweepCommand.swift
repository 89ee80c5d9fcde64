import ArgumentParser
import Foundation
import Reports
import Scenarios
import Studies
import Wording

struct SweepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep", abstract: "Answer a scenario at many settings, in one table and a store.",
    subcommands: [SweepRunCommand.self, SweepMergeCommand.self, SweepAskCommand.self],
    defaultSubcommand: SweepRunCommand.self)

  /// Puts a sweep's table and store in its folder and says what came of it.
  ///
  /// - Parameters:
  ///   - open: the sweep, answered whole.
  ///   - copy: a file the table goes to as well.
  ///   - isPrinted: whether the table goes to standard output.
  /// - Throws: `SweepFailure` when a file cannot be written, or the exit code of broken identities.
  static func finish(_ open: OpenSweep, copy: SweepCopy? = nil, isPrinted: Bool) throws {
    var counts: [SweepAnswer.Outcome: Int] = [:]
    var table = Data()
    try open.finish { answers throws(SweepFailure) in
      try answers.handOn { answer throws(SweepFailure) in counts[answer.outcome, default: 0] += 1 }
      table = try SweepTable.csvData(of: answers)
      return table
    }
    try copy?.write(table, kept: open.answeredCount)
    if isPrinted { Terminal.print(String(decoding: table, as: UTF8.self)) }
    let path = open.folder.path
    let outcomes = counts.sorted { $0.key.rawValue < $1.key.rawValue }
      .map { "\($0.value) \($0.key.rawValue)" }.joined(separator: ", ")
    Terminal.say("\(Amount.count(open.answeredCount, "point")) in \(path): \(outcomes)")
    let manifest = open.manifest
    Terminal.say(
      manifest.shard == .whole
        ? "Next: \(ShellText.almoner("sweep", "ask", path, "select * from answers"))"
        : "Next: the other shards, then \(ShellText.almoner("sweep", "merge", "FOLDER", path)) …")
    if counts[.identityBroken] != nil {
      Terminal.say(
        "error: an identity that must hold does not at some points; they have no results")
      throw Exit.identityBroken
    }
  }

  /// Says a failure and stands for its exit code.
  static func code(_ failure: SweepFailure) -> ExitCode {
    Terminal.say("error: \(failure)")
    switch failure {
    case .cannotWrite, .notASweep, .notTheTable, .isRead, .inUse, .otherVersion, .otherQuestion:
      return Exit.cannotWrite
    case .cannotRead, .damaged, .damagedRecord, .damagedStore, .cannotMerge, .notAStore,
      .noStoreYet,
      .badQuestion:
      return Exit.invalidScenario
    }
  }
}
