import Allocation
import Commissioning
import Studies
import Wording

extension PortfolioText {
  /// What the limits leave, and what more of each would be worth.
  var limits: Page.Section {
    let shown = study.limits.filter { $0.kind != .compulsory || $0.shadowPrice > 0 }
    let gains = sizes(shown.map(\.gainOfMore))
    let rows = zip(shown, gains).map { limit, gain in
      [
        name(limit), (limit.isFloor ? "at least " : "") + written(limit.have, limit.unit),
        written(limit.used, limit.unit),
        written(max(0, limit.slack), limit.unit) + (limit.isFloor ? " above" : ""), gain ?? "–",
      ]
    }
    let binding = shown.filter { $0.shadowPrice > 0 }.map(price)
    let unsought =
      gains.contains(nil)
      ? [
        "'–': not sought, as the limit moves with what is spent, or is how proposals hang together."
      ] : []
    return Page.Section(
      title: "What it uses, and what more would be worth",
      table: rows.isEmpty
        ? nil
        : Page.Table(header: ["", "limit", "used", "left", "5% more gains"], rows: rows),
      sentences: binding
        + [
          binding.isEmpty
            ? "With these proposals funded no limit binds by itself; what 5% more gains lets the choice "
              + "be made afresh."
            : "A price holds with the same proposals funded; what 5% more (of a floor, 5% less) gains "
              + "lets the choice be made afresh."
        ] + unsought)
  }

  /// A limit in a word or two.
  func name(_ limit: PortfolioLimit) -> String {
    let code = limit.id.split(separator: ".").last.map(String.init) ?? limit.id
    let words = code.replacing("-", with: " ")
    switch limit.kind {
    case .revenue: return "Revenue"
    case .capital: return "Capital"
    case .fund: return problem.funds.first { $0.id == code }?.title ?? words
    case .workforce: return Phrase.atStart(words)
    case .ringFence: return "Ring-fence '\(code)'"
    case .substitutes, .relation: return "Relation '\(code)'"
    case .benefitFloor: return "Least \(problem.benefitUnit)"
    case .compulsory:
      let proposal = problem.proposals.first { limit.id.split(separator: ".").contains($0.id[...]) }
      return "Compulsory: \(proposal.map { Phrase.inSentence($0.title) } ?? limit.id)"
    }
  }

  /// What more of a limit would be worth, as a sentence.
  private func price(_ limit: PortfolioLimit) -> String {
    let (step, words) = Self.step(limit.unit)
    let holds: String =
      limit.priceHolds.map { range in
        let ends = [range.lowerBound, range.upperBound].map {
          $0.isFinite ? written($0, limit.unit) : nil
        }
        switch (ends[0], ends[1]) {
        case (let low?, let high?): return ", as long as there is from \(low) to \(high)"
        case (let low?, nil): return ", as long as there is at least \(low)"
        case (nil, let high?): return ", as long as there is at most \(high)"
        case (nil, nil): return ""
        }
      } ?? ""
    return "\(name(limit)) (\(limit.id)): \(words) \(limit.isFloor ? "less" : "more") would gain "
      + "\(amount(limit.shadowPrice * step))\(holds)."
  }

  /// A step of a limit that a reader can picture.
  private static func step(_ unit: String) -> (size: Double, words: String) {
    switch unit {
    case "GBP": (100_000, "£100k")
    case "WTE": (1, "one whole-time equivalent")
    case "people": (100, "100 people")
    case "share of cases": (0.01, "one in a hundred cases")
    default: (1, "1 of \(unit)")
    }
  }

  func written(_ value: Double, _ unit: String) -> String {
    switch unit {
    case "GBP": Amount.pounds(value)
    case "share of cases": Amount.percent(value)
    case "people": Amount.grouped(value)
    default: "\(Amount.number(value)) \(unit)"
    }
  }
}
