/// Shares of one whole, and one of them by itself, which are the same figure.
extension UncertaintyReader {
  /// What is drawn of all that is believed where shares are believed as a whole and one by one: as for one
  /// path, what the scenario says goes before what its pack says, then what leaves the fewest keys open, as
  /// `ranks` has it, the lowest first. Two as good are reported.
  func settlingShares(_ all: [Believed], ranks: [(Int, Int)]) -> [Believed] {
    var dropped: Set<Int> = []
    for whole in all.indices {
      guard let parts = all[whole].quantity.shares?.parts else { continue }
      for part in all.indices where parts.contains(all[part].quantity.path) {
        let (own, name) = (all[part].quantity.path, all[whole].quantity.path)
        if ranks[whole] < ranks[part] {
          dropped.insert(part)
        } else if ranks[part] < ranks[whole] {
          guard dropped.insert(whole).inserted else { continue }
          log.warning(
            "uncertainty.shares",
            "\(Problem.quote(path: name)) is not drawn, as \(Problem.quote(path: own)) is drawn by itself",
            help: "nothing, if that is meant; else give all of the shares together a distribution",
            at: all[part].mark)
        } else {
          log.error(
            "uncertainty.given-twice",
            "\(Problem.quote(path: own)) is drawn by itself, and as one of \(Problem.quote(path: name))",
            help: "keep one of the two", at: all[part].mark)
        }
      }
    }
    return all.indices.filter { !dropped.contains($0) }.map { all[$0] }
  }
}
