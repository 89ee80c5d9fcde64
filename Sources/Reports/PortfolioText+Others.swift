import Allocation
import Commissioning
import Scenarios
import Studies
import Wording

extension PortfolioText {
  /// What is not funded, or only in part, why, and what would have to change.
  var leftOut: Page.Section? {
    let positions = problem.proposals.indices.filter {
      best.coverage[$0] < problem.proposals[$0].maximumCoverage
    }
    guard !positions.isEmpty else { return nil }
    let out = positions.filter { !best.isFunded($0) }
    let rows = out.map { position -> [String] in
      let (proposal, standing) = (problem.proposals[position], study.standings[position])
      let isBlocked = !standing.blockedBy.isEmpty
      return [
        proposal.title, Self.pounds(proposal.costPerCase),
        standing.costToComeIn.map(Self.pounds) ?? (isBlocked ? "no room" : "not even free"),
        Self.benefit(proposal.benefitPerCase),
        standing.benefitToComeIn.map(Self.benefit) ?? (isBlocked ? "no room" : "–"),
      ]
    }
    return Page.Section(
      title: "What is left out, and what would bring it in",
      table: rows.isEmpty
        ? nil
        : Page.Table(
          header: ["", "£ a case", "in at", "\(problem.benefitUnit) a case", "in at"], rows: rows),
      sentences: positions.map(why))
  }

  private static func pounds(_ value: Double) -> String {
    abs(value) < 9.995 ? Amount.fixed(value, 2) : Amount.grouped(value)
  }

  private static func benefit(_ value: Double) -> String {
    value == 0 ? "0" : abs(value) < 0.1 ? Amount.fixed(value, 4) : Amount.number(value)
  }

  /// Why a proposal is not funded whole: what would be lost if it were.
  private func why(_ position: Int) -> String {
    let (proposal, standing) = (problem.proposals[position], study.standings[position])
    let coverage = best.coverage[position]
    let so = coverage > 0 ? " (\(Amount.percent(coverage)) of its cases)" : ""
    guard let forced = standing.forced else {
      guard standing.blockedBy.isEmpty else {
        let limits = standing.blockedBy.map { limit in
          study.limits.first { $0.id == limit.id }.map {
            "\(Phrase.inSentence(name($0))) (\($0.id))"
          }
            ?? limit.id
        }.joined(separator: ", ")
        return "\(proposal.title): no room under \(limits)."
      }
      return "\(proposal.title)\(so): no room for more."
    }
    let scale =
      forced.coverage < proposal.maximumCoverage - 0.0005
      ? "As much as fits (\(Amount.percent(forced.coverage)))" : "Funded whole"
    let room = forced.displaced.prefix(3).map {
      let title = Phrase.inSentence(problem.proposals[$0.proposal].title)
      return $0.to < Self.nothing
        ? "drop \(title)" : "cut \(title) to \(Amount.visiblePercent($0.to))"
    }
    let more = forced.displaced.count > 3 ? " and \(forced.displaced.count - 3) others" : ""
    let making = room.isEmpty ? "" : ": it would \(room.joined(separator: ", "))\(more)"
    return "\(proposal.title)\(so)\(whole(position)): \(Phrase.inSentence(scale)) it would lose "
      + "\(amount(forced.loss))\(making)."
  }

  /// Coverage that is rounding in the solver.
  private static let nothing = 1e-6

  /// What comes only with a proposal; nothing where it is in no package.
  private func whole(_ position: Int) -> String {
    let others = problem.relations.filter { $0.kind == .package && $0.proposals.contains(position) }
      .flatMap(\.proposals).filter { $0 != position }
    return others.isEmpty ? "" : " (in one package with \(names(Set(others).sorted())))"
  }

  /// Portfolios nearly as good, and what they share.
  var alternatives: Page.Section? {
    guard !study.alternatives.isEmpty else { return nil }
    let percent = Amount.percent(study.scenario.slack, decimals: 2)
    let differing = problem.proposals.indices.filter { position in
      study.alternatives.contains { abs($0.coverage[position] - best.coverage[position]) > 0.0005 }
    }
    let rows =
      differing.map { position in
        [problem.proposals[position].title]
          + ([best] + study.alternatives).map { Self.share($0.coverage[position]) }
      }
      + [["Value"] + ([best] + study.alternatives).map { size($0.value) }]
    let always = study.alwaysFunded
    let never = problem.proposals.indices.filter { position in
      ([best] + study.alternatives).allSatisfy { !$0.isFunded(position) }
    }
    return Page.Section(
      title: "Other portfolios within \(percent) of the best",
      table: Page.Table(
        header: ["", "best"] + study.alternatives.indices.map { "other \($0 + 1)" }, rows: rows),
      sentences: [
        always.isEmpty ? "Nothing is funded in all of them." : "In all of them: \(names(always)).",
        never.isEmpty ? nil : "In none: \(names(never)).",
        rows.joined().contains("–") ? "'–': not funded." : nil,
      ].compactMap(\.self))
  }

  private static func share(_ coverage: Double) -> String {
    switch coverage {
    case 0: "–"
    case ..<0.0005: "under 0.1%"
    default: Amount.percent(coverage, fixed: 1)
    }
  }

  /// The best against what simpler rules give.
  var comparison: Page.Section {
    let rule: String
    let loss = study.loss(of: study.ranked.value)
    let apart = problem.proposals.indices.filter {
      abs(study.ranked.coverage[$0] - best.coverage[$0]) > 0.0005
    }
    if loss <= abs(best.value) * 1e-6 {
      rule = "Funding in order of \(problem.benefitUnit) per pound comes to the same value."
    } else {
      rule =
        "Funding in order of \(problem.benefitUnit) per pound comes to \(amount(study.ranked.value)), "
        + "\(amount(loss)) worse; it differs in \(names(apart))."
    }
    let even =
      study.evenSplit.map {
        "Every proposal at the same share of its maximum, \(Amount.percent($0.share)), would come to "
          + "\(amount($0.value)), were all of them divisible with their fixed cost and capital."
      } ?? "No share that is the same for every proposal keeps to the limits."
    return Page.Section(title: "Against simpler rules", table: nil, sentences: [rule, even])
  }
}
