import Commissioning
import Wording

extension PortfolioProgram {
  /// How proposals bear on one another, one limit a sentence.
  mutating func addRelations() {
    for (position, relation) in problem.relations.enumerated() {
      switch relation.kind {
      case .substitutes(let people): addSubstitutes(relation, people: people)
      case .complements: addComplements(position)
      case .requires, .excludes, .package: addChoices(relation)
      }
    }
  }

  private func titles(_ positions: some Sequence<Int>) -> String {
    positions.map { Phrase.inSentence(problem.proposals[$0].title) }.joined(separator: ", ")
  }

  private mutating func addSubstitutes(_ relation: PortfolioRelation, people: Double) {
    add(
      .substitutes, "relations.\(relation.id)", unit: "people",
      "Each of \(Amount.grouped(people)) people has at most one of \(titles(relation.proposals)).",
      upper: people,
      terms: relation.proposals.map { (coverage[$0], problem.proposals[$0].cases) })
  }

  /// Nobody is given both who is not given each.
  private mutating func addComplements(_ position: Int) {
    guard let both = together[position] else { return }
    let relation = problem.relations[position]
    for proposal in relation.proposals {
      linear.rows.append(
        .init(
          "together(\(relation.id),\(problem.proposals[proposal].id))", upper: 0,
          terms: [(both, 1), (coverage[proposal], -problem.proposals[proposal].cases)]))
    }
  }

  private mutating func addChoices(_ relation: PortfolioRelation) {
    let choices = relation.proposals.compactMap { funded[$0] }
    guard let first = choices.first, let head = relation.proposals.first else { return }
    let id = "relations.\(relation.id)"
    switch relation.kind {
    case .excludes:
      add(
        .relation, id, unit: "proposals", "At most one of \(titles(relation.proposals)) is funded.",
        upper: 1, terms: choices.map { ($0, 1) }, isMeasured: false)
    case .requires:
      for (choice, proposal) in zip(choices, relation.proposals).dropFirst() {
        add(
          .relation, id, unit: "proposals",
          "\(problem.proposals[head].title) is funded only with \(titles([proposal])).",
          upper: 0, terms: [(first, 1), (choice, -1)], isMeasured: false)
      }
    case .package:
      for choice in choices.dropFirst() {
        add(
          .relation, id, unit: "proposals",
          "All of \(titles(relation.proposals)) are funded, or none.", lower: 0, upper: 0,
          terms: [(first, 1), (choice, -1)], isMeasured: false)
      }
    case .substitutes, .complements: break
    }
  }
}
