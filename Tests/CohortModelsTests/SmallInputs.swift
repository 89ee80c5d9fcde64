import CohortModels

/// A cohort of the well, the ill, the dead of the illness and the dead of all else, with everything that
/// inputs can hold: changes between cycles, a relative hazard, ratios, treatments, rewards.
enum SmallInputs {
  static let states = [
    CohortState(id: "well", title: "Well", isDead: false, costPerYear: 100, utility: 0.95),
    CohortState(id: "ill", title: "Ill", isDead: false, costPerYear: 5000, utility: 0.6),
    CohortState(id: "died-of-it", title: "Died of it", isDead: true, costPerYear: 0, utility: 0),
    CohortState(id: "died", title: "Died", isDead: true, costPerYear: 0, utility: 0),
  ]

  private static let treatments = [
    Treatment(
      id: "care", addedCosts: [0, 900, 0, 0], utilities: [nil, 0.7, nil, nil], hazardRatios: []),
    Treatment(
      id: "cure", addedCosts: [20, 2000, 0, 0], utilities: [nil, nil, nil, nil],
      hazardRatios: [
        Treatment.HazardRatio(from: 0, to: 1, ratio: 0.7),
        Treatment.HazardRatio(from: 1, to: 0, ratio: 1.4),
      ]),
  ]

  /// The cohort; where time matters, fewer recover after three cycles of illness.
  static func make(_ basis: TransitionBasis, timeMatters: Bool = false) -> CohortInputs {
    typealias Hazard = CohortInputs.Hazard
    var hazards = [
      Hazard(from: 0, to: 1, cycles: 0..<6, figure: 0.08),
      Hazard(from: 0, to: 1, cycles: 6..<Int.max, figure: 0.15),
      Hazard(from: 0, to: 3, figure: 0.01, hazardRatio: 1.1),
      Hazard(from: 1, to: 2, cycles: 2..<9, figure: 0.05),
      Hazard(from: 1, to: 3, figure: 0, hazardRatio: 2.5, base: 2),
    ]
    if timeMatters {
      hazards += [
        Hazard(from: 1, to: 0, timeInState: 0..<3, figure: 0.2),
        Hazard(from: 1, to: 0, timeInState: 3..<Int.max, figure: 0.05),
      ]
    } else {
      hazards.append(Hazard(from: 1, to: 0, figure: 0.2))
    }
    let rewards = [
      TransitionReward(from: 0, to: 1, cost: 700, qalys: -0.02),
      TransitionReward(from: 1, to: 2, cost: 4000, qalys: 0),
    ]
    return CohortInputs(
      states: states, start: [0.9, 0.1, 0, 0], cycles: 21, cycleYears: 0.5, basis: basis,
      hazards: hazards, rewards: rewards, treatments: treatments,
      courses: [[], [0], [1], [0, 1]].map { given in
        CohortInputs.Course(
          id: "\(given)", title: "Gives \(given)", hazards: Array(hazards.indices),
          rewards: [0, 1], treatments: given)
      })
  }

  /// Something of every kind of target.
  static let targets: [CohortTarget] = [
    .cost(state: 1), .utility(state: 0), .figures(moves: [0, 1]), .figures(moves: [5]),
    .hazardRatio(moves: [2]), .hazardRatio(moves: [4]), .addedCost(treatment: 1, states: [0, 1]),
    .treatedUtility(treatment: 0, states: [1]), .treatmentRatio(treatment: 1, position: 0),
    .rewardCost(0), .rewardQalys(1), .cost(state: 3),
  ]

  /// How many values each takes: the two bands of falling ill are apart.
  static let valueCounts = [1, 1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1]

  private static let middles = [
    5000, 0.93, 0.08, 0.15, 0.2, 1.1, 2.5, 60, 0.7, 0.7, 700, -0.01, 3,
  ]

  /// Values about the middle, `[value][draw]`, all of them different.
  static func values(draws: Int) -> [[Double]] {
    middles.indices.map { value in
      (0..<draws).map { draw in
        let place = draw * (value + 3) * 7919 % 101 - 50
        return middles[value] * (1 + Double(place) / 1000)
      }
    }
  }
}
