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

  /// All of them: states, moves, treatments, rewards.
  var all: [UncertainQuantity<CohortTarget>] {
    ofStates + ofMoves + inputs.treatments.indices.flatMap(ofTreatment) + ofRewards
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

  /// The strategy as a key of a path; rows of every strategy need none.
  private func strategy(_ name: String) -> [String] {
    name == CohortMoveTable.everyStrategy ? [] : [name]
  }

  /// The value all have; nothing where they differ, or there are none.
  private func shared(_ values: [Double]) -> Double? {
    values.first.flatMap { first in values.allSatisfy { $0 == first } ? first : nil }
  }
}
