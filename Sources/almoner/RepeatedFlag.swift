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
      if let earlier = values[name], earlier != value {
        (self.name, first, second) = (name, earlier, value)
        return
      }
      values[name] = value
    }
    return nil
  }
}
