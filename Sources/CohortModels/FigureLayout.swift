/// Where each figure of a cohort model stands in one row of numbers, so that a draw is a row.
struct FigureLayout: Sendable {
  private let states: Int
  private let hazards: Int
  private let rewards: Int
  private let treatments: Int
  /// Where the hazard ratios of each treatment begin.
  private let ratioStarts: [Int]
  /// How many figures there are.
  let count: Int

  init(_ inputs: CohortInputs) {
    states = inputs.states.count
    hazards = inputs.hazards.count
    rewards = inputs.rewards.count
    treatments = inputs.treatments.count
    var next = 2 * (states + hazards + rewards + treatments * states)
    var starts: [Int] = []
    for treatment in inputs.treatments {
      starts.append(next)
      next += treatment.hazardRatios.count
    }
    ratioStarts = starts
    count = next
  }

  func cost(_ state: Int) -> Int { state }
  func utility(_ state: Int) -> Int { states + state }
  func figure(_ hazard: Int) -> Int { 2 * states + hazard }
  func ratio(_ hazard: Int) -> Int { 2 * states + hazards + hazard }
  func rewardCost(_ reward: Int) -> Int { 2 * (states + hazards) + reward }
  func rewardQalys(_ reward: Int) -> Int { 2 * (states + hazards) + rewards + reward }
  func addedCost(_ treatment: Int, _ state: Int) -> Int {
    2 * (states + hazards + rewards) + treatment * states + state
  }
  func treatedUtility(_ treatment: Int, _ state: Int) -> Int {
    addedCost(treatments + treatment, state)
  }
  func treatmentRatio(_ treatment: Int, _ position: Int) -> Int {
    ratioStarts[treatment] + position
  }

  /// The figures as they are; zero for a quality of life that a treatment does not set.
  func figures(of inputs: CohortInputs) -> [Double] {
    inputs.states.map(\.costPerYear) + inputs.states.map(\.utility)
      + inputs.hazards.map(\.figure) + inputs.hazards.map(\.hazardRatio)
      + inputs.rewards.map(\.cost) + inputs.rewards.map(\.qalys)
      + inputs.treatments.flatMap(\.addedCosts)
      + inputs.treatments.flatMap { $0.utilities.map { $0 ?? 0 } }
      + inputs.treatments.flatMap { $0.hazardRatios.map(\.ratio) }
  }

  /// Where each value of a target goes, `[value][place]`, for a target that takes so many values.
  func places(of target: CohortTarget, values: Int) -> [[Int]] {
    switch target {
    case .cost(let state): [[cost(state)]]
    case .utility(let state): [[utility(state)]]
    case .figures(let moves):
      values == 1 ? [moves.map(figure)] : moves.map { [figure($0)] }
    case .chances(let moves): moves.map { $0.map { [figure($0)] } ?? [] }
    case .hazardRatio(let moves): [moves.map(ratio)]
    case .addedCost(let treatment, let states): [states.map { addedCost(treatment, $0) }]
    case .treatedUtility(let treatment, let states):
      [states.map { treatedUtility(treatment, $0) }]
    case .treatmentRatio(let treatment, let position): [[treatmentRatio(treatment, position)]]
    case .rewardCost(let reward): [[rewardCost(reward)]]
    case .rewardQalys(let reward): [[rewardQalys(reward)]]
    }
  }
}
