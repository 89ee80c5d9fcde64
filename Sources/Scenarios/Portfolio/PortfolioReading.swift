import Commissioning
import PopulationHealth

/// Reads the whole tree of a portfolio scenario, part by part, so that every problem is found in one
/// go.
struct PortfolioReading {
  let root: FieldReader
  let folder: PackFolder
  let log: ProblemLog

  /// What the tree says, typed.
  struct Parts {
    var name: String
    var problem: PortfolioProblem
    var evidence: [PortfolioScenario.Evidence]
    var priceYear: String?
    var alternatives: Int
    var slack: Double
    var timeLimit: Double
  }

  func read() -> Parts? {
    let name = root.text("name")
    _ = root.choice("kind")
    let priceYear = root.financialYear("price_year")?.description
    let unit = root.text("benefit_unit")
    let assumptions = root.text("assumptions").flatMap(folder.table)
    let objective = root.mapping("objective", PortfolioSchema.objective)
    let weights = objective?.map("equity_weights") ?? []
    let parts = ProposalReader(root: root, log: log).read(
      equityWeights: weights, objective: objective)
    let goal = objective.flatMap(readGoal)
    objective?.finish()
    let limits = root.mapping("limits", PortfolioSchema.limits).map {
      PortfolioLimitsReader(
        serviceLines: parts.serviceLines, cadres: parts.cadres,
        knowsStaff: root.has("staff_minutes"), log: log
      ).read($0)
    }
    let funds = root.map("funds", PortfolioSchema.fund, overridesMayAdd: false).compactMap {
      readFund($0.key, $0.reader, parts)
    }
    let relations = root.map("relations", PortfolioSchema.relation, overridesMayAdd: false)
      .compactMap {
        PortfolioRelationReader(proposals: parts.proposals, known: parts.known, log: log)
          .read($0.key, $0.reader)
      }
    let (count, slack, timeLimit) = readSearch()
    if let assumptions { check(parts, against: assumptions) }
    guard let name, let unit, let goal, let limits, let count, let slack, let timeLimit,
      !log.hasErrors
    else {
      return nil
    }
    if limits.revenue == nil, limits.capital == nil, case .mostBenefit = goal {
      log.warning(
        "scenario.no-budget", "there is no limit on revenue or capital",
        help: "give 'limits.revenue', or every proposal that gains is funded", at: root.mark)
    }
    return Parts(
      name: name,
      problem: PortfolioProblem(
        proposals: parts.proposals, cadres: limits.cadres,
        minutesPerWholeTimeEquivalent: limits.minutesPerWholeTimeEquivalent ?? 1,
        revenue: limits.revenue, capital: limits.capital, funds: funds,
        ringFences: limits.ringFences, relations: relations, goal: goal, benefitUnit: unit),
      evidence: parts.evidence, priceYear: priceYear, alternatives: count, slack: slack,
      timeLimit: timeLimit)
  }

  private func readGoal(_ reader: FieldReader) -> PortfolioProblem.Goal? {
    let measure = reader.choice("measure")
    let price = reader.number("pounds_per_unit")
    let least = reader.number("at_least")
    let needs = ["net-benefit": "pounds_per_unit", "lowest-cost": "at_least"]
    for (goal, key) in needs.sorted(by: { $0.key < $1.key }) where measure != nil {
      if measure == goal, !reader.has(key) {
        log.error(
          "scenario.missing-key", "'objective' has no '\(key)', which '\(goal)' needs",
          help: "write '\(key): …'", at: reader.mark)
      } else if measure != goal, reader.has(key) {
        log.warning(
          "scenario.not-used", "'\(key)' has no part in '\(measure ?? "")'",
          help: "nothing to do, unless you meant 'measure: \(goal)'", at: reader.mark(of: key))
      }
    }
    switch measure {
    case "benefit": return .mostBenefit
    case "net-benefit": return price.map { .netBenefit(poundsPerUnit: $0) }
    case "lowest-cost": return least.map { .lowestCost(atLeast: $0) }
    default: return nil
    }
  }

  private func readFund(
    _ id: String, _ reader: FieldReader, _ parts: ProposalReader.Parts
  ) -> PortfolioFund? {
    let title = reader.text("title")
    let amount = reader.number("amount")
    let purse = reader.choice("pays", as: PortfolioFund.Purse.self)
    let names = reader.names("proposals", amongWhatIs: parts.known)
    reader.finish()
    guard let title, let amount, let purse, let names else { return nil }
    return PortfolioFund(
      id: id, title: title, amount: amount, purse: purse,
      proposals: names.compactMap { name in parts.proposals.firstIndex { $0.id == name } }.sorted())
  }

  private func readSearch() -> (count: Int?, slack: Double?, timeLimit: Double?) {
    guard let reader = root.mapping("allocation", PortfolioSchema.allocation) else {
      return (nil, nil, nil)
    }
    let (count, slack) = (reader.integer("alternatives"), reader.number("slack"))
    let timeLimit = reader.number("time_limit")
    reader.finish()
    return (count, slack, timeLimit)
  }

  /// Every assumption that a note names is one of the table.
  private func check(_ parts: ProposalReader.Parts, against table: CSVTable) {
    guard let known = PackRecord.assumptions(table, log: log) else { return }
    for (proposal, evidence) in zip(parts.proposals, parts.evidence) {
      let mark = root.entries?["proposals"]?.value[proposal.id]?["notes"]?.mark ?? root.mark
      for id in (evidence.notes ?? "").matches(of: /A-[a-z]+-[0-9]+/).map({ String($0.output) })
      where !known.contains(id) {
        log.record(known.unknown(id).problem(at: mark))
      }
    }
  }
}
