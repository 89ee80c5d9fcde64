import Probability

/// Puts the joint distribution of parameters together from what is said of their correlations.
struct CorrelationReader<Target: Hashable & Sendable> {
  let statements: [CorrelationStatement]
  /// Whether correlations that cannot all be true are replaced by the nearest that can.
  let repairs: Bool
  /// Every path that is uncertain, what is held among them.
  let isUncertain: Set<String>
  /// What is drawn, in the order of the joint distribution.
  let drawn: [UncertaintyReader<Target>.Believed]
  /// Of each share that is drawn with its whole and not by itself, by its path, the whole.
  let wholeOfShare: [String: String]
  /// Whether a pack may speak of a path that is none of this model's.
  let isExcused: (String) -> Bool
  let log: ProblemLog

  /// A correlation of two of the parameters, and where it was written.
  private struct Pair {
    var first: Int
    var second: Int
    var value: Double
    var mark: Mark
    let isOfPack: Bool
  }

  /// The parameters of a model with their correlations.
  ///
  /// - Parameter errorsBefore: how many errors there were before any of them was read.
  /// - Returns: the joint distribution; nothing if correlations are wrong, which is reported, or
  ///   parameters were.
  func joint(errorsBefore: Int) -> JointDistribution? {
    // What is said of two parameters by themselves goes before what is said of many.
    let single = statements.filter { !$0.isOfMany }.flatMap(pairs(of:))
    let ofTwo = Set(single.map { Set([$0.first, $0.second]) })
    let ofMany = statements.filter(\.isOfMany).flatMap(pairs(of:))
      .filter { !ofTwo.contains([$0.first, $0.second]) }
    var seen: Set<Set<Int>> = []
    var pairs: [Pair] = []
    for pair in alike(single + ofMany) {
      let paths = [pair.first, pair.second].map { drawn[$0].quantity.path }
      guard abs(pair.value) < 1 || repairs else {
        log.error(
          "uncertainty.correlation",
          "the correlation of \(Suggestion.list(paths: paths)) is \(NumberText.plain(pair.value)), so one "
            + "says all there is to say of the other",
          help: "write a number between -1 and 1, such as \(pair.value < 0 ? "-" : "")0.95",
          at: pair.mark)
        continue
      }
      guard seen.insert([pair.first, pair.second]).inserted else {
        log.error(
          "uncertainty.correlation",
          "the correlation of \(Suggestion.list(paths: paths)) is given twice",
          help: "keep one of them", at: pair.mark)
        continue
      }
      pairs.append(pair)
    }
    guard log.errorCount == errorsBefore else { return nil }
    return build(pairs)
  }

  /// The pairs of parameters a statement is about; names that are wrong are reported and left out.
  private func pairs(of statement: CorrelationStatement) -> [Pair] {
    var pairs: [Pair] = []
    reportLoneliness(statement)
    switch statement.extent {
    case .matrix(let rows, let marks):
      let places = statement.names.map { name in
        let place = drawn.firstIndex { $0.quantity.path == name.text }
        return check(
          name.text, place.map { [$0] } ?? [], isKnown: isUncertain.contains(name.text), statement,
          at: name.mark
        ).first
      }
      for row in places.indices {
        for column in 0..<row {
          guard let first = places[column], let second = places[row] else { continue }
          pairs.append(
            Pair(
              first: first, second: second, value: rows[row][column], mark: marks[row][column],
              isOfPack: statement.isOfPack))
        }
      }
    case .each(let value, let against, let mark):
      var isAgainst: [Int: Bool] = [:]
      for (name, isOpposed) in statement.names.map({ ($0, false) }) + against.map({ ($0, true) }) {
        let pattern = PathPattern(name.text)
        let places = check(
          name.text, drawn.indices.filter { pattern.matches(drawn[$0].quantity.path) },
          isKnown: isUncertain.contains(where: pattern.matches), statement, at: name.mark)
        for place in places where isAgainst.updateValue(isOpposed, forKey: place) == !isOpposed {
          log.error(
            "uncertainty.correlation",
            "\(Problem.quote(path: drawn[place].quantity.path)) is in 'among' and in 'against'",
            help: "name it in one of them", at: name.mark)
        }
      }
      let places = isAgainst.keys.sorted()
      for (row, second) in places.enumerated() {
        for first in places[..<row] {
          pairs.append(
            Pair(
              first: first, second: second,
              value: isAgainst[first] == isAgainst[second] ? value : -value, mark: mark,
              isOfPack: statement.isOfPack))
        }
      }
    }
    return pairs
  }

  /// Reports a correlation of one parameter, which has it with no other; not of a pack, of which a scenario may
  /// have taken the others away.
  private func reportLoneliness(_ statement: CorrelationStatement) {
    // Of a name that is in 'against' too, or matches nothing, that is said.
    if case .each(_, let against, _) = statement.extent, !against.isEmpty { return }
    let patterns = statement.names.map { PathPattern($0.text) }
    let known = isUncertain.filter { path in patterns.contains { $0.matches(path) } }
    guard !statement.isOfPack, known.count == 1, let path = known.first,
      patterns.allSatisfy({ $0.matches(path) }), let name = statement.names.first
    else { return }
    log.error(
      "uncertainty.correlation",
      "\(Problem.quote(path: path)) alone is named, and a correlation is of two parameters at least",
      help: "name another, or take the correlation out", at: name.mark)
  }

  /// The places a name stands for, without those that have no correlation.
  private func check(
    _ name: String, _ places: [Int], isKnown: Bool, _ statement: CorrelationStatement, at mark: Mark
  ) -> [Int] {
    // What a scenario takes away has no correlation in its pack any more.
    if !isKnown, !(statement.isOfPack && isExcused(name)) {
      log.error(
        "uncertainty.correlation",
        name.contains("*")
          ? "\(Problem.quote(path: name)) matches no uncertain parameter"
          : "\(Problem.quote(path: name)) is not an uncertain parameter",
        help: Suggestion.nearest(to: name, among: isUncertain.sorted()).map {
          "did you mean '\($0)'?"
        } ?? "give it a distribution under 'parameters'", at: mark)
    }
    if places.isEmpty { reportShare(name, statement, at: mark) }
    return places.filter { place in
      guard case .apart = drawn[place].form else { return true }
      refuse(
        "\(Problem.quote(path: drawn[place].quantity.path)) is drawn with many numbers, so it has no "
          + "correlation with another",
        help: "take 'apart' out, or the correlation", isOfPack: statement.isOfPack, at: mark)
      return false
    }
  }

  /// Reports a correlation that cannot be: an error, but of a pack a warning, as a scenario may have changed
  /// what it is of.
  private func refuse(_ text: String, help: String, isOfPack: Bool, at mark: Mark) {
    if isOfPack {
      log.warning(
        "uncertainty.correlation", text, help: "nothing, if the scenario means that; else \(help)",
        at: mark)
    } else {
      log.error("uncertainty.correlation", text, help: help, at: mark)
    }
  }

  /// Pairs of which both are shares of the same names, or neither is shares. The others are reported.
  private func alike(_ pairs: [Pair]) -> [Pair] {
    func isAlike(_ pair: Pair) -> Bool {
      pair.value == 0
        || drawn[pair.first].quantity.shares?.names == drawn[pair.second].quantity.shares?.names
    }
    let unlike = pairs.filter { !isAlike($0) }
    for isOfPack in [false, true] { reportUnlike(unlike.filter { $0.isOfPack == isOfPack }) }
    return pairs.filter(isAlike)
  }

  /// Reports pairs of unlike parameters: of many, those that are unlike most of the others, once each.
  private func reportUnlike(_ pairs: [Pair]) {
    func described(_ place: Int) -> String {
      let path = Problem.quote(path: drawn[place].quantity.path)
      guard let names = drawn[place].quantity.shares?.names else { return "\(path) is not shares" }
      return "\(path) has the shares \(Suggestion.list(names, joinedBy: "and"))"
    }
    var left = pairs
    while !left.isEmpty {
      let counts = Dictionary(
        left.flatMap { [($0.first, 1), ($0.second, 1)] }, uniquingKeysWith: +)
      guard let odd = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key,
        let pair = left.first(where: { $0.first == odd || $0.second == odd })
      else { return }
      left.removeAll { $0.first == odd || $0.second == odd }
      refuse(
        "\(described(pair.first)), and \(described(pair.second)), so they have no correlation",
        help: "correlate shares with shares of the same names, or take the correlation out",
        isOfPack: pair.isOfPack, at: pair.mark)
    }
  }

  /// Reports a name that stands for nothing but shares that are drawn with their whole.
  private func reportShare(_ name: String, _ statement: CorrelationStatement, at mark: Mark) {
    let pattern = PathPattern(name)
    let wholes = Set(drawn.map(\.quantity.path))
    let share = wholeOfShare.filter { pattern.matches($0.key) && wholes.contains($0.value) }
      .min { $0.key < $1.key }
    guard let share else { return }
    refuse(
      "\(Problem.quote(path: share.key)) is drawn as one of \(Problem.quote(path: share.value)), so it has "
        + "no correlation of its own",
      help:
        "draw it by itself in place of \(Problem.quote(path: share.value)), or take the correlation out",
      isOfPack: statement.isOfPack, at: mark)
  }

  /// The joint distribution; correlations that cannot all be true are reported, or replaced if asked.
  private func build(_ pairs: [Pair]) -> JointDistribution? {
    let parameters = drawn.map {
      Parameter(name: $0.quantity.path, group: $0.group, form: $0.form, bound: $0.bound?.kind)
    }
    let correlations = pairs.map {
      Correlation(
        between: parameters[$0.first].name, and: parameters[$0.second].name, value: $0.value)
    }
    do throws(ImpossibleJoint) {
      let joint = try JointDistribution(
        parameters: parameters, correlations: correlations, repairingCorrelations: repairs)
      for repair in joint.repairs {
        // The first that is of the parameters whose correlations were changed.
        guard
          let index = correlations.firstIndex(where: { repair.names.contains($0.first) })
        else { continue }
        log.warning(
          "uncertainty.repaired", repair.description,
          help: "write correlations that can be", at: pairs[index].mark)
      }
      return joint
    } catch {
      for problem in error.problems {
        let mark =
          switch problem.subject {
          case .parameter(let place): drawn[place].mark
          case .correlation(let index): pairs[index].mark
          }
        log.error("uncertainty.correlation", problem.reason, help: problem.remedy, at: mark)
      }
      return nil
    }
  }
}
