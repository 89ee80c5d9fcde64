import Commissioning
import LinearAlgebra
import PopulationHealth
import Wording

extension LimitBook {
  /// How programmes hang together in each place and year.
  func relationRows() -> [LimitRow] {
    limits.relations.flatMap { limit in
      (0..<years).flatMap { year in
        limit.places.flatMap { place in
          relation(limit.rule, in: place, year: year).compactMap { relation -> LimitRow? in
            guard !relation.terms.terms.isEmpty else { return nil }
            return LimitRow(
              kind: .relations, id: "relations.\(limit.id)", year: label(year),
              place: model.shape.places[place], unit: relation.unit,
              sentence: "\(relation.sentence) in \(label(year)).", lower: relation.lower,
              upper: relation.upper, terms: relation.terms)
          }
        }
      }
    }
  }

  private struct Relation {
    var unit: String
    var sentence: String
    var lower = -Double.infinity
    var upper: Double
    var terms: DecisionSum
  }

  private func relation(_ rule: RelationLimit.Rule, in place: Int, year: Int) -> [Relation] {
    switch rule {
    case .requires(let one, let other, let peoplePerPerson):
      [requires(one, other, peoplePerPerson, in: place, year: year)]
    case .excludes(let members):
      [
        Relation(
          unit: "programmes",
          sentence: "At most one of \(titles(members, beginning: false)) may run", upper: 1,
          terms: running(members.map { ($0, 1) }, in: place, year: year))
      ]
    case .substitutes(let members, let together):
      [
        Relation(
          unit: "share of eligible people",
          sentence:
            "\(titles(members)) together may reach at most "
            + "\(Amount.percent(together, decimals: 2)) of eligible people",
          upper: together, terms: coverage(members.map { ($0, 1) }, in: place, year: year))
      ]
    case .sameShare(let members):
      paired(members).map { first, other in
        let reach = [first, other].map { model.interventions[$0].reach }
        return Relation(
          unit: "share of reach",
          sentence: "\(titles([first, other])) must run at the same share of their reach",
          lower: 0, upper: 0,
          terms: coverage([(first, 1 / reach[0]), (other, -1 / reach[1])], in: place, year: year))
      }
    case .allOrNone(let members):
      paired(members).map { first, other in
        Relation(
          unit: "programmes", sentence: "\(titles([first, other])) must both run or neither",
          lower: 0, upper: 0, terms: running([(first, 1), (other, -1)], in: place, year: year))
      }
    }
  }

  private func requires(
    _ one: Int, _ other: Int, _ peoplePerPerson: Double?, in place: Int, year: Int
  ) -> Relation {
    let (title, needed) = (
      model.interventions[one].title, Phrase.inSentence(model.interventions[other].title)
    )
    guard let peoplePerPerson else {
      return Relation(
        unit: "programmes", sentence: "\(title) may only run where \(needed) does", upper: 0,
        terms: running([(one, 1), (other, -1)], in: place, year: year))
    }
    let people = run[year].eligible
    return Relation(
      unit: "people",
      sentence:
        "\(title) may reach at most \(Amount.number(peoplePerPerson)) people for each person "
        + "\(needed) reaches",
      upper: 0,
      terms: coverage(
        [(one, people[one, place]), (other, -peoplePerPerson * people[other, place])], in: place,
        year: year))
  }

  private func paired(_ members: [Int]) -> [(Int, Int)] {
    members.dropFirst().map { (members[0], $0) }
  }

  private func titles(_ members: [Int], beginning: Bool = true) -> String {
    let titles = members.enumerated().map { position, member in
      let title = model.interventions[member].title
      return position == 0 && beginning ? title : Phrase.inSentence(title)
    }
    return Phrase.list(titles)
  }

  private func coverage(
    _ members: [(intervention: Int, amount: Double)], in place: Int, year: Int
  ) -> DecisionSum {
    DecisionSum(
      coverage: offered(members, in: place).map {
        (model.nothing.index($0.intervention, place, year), $0.amount)
      })
  }

  private func running(
    _ members: [(intervention: Int, amount: Double)], in place: Int, year: Int
  ) -> DecisionSum {
    var sum = DecisionSum()
    sum.terms = offered(members, in: place).map {
      (.running(model.nothing.index($0.intervention, place, year)), $0.amount)
    }
    return sum
  }

  private func offered(
    _ members: [(intervention: Int, amount: Double)], in place: Int
  ) -> [(intervention: Int, amount: Double)] {
    members.filter { model.isOffered($0.intervention, in: place) }
  }
}
