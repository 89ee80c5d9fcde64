/// Shares of one whole, and one of them by itself, which are the same figure.
extension UncertaintyReader {
  /// What is drawn of all that is believed where shares are believed as a whole and one by one: as for one
  /// path, what the scenario says goes before what its pack says, then what leaves the fewest keys open, as
  /// `ranks` has it, the lowest first. A whole gives way to all of its shares as soon as one of them goes
  /// before it. Two as good are reported.
  ///
  /// - Returns: what is drawn, and of each share that is not, by its path, the whole it is drawn with.
  func settlingShares(
    _ all: [Believed], ranks: [(Int, Int)]
  ) -> (drawn: [Believed], wholeOfShare: [String: String]) {
    var dropped: Set<Int> = []
    var wholeOfShare: [String: String] = [:]
    for whole in all.indices {
      guard let parts = all[whole].quantity.shares?.parts else { continue }
      let name = all[whole].quantity.path
      let own = all.indices.filter { parts.contains(all[$0].quantity.path) }
      if let first = own.first(where: { ranks[$0] < ranks[whole] }) {
        dropped.insert(whole)
        log.warning(
          "uncertainty.shares",
          "\(Problem.quote(path: name)) is not drawn, as "
            + "\(Problem.quote(path: all[first].quantity.path)) is drawn by itself",
          help: "nothing, if that is meant; else give all of the shares together a distribution",
          at: all[first].mark)
        continue
      }
      for part in own {
        let path = all[part].quantity.path
        guard ranks[part] == ranks[whole] else {
          dropped.insert(part)
          wholeOfShare[path] = name
          continue
        }
        log.error(
          "uncertainty.given-twice",
          "\(Problem.quote(path: path)) is drawn by itself, and as one of \(Problem.quote(path: name))",
          help: "keep one of the two", at: all[part].mark)
      }
    }
    return (all.indices.filter { !dropped.contains($0) }.map { all[$0] }, wholeOfShare)
  }
}
