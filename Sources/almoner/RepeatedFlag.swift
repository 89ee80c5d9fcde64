import ArgumentParser
import Scenarios

/// A flag that is given twice with two values, of which the parser would take the last without a word.
struct RepeatedFlag {
  /// The flag, its dashes among it.
  let name: String
  /// What followed it first.
  let first: String
  /// What followed it another time.
  let second: String

  /// Flags that may be given many times, as each says something of its own.
  private static let many: Set<String> = ["--set", "--vary"]
  /// Flags whose value is the name of a file or folder, in which every digit counts.
  private static let names: Set<String> = ["--out", "--points-file", "--write-lp"]

  /// Finds the first such flag among the arguments of the command; `nil` where there is none.
  ///
  /// A flag's value is what follows a `=`, or else the next argument; no value begins with two dashes.
  init?(in arguments: some Collection<String>) {
    let flags = Array(arguments.prefix { $0 != "--" })
    var values: [String: String] = [:]
    for (index, argument) in flags.enumerated() where argument.hasPrefix("--") {
      let parts = argument.split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false
      ).map(String.init)
      let next = index + 1 < flags.count ? flags[index + 1] : "--"
      guard let name = parts.first, !Self.many.contains(name),
        let value = parts.count > 1 ? parts[1] : next.hasPrefix("--") ? nil : next
      else { continue }
      if let earlier = values[name], !Self.isSame(earlier, value, of: name) {
        (self.name, first, second) = (name, earlier, value)
        return
      }
      values[name] = value
    }
    return nil
  }

  /// Whether two values of a flag are the same, number by number where they are lists.
  private static func isSame(_ value: String, _ other: String, of name: String) -> Bool {
    guard !names.contains(name) else { return value == other }
    let lists = [value, other].map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    return lists[0].count == lists[1].count
      && zip(lists[0], lists[1]).allSatisfy { NumberText.isOneValue(String($0), String($1)) }
  }

  /// Refuses such a flag among the arguments this program was given; a command that does so as it reads its
  /// own says how it is used.
  static func refuse() throws {
    guard let flag = RepeatedFlag(in: CommandLine.arguments.dropFirst()) else { return }
    throw ValidationError(
      "\(flag.name) is given twice, as \(Problem.quote(flag.first)) and as "
        + "\(Problem.quote(flag.second)): leave one of the two out")
  }
}
