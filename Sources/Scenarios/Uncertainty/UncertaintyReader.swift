import LinearAlgebra
import Probability

/// Reads what is uncertain of any kind of model: the model says which quantities it has, by path.
struct UncertaintyReader<Target: Hashable & Sendable> {
  /// What may be uncertain; `nil` where the model could not be read, so that no name can be judged.
  let quantities: [UncertainQuantity<Target>]?
  /// What of other models of this kind cannot be drawn of this one, and why.
  var undrawn: [UndrawnQuantity] = []
  /// The kinds of number that may be uncertain, for a message: `unit costs, effects and growth`.
  let kinds: String
  /// What is found at the central values, for a message: `a plan is found`.
  let foundAtCentre: String
  /// What was written, to tell a number that cannot be uncertain from a name that means nothing, and what the
  /// scenario takes away from a name that was never there.
  let written: LaidOverPack
  let log: ProblemLog

  /// One parameter as it was understood.
  struct Believed {
    var quantity: UncertainQuantity<Target>
    var form: Parameter.Form
    var group: String
    var bound: (kind: Parameter.Bound, mark: Mark)?
    /// Where the entry that says it is.
    var mark: Mark

    /// Its distributions, one for each row; none where the rows are shares.
    var rows: [Distribution] {
      switch form {
      case .together(let rows), .apart(let rows): rows
      case .dirichlet: []
      }
    }

    /// Whether draws may differ.
    var varies: Bool {
      rows.isEmpty || rows.contains { if case .point = $0 { false } else { true } }
    }
  }

  /// Reads `uncertainty`; nothing if no draws are asked for, or something is wrong, which is reported.
  func read(_ reader: FieldReader) -> Uncertainty<Target>? {
    defer { reader.finish() }
    let errorsBefore = log.errorCount
    let count = reader.integer("draws")
    let seed = reader.integer("seed")
    let sampling = reader.choice("sampling", as: Draws.Sampling.self)
    let stopping = reader.mapping("stop_when", UncertaintySchema.stopWhen).flatMap(readStopping)
    let analyses = readAnalyses(reader)
    checkSense(of: analyses, isStopped: stopping != nil, draws: count, reader)
    let entries = readEntries(reader)
    let hold = reader.texts("hold")
    let correlations = CorrelationStatement.all(reader)
    let repairs = reader.flag("repair_correlations") ?? false
    guard let quantities else { return nil }
    // What a pack believes is not judged until it is drawn: a sweep may go to the ends of its ranges.
    let (all, wholeOfShare) = believed(
      count == nil ? entries.filter { $0.layer != .pack } : entries, among: quantities)
    guard let count, let seed, let sampling else { return nil }
    let (kept, held) = divide(all, hold: hold, quantities: quantities, entries: entries)
    let bounded = bind(
      kept, held: held, quantities: quantities, wholeOfShare: wholeOfShare)
    for one in bounded { one.checkEnds(log) }
    checkReach(of: bounded)
    guard bounded.contains(where: \.varies) || log.errorCount > errorsBefore else {
      log.error(
        "uncertainty.nothing",
        entries.isEmpty
          ? "draws are asked for, and nothing is said to be uncertain"
          : bounded.isEmpty
            ? "draws are asked for, and everything that is uncertain is held"
            : "draws are asked for, and all that is drawn has one value ('point')",
        help: entries.isEmpty
          ? "add 'parameters' with a distribution each; the pack has none of its own"
          : bounded.isEmpty
            ? "take something out of 'hold'" : "give one of them another distribution",
        at: reader.mark(of: "draws"))
      return nil
    }
    let named = quantities.map(\.path).filter { path in
      entries.contains { $0.pattern.matches(path) }
    }
    let joint = CorrelationReader(
      statements: correlations, repairs: repairs, isUncertain: Set(named), drawn: bounded,
      wholeOfShare: wholeOfShare, isExcused: isExcused, log: log
    ).joint(errorsBefore: errorsBefore)
    guard let joint, log.errorCount == errorsBefore else { return nil }
    return Uncertainty(
      draws: Draws(seed: UInt64(seed), count: count, sampling: sampling), joint: joint,
      targets: kept.map(\.quantity.target), central: kept.map(\.quantity.central),
      stopping: stopping, analyses: analyses)
  }

  /// One entry of `parameters`.
  struct Entry {
    var key: String
    var keyMark: Mark
    var layer: Layer
    var statement: DistributionStatement
    var pattern: PathPattern
  }

  private func readEntries(_ reader: FieldReader) -> [Entry] {
    reader.map("parameters").compactMap { entry in
      let part = FieldReader(
        entry.value, UncertaintySchema.parameter, at: reader.path.key("parameters").key(entry.key),
        log: log)
      return DistributionStatement(part).map {
        Entry(
          key: entry.key, keyMark: entry.keyMark, layer: entry.value.layer, statement: $0,
          pattern: PathPattern(entry.key))
      }
    }
  }

  private func readStopping(_ reader: FieldReader) -> Uncertainty<Target>.StoppingRule? {
    defer { reader.finish() }
    guard let measure = reader.text("measure"), let error = reader.number("standard_error") else {
      return nil
    }
    return .init(measure: measure, standardError: error)
  }

  private func readAnalyses(_ reader: FieldReader) -> UncertaintyAnalyses {
    let replan = reader.integer("replan") ?? 0
    let probability = reader.number("hold_budget")
    let sensitivity = reader.mapping("sensitivity", UncertaintySchema.sensitivity)
    defer { sensitivity?.finish() }
    let prices = reader.list("willingness_to_pay").compactMap {
      reader.number($0, for: "willingness_to_pay", as: .number(unit: "", .from(0, to: 1e12)))
    }
    for (lower, higher) in zip(prices, prices.dropFirst()) where lower >= higher {
      log.error(
        "value.out-of-order",
        "'willingness_to_pay' goes from \(NumberText.plain(lower)) to \(NumberText.plain(higher))",
        help: "write each price once, the lowest first", at: reader.mark(of: "willingness_to_pay"))
      break
    }
    let points = sensitivity?.integer("sobol") ?? 0
    if points == 1, let sensitivity {
      log.error(
        "value.out-of-range", "'sobol' is 1, and one point says nothing of how results vary",
        help: "write 2 or more, such as 256, or 0 for no indices", at: sensitivity.mark(of: "sobol")
      )
    }
    return UncertaintyAnalyses(
      replannedDraws: replan, budgetProbability: probability,
      tornado: sensitivity?.flag("tornado") ?? false,
      sobolPoints: points,
      willingnessToPay: prices)
  }

  /// What is said of each quantity, in the order of the model: of several entries that name it the one
  /// of the scenario, then the one that leaves the fewest keys open; and of each share that is drawn with
  /// its whole instead, the whole.
  private func believed(
    _ entries: [Entry], among quantities: [UncertainQuantity<Target>]
  ) -> (drawn: [Believed], wholeOfShare: [String: String]) {
    var isUsed = Array(repeating: false, count: entries.count)
    var result: [Believed] = []
    var ranks: [(Int, Int)] = []
    for quantity in quantities {
      let matching = entries.indices.filter { entries[$0].pattern.matches(quantity.path) }
      for position in matching { isUsed[position] = true }
      func rank(_ position: Int) -> (Int, Int) {
        (entries[position].layer == .pack ? 1 : 0, entries[position].pattern.openKeys)
      }
      let ranked = matching.sorted { rank($0) < rank($1) }
      guard let first = ranked.first else { continue }
      let entry = entries[first]
      if let second = ranked.dropFirst().first, rank(second) == rank(first) {
        log.error(
          "uncertainty.given-twice",
          "\(Problem.quote(path: quantity.path)) is given twice, by \(Suggestion.list(paths: [entry.key, entries[second].key]))",
          help: "name it once by its own path", at: entries[second].keyMark)
      }
      let fitting = DistributionFitting(
        statement: entry.statement, path: quantity.path, central: quantity.central,
        published: quantity.published, allowed: quantity.allowed,
        shareNames: quantity.shares?.names, foundAtCentre: foundAtCentre, log: log)
      guard let form = fitting.form() else { continue }
      let statement = entry.statement
      let bound =
        statement.atMost.map { Parameter.Bound.atMost($0) }
        ?? statement.atLeast.map { .atLeast($0) }
      result.append(
        Believed(
          quantity: quantity, form: form, group: statement.group ?? quantity.group,
          bound: bound.map { ($0, statement.boundMark) }, mark: entry.keyMark))
      ranks.append(rank(first))
    }
    for (entry, isUsed) in zip(entries, isUsed) where !isUsed {
      reportUnknown(entry.key, at: entry.keyMark, isOfPack: entry.layer == .pack)
    }
    return settlingShares(result, ranks: ranks)
  }

  /// Says why a path is not one of a quantity that may be uncertain.
  ///
  /// What a pack says of something that is not drawn here, or that the scenario takes away, is no mistake.
  func reportUnknown(_ path: String, at mark: Mark, isOfPack: Bool = false) {
    guard !isOfPack || !isExcused(path) else { return }
    let pattern = PathPattern(path)
    if let known = undrawn.first(where: { pattern.matches($0.path) }) {
      log.error(
        "uncertainty.not-drawn", "\(Problem.quote(path: path)) \(known.reason)", help: known.help,
        at: mark)
      return
    }
    if let text = written.resolved.node(at: path)?.text, NumberText.double(text) != nil {
      log.error(
        "uncertainty.not-uncertain",
        "\(Problem.quote(path: path)) is a number that cannot be uncertain",
        help: "what can be: \(kinds)", at: mark)
      return
    }
    log.error(
      "uncertainty.unknown-path",
      path.contains("*")
        ? "\(Problem.quote(path: path)) matches nothing that can be uncertain"
        : "\(Problem.quote(path: path)) names nothing that can be uncertain",
      help: Suggestion.nearest(to: path, among: (quantities ?? []).map(\.path)).map {
        "did you mean '\($0)'?"
      } ?? "what can be: \(kinds)", at: mark)
  }
  /// Whether a pack may speak of a path that is none of this model's.
  private func isExcused(_ path: String) -> Bool {
    let pattern = PathPattern(path)
    return undrawn.contains { pattern.matches($0.path) } || written.isChanged(along: path)
  }
}
