import ArgumentParser
import Scenarios

struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Print every key of scenarios and model packs, as Markdown.",
    discussion: """
      Example:
        almoner keys > docs/scenario-keys.md
      """)

  func run() { Terminal.print(KeyReference.markdown) }
}
