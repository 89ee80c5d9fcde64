import Commissioning
import Wording

/// Reads how proposals bear on one another.
struct PortfolioRelationReader {
  /// Those in which nothing is wrong.
  let proposals: [Proposal]
  /// The names of all; `nil` where none could be read.
  let known: KnownNames?
  let log: ProblemLog

  func read(_ id: String, _ reader: FieldReader) -> PortfolioRelation? {
    let kind = reader.choice("kind")
    let names = reader.names("proposals", amongWhatIs: known)
    defer { reader.finish() }
    guard let kind, let names else {
      reader.passOver(["people", "benefit_per_case"])
      return nil
    }
    let isPair = kind == "complements"
    guard isPair ? names.count == 2 : names.count >= 2 else {
      log.error(
        "scenario.relation",
        "'\(id)' names \(Amount.count(names.count, "proposal")), and "
          + (isPair ? "complements are two" : "it takes two or more"),
        help: isPair ? "make a relation of each pair" : "name the others",
        at: reader.mark(of: "proposals"))
      reader.passOver(["people", "benefit_per_case"])
      return nil
    }
    let members = names.compactMap { name in proposals.firstIndex { $0.id == name } }
    guard members.count == names.count else {
      reader.passOver(["people", "benefit_per_case"])
      return nil
    }
    let cases = members.map { proposals[$0].cases }
    switch kind {
    case "substitutes":
      let people = reader.number("people") ?? cases.max() ?? 0
      let most = members.reduce(0.0) {
        $0 + proposals[$1].cases * proposals[$1].maximumCoverage
      }
      if reader.has("people"), people >= most {
        log.warning(
          "scenario.limit-never-binds",
          "'relations.\(id)' never binds: its proposals reach \(Amount.number(most)) people at the most",
          help: "lower 'people', or leave the relation out", at: reader.mark(of: "people"))
      }
      return PortfolioRelation(id: id, kind: .substitutes(people: people), proposals: members)
    case "complements":
      let people = reader.number("people") ?? cases.min() ?? 0
      guard let benefit = reader.number("benefit_per_case") else {
        if !reader.has("benefit_per_case") {
          log.error(
            "scenario.missing-key", "'\(id)' has no 'benefit_per_case', which complements need",
            help: "write 'benefit_per_case: …', what a case gains from having both",
            at: reader.mark)
        }
        return nil
      }
      return PortfolioRelation(
        id: id, kind: .complements(benefitPerCase: benefit, people: people), proposals: members)
    case "requires":
      checkScale(of: members.dropFirst(), in: id, reader)
      return PortfolioRelation(id: id, kind: .requires, proposals: members)
    case "package":
      checkScale(of: members[...], in: id, reader)
      return PortfolioRelation(id: id, kind: .package, proposals: members)
    default:
      return PortfolioRelation(id: id, kind: .excludes, proposals: members)
    }
  }

  /// What must be funded for another's sake must be funded to some purpose.
  private func checkScale(of members: ArraySlice<Int>, in id: String, _ reader: FieldReader) {
    for proposal in members.map({ proposals[$0] }) where proposal.leastCoverage == 0 {
      log.error(
        "scenario.relation",
        "'\(id)' asks for '\(proposal.id)', which may be funded at next to nothing",
        help: "give '\(proposal.id)' a 'minimum_coverage', or write 'divisible: false'",
        at: reader.mark(of: "proposals"))
    }
  }
}
