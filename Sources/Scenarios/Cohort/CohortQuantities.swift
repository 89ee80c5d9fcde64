import CohortModels

/// Everything of a cohort model that may be uncertain, by the path of its figure.
struct CohortQuantities {
  let inputs: CohortInputs
  /// The row of the table of moves each of the inputs' moves comes from.
  let hazardRows: [CohortMoveTable.Row]
  let rewards: RewardTable?

  /// What they are, for a message.
  static let kinds =
    "costs and utilities of states, moves of 'transitions', what treatments add, set or multiply, and "
    + "'transition_rewards'"

  private typealias Quantity = UncertainQuantity<CohortTarget>
  private static let utility = NumberRange.from(-1, to: 1)

  /// A chance below this is rounding of one less the others.
  private static let noChance = 1e-9

  /// All of them: states, moves, treatments, rewards.
  var all: [UncertainQuantity<CohortTarget>] {
    ofStates + ofMoves + ofRows + inputs.treatments.indices.flatMap(ofTreatment) + ofRewards
  }

  private var ofStates: [Quantity] {
    inputs.states.enumerated().flatMap { position, state in
      let cost = Quantity(
        path: "states.\(state.id).cost", target: .cost(state: position),
        central: [state.costPerYear], allowed: .atLeast(0), group: "costs")
      guard !state.isDead else { return [cost] }
      return [
        cost,
        Quantity(
          path: "states.\(state.id).utility", target: .utility(state: position),
          central: [state.utility], allowed: Self.utility, group: "quality of life"),
      ]
    }
  }

  /// The rows from one state to another of one strategy, or of all, are one quantity.
  private var ofMoves: [Quantity] {
    var keys: [[String]] = []
    var moves: [[String]: [Int]] = [:]
    for (position, row) in hazardRows.enumerated() {
      let key = [inputs.states[row.from].id, inputs.states[row.to].id] + strategy(row.strategy)
      if moves[key] == nil { keys.append(key) }
      moves[key, default: []].append(position)
    }
    return keys.flatMap { key -> [Quantity] in
      let positions = moves[key] ?? []
      let path = (["transitions"] + key).joined(separator: ".")
      var quantities: [Quantity] = []
      if positions.allSatisfy({ inputs.hazards[$0].base == nil }) {
        quantities.append(
          Quantity(
            path: "\(path).\(inputs.basis.isRates ? "annual_rate" : "probability")",
            target: .figures(moves: positions),
            central: positions.map { inputs.hazards[$0].figure },
            allowed: inputs.basis.isRates ? .atLeast(0) : .share, group: "transitions"))
      }
      if let ratio = shared(positions.map { inputs.hazards[$0].hazardRatio }) {
        quantities.append(
          Quantity(
            path: "\(path).hazard_ratio", target: .hazardRatio(moves: positions),
            central: [ratio], allowed: .atLeast(0), group: "transitions"))
      }
      return quantities
    }
  }

  /// The chances of everything that may happen in a cycle to those in one state are shares of them, where
  /// each is one figure of its own: of everyone, or of those who live where death comes first.
  private var ofRows: [Quantity] {
    guard !inputs.basis.isRates else { return [] }
    var keys: [(from: Int, strategy: String)] = []
    for row in hazardRows where !keys.contains(where: { $0 == (row.from, row.strategy) }) {
      keys.append((row.from, row.strategy))
    }
    return keys.compactMap { from, strategy in
      let moves = hazardRows.indices.filter { position in
        let row = hazardRows[position]
        return row.from == from && row.strategy == strategy
          && !(inputs.basis == .survivorProbabilities && inputs.states[row.to].isDead)
      }
      let hazards = moves.map { inputs.hazards[$0] }
      guard Set(hazards.map(\.to)).count == moves.count,
        hazards.allSatisfy({ $0.base == nil && $0.hazardRatio == 1 })
      else { return nil }
      let staying = 1 - hazards.reduce(0) { $0 + $1.figure }
      let shares = inputs.states.indices.compactMap {
        state -> (move: Int?, to: Int, share: Double)? in
        if state == from { return (nil, state, staying) }
        return moves.first { inputs.hazards[$0].to == state }.map {
          ($0, state, inputs.hazards[$0].figure)
        }
      }.filter { $0.share > Self.noChance }
      guard shares.count > 1 else { return nil }
      func path(_ states: [Int]) -> String {
        (["transitions"] + states.map { inputs.states[$0].id } + self.strategy(strategy))
          .joined(separator: ".")
      }
      return Quantity(
        path: "\(path([from])).probabilities", target: .chances(moves: shares.map(\.move)),
        central: shares.map(\.share), allowed: .share, group: "transitions",
        shares: .init(
          names: shares.map { inputs.states[$0.to].id },
          parts: moves.map { "\(path([from, inputs.hazards[$0].to])).probability" }))
    }
  }

  /// What a treatment does in one state, and in all of its states where that is the same.
  private func ofTreatment(_ position: Int) -> [Quantity] {
    let treatment = inputs.treatments[position]
    let path = "treatments.\(treatment.id)"
    let group = "treatment \(treatment.id)"
    let costly = inputs.states.indices.filter { treatment.addedCosts[$0] != 0 }
    let better = inputs.states.indices.filter { treatment.utilities[$0] != nil }
    func quantities(
      _ name: String, _ states: [Int], _ values: [Double], _ allowed: NumberRange,
      _ target: ([Int]) -> CohortTarget
    ) -> [Quantity] {
      let whole = shared(values).map {
        Quantity(
          path: "\(path).\(name)", target: target(states), central: [$0], allowed: allowed,
          group: group)
      }
      return [whole].compactMap(\.self)
        + zip(states, values).map { state, value in
          Quantity(
            path: "\(path).\(name).\(inputs.states[state].id)", target: target([state]),
            central: [value], allowed: allowed, group: group)
        }
    }
    return quantities("costs", costly, costly.map { treatment.addedCosts[$0] }, .any) {
      .addedCost(treatment: position, states: $0)
    }
      + quantities(
        "utilities", better, better.compactMap { treatment.utilities[$0] }, Self.utility
      ) { .treatedUtility(treatment: position, states: $0) }
      + treatment.hazardRatios.enumerated().map { place, ratio in
        Quantity(
          path: "\(path).hazard_ratios.\(inputs.states[ratio.from].id)."
            + inputs.states[ratio.to].id,
          target: .treatmentRatio(treatment: position, position: place), central: [ratio.ratio],
          allowed: .atLeast(0), group: group)
      }
  }

  private var ofRewards: [Quantity] {
    (rewards?.rows ?? []).enumerated().flatMap { position, row in
      let states = [inputs.states[row.reward.from].id, inputs.states[row.reward.to].id]
      let path = (["transition_rewards"] + states + strategy(row.strategy)).joined(separator: ".")
      return [
        Quantity(
          path: "\(path).cost", target: .rewardCost(position), central: [row.reward.cost],
          allowed: .any, group: "costs"),
        Quantity(
          path: "\(path).qalys", target: .rewardQalys(position), central: [row.reward.qalys],
          allowed: .any, group: "quality of life"),
      ]
    }
  }

  /// Chances of moves where the pack gives rates, and rates where it gives chances.
  var undrawn: [UndrawnQuantity] {
    let isRates = inputs.basis.isRates
    let (figure, other) =
      isRates ? ("annual_rate", "probability") : ("probability", "annual_rate")
    let reason =
      isRates ? "is chances, and the pack gives rates" : "is a rate, and the pack gives chances"
    var seen: Set<String> = []
    return hazardRows.flatMap { row -> [UndrawnQuantity] in
      let strategy = strategy(row.strategy)
      let from = ["transitions", inputs.states[row.from].id]
      func path(_ keys: [String]) -> String { (from + keys).joined(separator: ".") }
      let move = [inputs.states[row.to].id] + strategy
      let one = UndrawnQuantity(
        path: path(move + [other]), reason: reason, help: "draw '\(path(move + [figure]))'")
      let whole = UndrawnQuantity(
        path: path(strategy + ["probabilities"]), reason: reason,
        help: "draw '\(path(["*"] + strategy + [figure]))'")
      return isRates ? [one, whole] : [one]
    }.filter { seen.insert($0.path).inserted }
  }

  /// The strategy as a key of a path; rows of every strategy need none.
  private func strategy(_ name: String) -> [String] {
    name == CohortMoveTable.everyStrategy ? [] : [name]
  }

  /// The value all have; nothing where they differ, or there are none.
  private func shared(_ values: [Double]) -> Double? {
    values.first.flatMap { first in values.allSatisfy { $0 == first } ? first : nil }
  }
}
