import ArgumentParser
import Studies

struct SweepMergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Join the shards of a sweep.",
    discussion: """
      The files are those of the sweep answered in one go, byte for byte.

      Example:
        almoner sweep merge runs/all shards/1 shards/2 shards/3
      """)

  @Argument(help: "The folder to keep the sweep in.", completion: .directory)
  var folder: String

  @Argument(help: "The folders of its shards.", completion: .directory)
  var shards: [String]

  func run() throws {
    do {
      let target = SweepFolder(folder)
      try target.checkUsable()
      try SweepCommand.finish(SweepMerge.join(shards, into: target), isPrinted: false)
    } catch let failure as SweepFailure {
      throw SweepCommand.code(failure)
    }
  }
}
