import Commissioning

/// Reads what there is to choose from.
struct ProposalReader {
  let root: FieldReader
  let log: ProblemLog

  /// What was read, all in the order it was first written.
  struct Parts {
    /// The proposals in which nothing is wrong.
    var proposals: [Proposal] = []
    /// Where their figures come from.
    var evidence: [PortfolioScenario.Evidence] = []
    /// The names of all proposals, those that are wrong among them; `nil` where none could be read.
    var known: KnownNames?
    /// The service lines of all of them.
    var serviceLines: [String] = []
    /// The cadres their staff belong to.
    var cadres: [Named] = []
  }

  /// A name and where it was first written.
  struct Named {
    var name: String
    var mark: Mark
  }

  func read(equityWeights: [MarkedMapping.Entry], objective: FieldReader?) -> Parts {
    let readers = root.map("proposals", PortfolioSchema.proposal, overridesMayAdd: false)
    var parts = Parts()
    if !readers.isEmpty { parts.known = KnownNames("proposal", readers.map(\.key)) }
    var lines: [String: [Mark]] = [:]
    for (id, reader) in readers {
      let line = reader.text("service_line")
      if let line {
        if lines[line] == nil { parts.serviceLines.append(line) }
        lines[line, default: []].append(reader.mark(of: "service_line"))
      }
      if let (proposal, evidence) = read(id, serviceLine: line, reader) {
        parts.proposals.append(proposal)
        parts.evidence.append(evidence)
      }
    }
    warnOfSlips(parts.serviceLines, lines)
    if readers.isEmpty, root.has("proposals"), !log.hasErrors {
      log.error(
        "scenario.no-proposal", "there is no proposal to choose from", help: "name at least one",
        at: root.mark(of: "proposals"))
    }
    let minutes = amounts("staff_minutes", PortfolioSchema.minutes, parts.known)
    parts.cadres = minutes.names
    let shares = amounts("benefit_shares", PortfolioSchema.share, parts.known)
    let quintiles = shares.names.map(\.name)
    let weights = self.weights(equityWeights, objective, quintiles: quintiles)
    for position in parts.proposals.indices {
      let id = parts.proposals[position].id
      parts.proposals[position].minutesPerCase = parts.cadres.map {
        minutes.values[id]?[$0.name] ?? 0
      }
      if let weights, let own = shares.values[id] {
        parts.proposals[position].weight = quintiles.reduce(0.0) {
          $0 + (own[$1] ?? 0) * (weights[$1] ?? 1)
        }
      } else if weights != nil, !log.hasErrors {
        log.error(
          "scenario.no-shares", "there are equity weights, and nothing says who gains from '\(id)'",
          help: "give its 'benefit_shares', or take 'equity_weights' out",
          at: objective?.mark(of: "equity_weights") ?? root.mark)
      }
    }
    checkSums(shares.values)
    return parts
  }

  /// Warns of a service line that one proposal alone has and that is a slip away from another: a ring-fence
  /// of the other would not count it.
  private func warnOfSlips(_ lines: [String], _ marks: [String: [Mark]]) {
    let shared = lines.filter { marks[$0]?.count ?? 0 > 1 }
    for (position, line) in lines.enumerated() {
      // Of two that are a proposal's each, the later one is told.
      guard let mark = marks[line]?.first, !shared.contains(line),
        let near = Suggestion.slip(of: line, among: shared + lines.prefix(position))
      else { continue }
      log.warning(
        "scenario.near-name", "no other proposal is of the service line \(Problem.quote(line))",
        help: "nothing, if that is meant; did you mean '\(near)'?", at: mark)
    }
  }

  private func read(
    _ id: String, serviceLine line: String?, _ reader: FieldReader
  ) -> (Proposal, PortfolioScenario.Evidence)? {
    let allowed = id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) }
    if !allowed || id.isEmpty {
      log.error(
        "scenario.proposal-name",
        "\(Problem.quote(id)) is not a name that '--set' and solvers can write",
        help: "use letters, digits and hyphens, and say the rest in 'title'", at: reader.mark)
    }
    let title = reader.text("title")
    let cases = reader.number("cases")
    let cost = reader.number("cost_per_case")
    let fixed = reader.number("fixed_cost")
    let capital = reader.number("capital")
    let benefit = reader.number("benefit_per_case")
    let most = reader.number("maximum_coverage")
    let least = reader.number("minimum_coverage")
    let compulsory = reader.number("compulsory_coverage")
    let isDivisible = reader.flag("divisible")
    let grade = reader.choice("grade", as: Evidence.Grade.self)
    let source = reader.text("source")
    let notes = reader.text("notes")
    reader.finish()
    guard let title, let line, let cases, let cost, let fixed, let capital, let benefit, let most,
      let least, let compulsory, let isDivisible, let grade, let source
    else { return nil }
    for (name, share) in [("minimum_coverage", least), ("compulsory_coverage", compulsory)]
    where share > most {
      log.error(
        "scenario.coverage",
        "'\(name)' of '\(id)' is \(NumberText.plain(share)), above its 'maximum_coverage' of "
          + NumberText.plain(most),
        help: "lower it, or raise 'maximum_coverage'", at: reader.mark(of: name))
    }
    return (
      Proposal(
        id: id, title: title, serviceLine: line, cases: cases, costPerCase: cost, fixedCost: fixed,
        capital: capital, benefitPerCase: benefit, maximumCoverage: most, minimumCoverage: least,
        compulsoryCoverage: compulsory, isDivisible: isDivisible),
      PortfolioScenario.Evidence(grade: grade, source: source, notes: notes)
    )
  }

  /// Amounts by proposal and by something else, with the names of the latter as they first come.
  private func amounts(
    _ attribute: String, _ kind: AttributeKind, _ known: KnownNames?
  ) -> (names: [Named], values: [String: [String: Double]]) {
    var names: [Named] = []
    var values: [String: [String: Double]] = [:]
    for entry in root.map(attribute) {
      guard let known, let id = root.key(of: entry, among: known) else { continue }
      guard let inner = entry.value.mapping else {
        log.error(
          "value.wrong-shape",
          "'\(entry.key)' in '\(attribute)' has to be a mapping, not \(entry.value.shape)",
          help: "write 'name: amount' under it", at: entry.value.mark)
        continue
      }
      for part in inner.entries {
        guard let amount = root.number(part.value, for: part.key, as: kind) else { continue }
        if !names.contains(where: { $0.name == part.key }) {
          names.append(Named(name: part.key, mark: part.keyMark))
        }
        values[id, default: [:]][part.key] = amount
      }
    }
    return (names, values)
  }

  private func weights(
    _ entries: [MarkedMapping.Entry], _ objective: FieldReader?, quintiles: [String]
  ) -> [String: Double]? {
    guard let first = entries.first, let objective else { return nil }
    guard root.has("benefit_shares") else {
      log.error(
        "scenario.no-shares", "there are equity weights, and nothing says who gains",
        help: "give 'benefit_shares', or take 'equity_weights' out", at: first.keyMark)
      return nil
    }
    let known = KnownNames("quintile", quintiles)
    var weights: [String: Double] = [:]
    for entry in entries {
      guard let name = objective.key(of: entry, among: known),
        let weight = objective.number(entry.value, for: entry.key, as: PortfolioSchema.weight)
      else { continue }
      weights[name] = weight
    }
    return weights
  }

  /// The shares of a benefit are of all of it.
  private func checkSums(_ shares: [String: [String: Double]]) {
    guard !log.hasErrors else { return }
    for entry in root.map("benefit_shares") {
      let sum = shares[entry.key]?.sorted { $0.key < $1.key }.reduce(0.0) { $0 + $1.value } ?? 1
      guard abs(sum - 1) > Self.shareTolerance else { continue }
      log.error(
        "pack.share-sum",
        "the benefit shares of '\(entry.key)' sum to \(NumberText.plain(sum)), not to 1",
        help: "correct one of them", at: entry.keyMark)
    }
  }

  /// Shares are written with a few decimals.
  private static let shareTolerance = 1e-3
}
