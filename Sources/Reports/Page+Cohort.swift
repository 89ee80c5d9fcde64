import CohortModels
import Commissioning
import Scenarios
import Studies
import Wording

extension Page {
  /// The page of a study of a cohort.
  init(of study: CohortStudy) {
    let scenario = study.scenario
    title = scenario.name
    subtitle = Self.terms(scenario)
    let sureness = study.sample.map { CohortSurenessText(study: study, sample: $0) }
    subtitle += [sureness?.drawnAlone].compactMap(\.self)
    sections = [Self.costEffectiveness(study)] + (sureness?.sections ?? [])
    if study.arms.count > 1 { sections.append(Self.differences(study)) }
    sections += [Self.undiscounted(study), Self.trace(study)]
  }

  /// What an empty cell shows.
  private static let nothing = "–"

  private static func terms(_ scenario: CohortScenario) -> [String] {
    let model = scenario.model
    let rates = scenario.discounting
    let length = Amount.number(model.cycleYears)
    let prices = scenario.priceYear.map { " of \($0)" } ?? ""
    var counting = "Counting: \(scenario.counting.sentence)"
    if let sum = scenario.counting.weights(cycles: model.cycles)?.reduce(0, +),
      abs(sum - Double(model.cycles)) > 1e-9
    {
      counting += "; weights sum to \(Amount.fixed(sum, 3)) cycles, not \(model.cycles)"
    }
    return [
      "\(Amount.count(model.strategies.count, "strategy", plural: "strategies")), "
        + "\(Amount.count(model.states.count, "state")), \(Amount.count(model.cycles, "cycle")) of "
        + "\(length) \(length == "1" ? "year" : "years"). Costs in \(scenario.currency)\(prices); every "
        + "amount is per person. Discounting: costs \(Amount.percent(rates.cost, decimals: 2)) a year, "
        + "health \(Amount.percent(rates.health, decimals: 2)). \(counting).",
      "Model pack: \(scenario.packTitle). "
        + source(scenario.file, changes: scenario.changes),
    ]
  }

  private static func costEffectiveness(_ study: CohortStudy) -> Section {
    let comparison = study.comparison
    let price = study.scenario.willingnessToPay
    let benefits = price.map { comparison.netMonetaryBenefits(willingnessToPay: $0) }
    var header = ["", "cost", "QALYs", "added cost", "added QALYs", "ICER"]
    if let price { header.append("NMB at \(Amount.grouped(price))") }
    let byCost = study.arms.indices.sorted {
      (comparison.points[$0].cost, $0) < (comparison.points[$1].cost, $1)
    }
    let rows = byCost.map { position in
      let increment = comparison.standings[position].increment
      let ratio: String =
        switch comparison.standings[position] {
        case .frontier: increment.map { Amount.grouped($0.ratio) } ?? nothing
        case .dominated: "dominated"
        case .extendedlyDominated: "ext. dominated"
        case .same: "same"
        }
      return [
        label(study, position), Amount.grouped(comparison.points[position].cost),
        Amount.fixed(comparison.points[position].qalys, 3),
        increment.map { Amount.grouped($0.cost) } ?? nothing,
        increment.map { Amount.fixed($0.qalys, 3) } ?? nothing, ratio,
      ] + (benefits.map { [Amount.grouped($0[position])] } ?? [])
    }
    return Section(
      title: "What each strategy costs and gains, discounted",
      table: Table(header: header, rows: rows), sentences: verdicts(study, benefits: benefits))
  }

  /// Who is dominated by whom, and what is best at the price.
  private static func verdicts(_ study: CohortStudy, benefits: [Double]?) -> [String] {
    let comparison = study.comparison
    func id(_ position: Int) -> String { study.arms[position].strategy.id }
    var sentences = study.arms.indices.compactMap { position -> String? in
      switch comparison.standings[position] {
      case .frontier: nil
      case .dominated(let other):
        "\(id(position)) is dominated: \(id(other)) gains at least as much for no more."
      case .extendedlyDominated(let lower, let upper):
        "\(id(position)) is dominated by extension: a mix of \(id(lower)) and \(id(upper)) gains more "
          + "for the same cost."
      case .same(let other): "\(id(position)) costs and gains exactly what \(id(other)) does."
      }
    }
    if let benefits, let price = study.scenario.willingnessToPay,
      let best = comparison.frontier.max(by: { benefits[$0] < benefits[$1] })
    {
      sentences.append(
        "At \(Amount.grouped(price)) \(study.scenario.currency) a QALY, \(id(best)) has the highest net "
          + "monetary benefit (NMB).")
    }
    sentences.append(
      "Added cost, added QALYs and the incremental cost-effectiveness ratio (ICER) are over the next "
        + "cheaper strategy that is not dominated.")
    return sentences
  }

  private static func differences(_ study: CohortStudy) -> Section {
    let base = study.arms[0].outcomes.discounted
    let rows = study.arms.indices.dropFirst().map { position in
      let totals = study.arms[position].outcomes.discounted
      return [
        label(study, position), Amount.signed(Amount.grouped(totals.cost - base.cost)),
        Amount.signed(totals.qalys - base.qalys, 3),
        Amount.signed(totals.lifeYears - base.lifeYears, 3),
      ]
    }
    return Section(
      title: "What each adds to \(study.arms[0].strategy.id), discounted",
      table: Table(header: ["", "cost", "QALYs", "life-years"], rows: rows), sentences: [])
  }

  private static func undiscounted(_ study: CohortStudy) -> Section {
    let living = study.scenario.model.states.indices.filter {
      !study.scenario.model.states[$0].isDead
    }
    return Section(
      title: "Undiscounted, with the years in each state",
      table: Table(
        header: ["", "cost", "QALYs", "life-years"]
          + living.map { study.scenario.model.states[$0].title },
        rows: study.arms.enumerated().map { position, arm in
          let totals = arm.outcomes.undiscounted
          return [
            label(study, position), Amount.grouped(totals.cost), Amount.fixed(totals.qalys, 3),
            Amount.fixed(totals.lifeYears, 3),
          ] + living.map { Amount.fixed(arm.outcomes.yearsInState[$0], 3) }
        }), sentences: survivors(study))
  }

  /// Who is alive when the cohort is left: what happens to them after is in no total.
  private static func survivors(_ study: CohortStudy) -> [String] {
    let states = study.scenario.model.states
    let alive = study.arms.map { arm in
      zip(states, arm.outcomes.trace.shares[study.scenario.model.cycles])
        .reduce(0.0) { $0 + ($1.0.isDead ? 0 : $1.1) }
    }
    guard alive.contains(where: { $0 >= 0.001 }) else { return [] }
    let shares = zip(study.arms, alive).map {
      "\($0.strategy.id) \(Amount.percent($1))"
    }
    return [
      "Alive when the cohort is left, and not counted after: \(shares.joined(separator: ", "))."
    ]
  }

  /// The first strategy's trace at a handful of times.
  private static func trace(_ study: CohortStudy) -> Section {
    let model = study.scenario.model
    let step = max(1, (model.cycles + 7) / 8)
    let rows = Set(stride(from: 0, through: model.cycles, by: step)).union([model.cycles]).sorted()
    let first = study.arms[0]
    return Section(
      title: "Where the cohort is under \(first.strategy.id), share in each state",
      table: Table(
        header: ["cycle"] + model.states.map(\.title),
        rows: rows.map { row in
          ["\(row)"] + first.outcomes.trace.shares[row].map { Amount.fixed($0, 4) }
        }), sentences: ["Every cycle and strategy: tables/cohort_trace.csv."])
  }

  private static func label(_ study: CohortStudy, _ position: Int) -> String {
    let strategy = study.arms[position].strategy
    return strategy.id == strategy.title ? strategy.id : "\(strategy.id): \(strategy.title)"
  }
}
