import CohortModels
import Commissioning

/// Reads the whole tree of a scenario about a cohort and its pack, part by part, so that every problem
/// is found in one go.
struct CohortReading {
  let root: FieldReader
  let folder: PackFolder
  /// What was written, in the pack and by what is laid over it.
  let written: LaidOverPack
  let log: ProblemLog

  /// What the tree says, typed.
  struct Parts {
    var name: String
    var packTitle: String
    var figures: CohortInputs
    /// What is uncertain.
    var uncertainty: Uncertainty<CohortTarget>?
    var model: CohortModel
    var counting: CountingConvention
    var discounting: Discounting
    var willingnessToPay: Double?
    var currency: String
    var priceYear: String?
  }

  func read() -> Parts? {
    let name = root.text("name")
    let title = root.text("title")
    _ = root.text("licence")
    _ = root.text("model")
    _ = root.choice("kind")
    let currency = root.text("currency")
    let priceYear = root.text("price_year")
    let states = readStates()
    let start = readStart(states)
    let basis = root.choice("transition_basis", as: TransitionBasis.self)
    let moveTable = folder.table(root, "transitions")
    let rewardTable = root.text("transition_rewards").flatMap(folder.table)
    let treatmentReaders = root.map(
      "treatments", CohortSchema.treatment, overridesMayAdd: false)
    let treatments = treatmentReaders.map {
      TreatmentReader(states: states).read($0.key, $0.reader)
    }
    let chosen = readStrategies(treatments)
    let (cycles, cycleYears) = readCycles()
    let counting = root.choice("counting", as: CountingConvention.self)
    let discounting = root.mapping("discounting", CohortSchema.discounting).flatMap(readDiscounting)
    let price = root.number("willingness_to_pay")
    if counting == .exact, let basis, basis != .rates {
      log.error(
        "scenario.counting",
        "'exact' counts what rates do within a cycle, and these are \(basis.rawValue)",
        help: "choose another 'counting', such as half-cycle", at: root.mark(of: "counting"))
    }
    let uncertain = root.mapping("uncertainty", UncertaintySchema.root)
    let strategyNames = chosen.map(\.id)
    guard let basis, let moveTable,
      let moves = CohortMoveTable(
        moveTable, basis: basis, states: states, strategies: strategyNames, cycles: cycles ?? 1,
        log: log)
    else { return nil }
    let rewards = rewardTable.flatMap {
      RewardTable($0, states: states, strategies: strategyNames, moves: moves, log: log)
    }
    for (code, reader) in treatmentReaders {
      checkHazardRatios(of: treatments.first { $0.id == code }, reader, moves: moves)
    }
    guard let cycles, let cycleYears, !log.hasErrors else { return nil }
    guard let start else { return nil }
    let hazards = moves.hazards(of: strategyNames)
    let inputs = CohortInputs(
      states: states, start: start, cycles: cycles, cycleYears: cycleYears, basis: basis,
      hazards: hazards.moves, rewards: rewards?.rewards ?? [], treatments: treatments,
      courses: chosen.enumerated().map { position, strategy in
        CohortInputs.Course(
          id: strategy.id, title: strategy.title, hazards: hazards.byStrategy[position],
          rewards: rewards?.positions(of: strategy.id) ?? [],
          treatments: strategy.treatments.compactMap { name in
            treatments.firstIndex { $0.id == name }
          })
      })
    let strategies = inputs.strategies
    moves.checkExcess(of: strategies, cycles: cycles, log: log)
    guard let name, let title, let counting, let discounting, let currency, !log.hasErrors
    else { return nil }
    return Parts(
      name: name, packTitle: title, figures: inputs,
      uncertainty: uncertain.flatMap {
        let quantities = CohortQuantities(
          inputs: inputs, hazardRows: hazards.rows, rewards: rewards)
        return UncertaintyReader(
          quantities: quantities.all, undrawn: quantities.undrawn, kinds: CohortQuantities.kinds,
          foundAtCentre: "strategies are compared without draws", written: written, log: log
        ).read($0)
      },
      model: inputs.model(of: strategies),
      counting: counting, discounting: discounting, willingnessToPay: price, currency: currency,
      priceYear: priceYear)
  }

  private func readStates() -> [CohortState] {
    root.map("states", CohortSchema.state, overridesMayAdd: false).map { code, reader in
      let state = CohortState(
        id: code, title: reader.text("title") ?? code, isDead: reader.flag("dead") ?? false,
        costPerYear: reader.number("cost") ?? 0, utility: reader.number("utility") ?? 0)
      reader.finish()
      if state.isDead { checkDead(state, reader) }
      return state
    }
  }

  /// The dead have no quality of life, and most likely cost nothing.
  private func checkDead(_ state: CohortState, _ reader: FieldReader) {
    if state.utility != 0 {
      log.error(
        "pack.dead-utility",
        "'\(state.id)' is dead, and its quality of life is \(NumberText.plain(state.utility))",
        help: "write 0, or take 'dead: true' away", at: reader.mark(of: "utility"))
    }
    if state.costPerYear != 0 {
      log.warning(
        "pack.dead-cost",
        "'\(state.id)' is dead, and costs \(NumberText.plain(state.costPerYear)) every year",
        help: "write 0; what dying costs comes once, in the table 'transition_rewards'",
        at: reader.mark(of: "cost"))
    }
  }

  private func readStart(_ states: [CohortState]) -> [Double]? {
    let errorsBefore = log.errorCount
    let known = KnownNames("state", states.map(\.id))
    var shares = states.map { _ in 0.0 }
    let entries = root.map("start")
    for entry in entries {
      guard let state = root.key(of: entry, among: known).flatMap(known.index),
        let share = root.number(entry.value, for: entry.key, as: CohortSchema.share)
      else { continue }
      shares[state] = share
    }
    guard log.errorCount == errorsBefore else { return nil }
    let sum = shares.reduce(0, +)
    guard abs(sum - 1) <= CohortModel.tolerance else {
      log.error(
        "pack.share-sum", "the shares of 'start' sum to \(NumberText.plain(sum)), not to 1",
        help: "correct one of them",
        at: entries.max { $0.value.layer < $1.value.layer }?.value.mark ?? root.mark(of: "start"))
      return nil
    }
    return shares
  }

  /// A strategy as written: what it gives by name.
  private struct Chosen {
    var id: String
    var title: String
    var treatments: [String]
  }

  private func readStrategies(_ treatments: [Treatment]) -> [Chosen] {
    let known = KnownNames("treatment", treatments.map(\.id))
    let strategies = root.map("strategies", CohortSchema.strategy, overridesMayAdd: false).map {
      code, reader in
      let title = reader.text("title") ?? code
      let given = reader.names("treatments", among: known) ?? []
      reader.finish()
      if code == CohortMoveTable.everyStrategy {
        log.error(
          "scenario.strategy-name",
          "a strategy cannot be called '\(code)', which stands for every one",
          help: "give it another code", at: reader.mark)
      }
      let givers = treatments.filter { given.contains($0.id) }
      for state in treatments.first?.utilities.indices ?? 0..<0
      where givers.count(where: { $0.utilities[state] != nil }) > 1 {
        log.error(
          "scenario.two-utilities",
          "two treatments of strategy '\(code)' set the quality of life of one state",
          help: "let one treatment set it, or make a treatment of both together",
          at: reader.mark(of: "treatments"))
      }
      return Chosen(id: code, title: title, treatments: given)
    }
    if strategies.isEmpty, root.has("strategies"), !log.hasErrors {
      log.error(
        "scenario.no-strategy", "there is no strategy to follow", help: "name at least one",
        at: root.mark(of: "strategies"))
    }
    return strategies
  }

  private func readCycles() -> (count: Int?, years: Double?) {
    guard let reader = root.mapping("cycles", CohortSchema.cycles) else { return (nil, nil) }
    let (count, years) = (reader.integer("count"), reader.number("years"))
    reader.finish()
    return (count, years)
  }

  private func readDiscounting(_ reader: FieldReader) -> Discounting? {
    let basis = reader.choice("basis")
    let isGiven = basis == "given"
    let health = isGiven ? reader.number("health") : nil
    let cost = isGiven ? reader.number("cost") : nil
    if isGiven {
      for name in ["health", "cost"] where !reader.has(name) {
        log.error(
          "scenario.missing-key", "'discounting' has no '\(name)', which 'basis: given' needs",
          help: "write '\(name): …', such as 0.035", at: reader.mark)
      }
    }
    reader.finish()
    switch basis {
    case "nice": return .nice
    case "green-book": return .greenBook
    case "none": return Discounting.none
    case "given":
      guard let health, let cost else { return nil }
      return Discounting(health: health, cost: cost)
    default: return nil
    }
  }

  /// A hazard ratio needs a move to act on.
  private func checkHazardRatios(
    of treatment: Treatment?, _ reader: FieldReader, moves: CohortMoveTable
  ) {
    guard let treatment else { return }
    for ratio in treatment.hazardRatios where !moves.has(from: ratio.from, to: ratio.to) {
      let (from, to) = (moves.states[ratio.from], moves.states[ratio.to])
      log.error(
        "scenario.no-move",
        "treatment '\(treatment.id)' has a hazard ratio on moves from \(from) to \(to), and there "
          + "are none",
        help: "add them to the table of transitions, or take the ratio out",
        at: reader.entries?["hazard_ratios"]?.value[from]?[to]?.mark
          ?? reader.mark(of: "hazard_ratios"))
    }
  }
}
