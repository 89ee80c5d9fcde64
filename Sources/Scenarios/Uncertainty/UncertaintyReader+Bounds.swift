import Probability

/// What is kept at its central value, and what may not pass what else.
extension UncertaintyReader {
  /// Parts what is drawn from what is held.
  func divide(
    _ all: [Believed], hold: [(text: String, mark: Mark)],
    quantities: [UncertainQuantity<Target>], entries: [Entry]
  ) -> (kept: [Believed], held: [String: [Double]]) {
    let groups = Set(all.map(\.group))
    let paths = Set(all.map(\.quantity.path))
    for item in hold where !groups.contains(item.text) && !paths.contains(item.text) {
      let names = groups.sorted() + paths.sorted()
      log.error(
        "uncertainty.unknown-hold",
        "\(Problem.quote(path: item.text)) is neither an uncertain parameter nor a group of them",
        help: Suggestion.nearest(to: item.text, among: names).map { "did you mean '\($0)'?" }
          ?? "the groups are \(Suggestion.list(groups.sorted()))", at: item.mark)
    }
    let names = Set(hold.map(\.text))
    let isHeld = { (one: Believed) in
      names.contains(one.group) || names.contains(one.quantity.path)
    }
    // A bound by what is not drawn is a bound by its central value.
    let fixed = quantities.filter { !paths.contains($0.path) } + all.filter(isHeld).map(\.quantity)
    return (
      all.filter { !isHeld($0) },
      Dictionary(fixed.map { ($0.path, $0.central) }, uniquingKeysWith: { first, _ in first })
    )
  }

  /// The parameters with their bounds, those that are wrong reported.
  func bind(
    _ kept: [Believed], held: [String: [Double]], quantities: [UncertainQuantity<Target>],
    wholeOfShare: [String: String]
  ) -> [Believed] {
    let centralByPath = Dictionary(
      quantities.map { ($0.path, $0.central) }, uniquingKeysWith: { first, _ in first })
    let drawn = Set(kept.map(\.quantity.path))
    var bounded = kept
    for position in kept.indices {
      guard let (bound, mark) = kept[position].bound else { continue }
      let (name, isAtMost) = bound.parts
      let own = kept[position].quantity
      guard let other = centralByPath[name] else {
        reportUnknown(name, at: mark)
        continue
      }
      if let whole = wholeOfShare[name], drawn.contains(whole) {
        log.error(
          "uncertainty.bound",
          "\(Problem.quote(path: name)) is drawn as one of \(Problem.quote(path: whole)), so it cannot bound "
            + "\(Problem.quote(path: own.path))",
          help:
            "draw it by itself in place of \(Problem.quote(path: whole)), or take the bound out",
          at: mark)
        continue
      }
      guard other.count == own.central.count else {
        log.error(
          "uncertainty.bound",
          "\(Problem.quote(path: own.path)) has \(own.central.count == 1 ? "1 value" : "\(own.central.count) values") "
            + "and \(Problem.quote(path: name)) \(other.count), so one cannot bound the other",
          help: "bound it by a parameter of as many values", at: mark)
        continue
      }
      if zip(own.central, other).contains(where: { isAtMost ? $0 > $1 : $0 < $1 }) {
        log.error(
          "uncertainty.bound",
          "the central value of \(Problem.quote(path: own.path)) is itself \(isAtMost ? "above" : "below") "
            + "that of \(Problem.quote(path: name))",
          help: "turn the bound round, or take it out", at: mark)
        continue
      }
      if !drawn.contains(name), let values = held[name] {
        bounded[position].form = own.cut(kept[position].form, at: values, isAtMost: isAtMost)
        bounded[position].bound = nil
      }
    }
    reportCycles(bounded)
    return bounded
  }

  /// Reports parameters whose bound may lie beyond all that they may be by themselves, so that a draw is the
  /// bound: wrong where the files allow no such value, and else worth a word.
  func checkReach(of all: [Believed]) {
    let byPath = Dictionary(all.map { ($0.quantity.path, $0) }, uniquingKeysWith: { one, _ in one })
    for one in all {
      guard let (bound, mark) = one.bound, let other = byPath[bound.parts.name] else { continue }
      let isAtMost = bound.parts.isAtMost
      let (name, allowed) = (one.quantity.path, one.quantity.allowed)
      func goes(_ distribution: Distribution, beyond end: Double?) -> Bool {
        guard let end, end.isFinite else { return false }
        return (isAtMost ? distribution.share(below: end) : 1 - distribution.cumulative(end))
          > DistributionFitting.mostBeyond
      }
      let way = isAtMost ? "below" : "above"
      if other.rows.contains(where: { goes($0, beyond: isAtMost ? allowed.lower : allowed.upper) })
      {
        log.error(
          "uncertainty.out-of-range",
          "\(Problem.quote(path: name)) has to be \(allowed), and \(Problem.quote(path: bound.parts.name)), which "
            + "bounds it, goes \(way) that",
          help:
            "cut \(Problem.quote(path: bound.parts.name)) off with '\(isAtMost ? "low" : "high")', or take the bound "
            + "out", at: mark)
      } else if zip(one.rows, other.rows).contains(where: {
        goes($1, beyond: isAtMost ? $0.support.lowerBound : $0.support.upperBound)
      }) {
        log.warning(
          "uncertainty.bound",
          "\(Problem.quote(path: bound.parts.name)) may be \(way) all that \(Problem.quote(path: name)) may be by itself, "
            + "and is what it is then",
          help: "nothing, if that is meant; else let neither go where the other cannot", at: mark)
      }
    }
  }

  /// Reports bounds that go round.
  private func reportCycles(_ all: [Believed]) {
    var next: [String: (to: String, mark: Mark)] = [:]
    for one in all {
      guard let bound = one.bound else { continue }
      next[one.quantity.path] = (bound.kind.parts.name, bound.mark)
    }
    var done: Set<String> = []
    for one in all {
      var chain: [String] = []
      var here = one.quantity.path
      while !done.contains(here), let step = next[here] {
        if let start = chain.firstIndex(of: here) {
          let loop = Array(chain[start...])
          log.error(
            "uncertainty.bound-loop",
            loop.count == 1
              ? "\(Problem.quote(path: here)) is bounded by itself"
              : "the bounds of \(Suggestion.list(paths: loop)) go round in a loop",
            help: "take one of the bounds out", at: step.mark)
          break
        }
        chain.append(here)
        here = step.to
      }
      done.formUnion(chain)
    }
  }
}

extension Parameter.Bound {
  /// The parameter it is by, and whether that is above.
  var parts: (name: String, isAtMost: Bool) {
    switch self {
    case .atMost(let name): (name, true)
    case .atLeast(let name): (name, false)
    }
  }
}

extension UncertainQuantity {
  /// Its distributions cut off at fixed values.
  func cut(_ form: Parameter.Form, at values: [Double], isAtMost: Bool) -> Parameter.Form {
    func cut(_ rows: [Distribution]) -> [Distribution] {
      zip(rows, values).map {
        .truncated($0, low: isAtMost ? -.infinity : $1, high: isAtMost ? $1 : .infinity)
      }
    }
    switch form {
    case .together(let rows): return .together(cut(rows))
    case .apart(let rows): return .apart(cut(rows))
    case .dirichlet: return form
    }
  }
}
