import Allocation
import Commissioning
import LinearAlgebra
import PopulationHealth
import Scenarios
import Studies
import Wording

extension PlanText {
  /// Plans nearly as good that buy something else; `nil` where none were asked for.
  var alternatives: Page.Section? {
    guard let found = run.alternatives else { return nil }
    let best = found.plans[0].value
    let shown = scenario.model.interventions.indices.filter { index in
      found.plans.contains { plan in places.indices.contains { plan.buys(index, place: $0) } }
    }
    func pounds(_ plan: PlanAlternatives.Plan, _ index: Int) -> Double {
      places.indices.reduce(0.0) { $0 + plan.pounds[index, $1] }
    }
    let rows =
      shown.sorted { pounds(found.plans[0], $0) > pounds(found.plans[0], $1) }.map { index in
        [scenario.model.interventions[index].title]
          + found.plans.map { Page.millions(pounds($0, index)) }
      }
      + [
        ["All programmes"]
          + found.plans.map { Page.millions($0.pounds.elements.reduce(0, +)) },
        ["Gain, of the best"]
          + found.plans.map { best == 0 ? "" : Amount.percent($0.value / best, decimals: 1) },
        ["Money elsewhere or unspent"] + found.plans.map { Amount.percent($0.moved) },
      ]
    let number = found.plans.count - 1
    return Page.Section(
      title: "What else would do nearly as well (£m)",
      table: number == 0
        ? nil
        : Page.Table(
          header: ["", "best"] + (1...max(1, number)).map { "alternative \($0)" }, rows: rows),
      sentences: number == 0
        ? [
          found.isCutShort
            ? "Time ran out before any was found."
            : "None was found: no search for a plan that gains nearly as much led anywhere else."
        ]
        : [
          "Each alternative gains at least \(Self.objectiveAmount(found.least, allocation.unit)) and "
            + "spends as little as it can on what the plans before it buy.",
          bought(in: found),
        ] + (found.isCutShort ? ["Time ran out before as many were found as asked for."] : []))
  }

  /// What all the plans buy, which is the part of the plan one can be surest of.
  private func bought(in found: PlanAlternatives) -> String {
    let everywhere = scenario.model.interventions.enumerated().compactMap { index, intervention in
      places.indices.allSatisfy {
        found.isInAll(index, place: $0) || !scenario.model.isOffered(index, in: $0)
      } ? Phrase.inSentence(intervention.title) : nil
    }
    return everywhere.isEmpty
      ? "No programme is bought everywhere in all of these plans."
      : "All of these plans buy, in every place: \(everywhere.joined(separator: "; "))."
  }

  /// What more of one measure takes of another; `nil` where it was not asked for.
  var frontier: Page.Section? {
    guard let frontier = run.frontier else { return nil }
    let firsts = Self.objectiveAmounts(frontier.points.map(\.first), frontier.firstUnit)
    let seconds = Self.objectiveAmounts(frontier.points.map(\.second), frontier.secondUnit)
    let rows = frontier.points.enumerated().map { row, point in
      [
        firsts[row], seconds[row], Page.millions(point.pounds),
        Amount.percent(point.gap, decimals: 1),
      ]
    }
    return Page.Section(
      title: "What more of one takes of the other",
      table: Page.Table(
        header: [
          "by \(Self.spoken(frontier.firstUnit))", "by \(Self.spoken(frontier.secondUnit))",
          "programmes £m", "could add",
        ], rows: rows),
      sentences: [
        "The first plan is the best by \(Self.spoken(frontier.firstUnit)), the last by "
          + "\(Self.spoken(frontier.secondUnit)); those between gain the most of the first at so much of "
          + "the second. 'Could add' is what small changes could add, of the last plan by the second."
      ] + (frontier.isCutShort ? ["Time ran out before every plan was found."] : []))
  }
  /// A unit inside a sentence.
  private static func spoken(_ unit: String) -> String {
    unit.hasPrefix("GBP") ? "pounds\(unit.dropFirst(3))" : unit
  }
}
