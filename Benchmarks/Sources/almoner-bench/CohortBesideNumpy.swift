import CohortModels
import Commissioning

/// A thousand draws of the four-state Sick-Sicker model under its four strategies, beside the same in
/// numpy, both by one thread.
struct CohortBesideNumpy {
  private static let (draws, cycles) = (1000, 75)
  /// How often numpy repeats each of its ways within a lap; its fastest time is the lap's.
  private static let numpyRepeats = 20
  private static let script = NumpyScript(path: "Benchmarks/numpy/cohort_draws.py")

  static let name = "\(draws) draws of 4 strategies, 4 states, \(cycles) cycles"

  private let batch: CohortBatch
  private let values: [[Double]]

  init() {
    batch = CohortBatch(
      Self.inputs, targets: Self.targets, valueCounts: Self.targets.map { _ in 1 },
      counting: .darthSimpson, discounting: Discounting(health: 0.03, cost: 0.03))
    values = Self.middles.enumerated().map { value, middle in
      (0..<Self.draws).map { draw in
        let place = draw * (value + 3) * 7919 % 1009 - 504
        return middle * (1 + Double(place) / 5040)
      }
    }
  }

  /// One pass over both; over Almoner's alone where there is no numpy.
  var work: Work {
    let hasNumpy = NumpyScript.isThere()
    return {
      var results: CohortDraws?
      let count = 50
      let ours = try Lap.timing(Self.name, aim: 0.0015, count: count) {
        for _ in 0..<count { results = try batch.draws(values) }
      }
      guard hasNumpy, let totals = results?.totals else { return [ours] }
      let means = (totals.map(\.cost) + totals.map(\.qalys)).map { column in
        column.reduce(0, +) / Double(Self.draws)
      }
      // Means of some hundred thousand dollars, summed in another order.
      let numpy = try Self.script.answer(
        [Self.draws, Self.numpyRepeats], agreeingWith: means, within: 1e-6)
      return [ours, numpy.lap]
    }
  }

  /// Rates of H to S1, S1 to H, S1 to S2 and H to D; hazard ratios of death when sick and sicker and of
  /// B; costs of H, S1, S2, A and B; utilities of H, S1, S2 and under A: the same as in cohort_draws.py.
  private static let middles = [
    0.15, 0.5, 0.105, 0.002, 3, 10, 0.6, 2000, 4000, 15000, 12000, 13000, 0.98, 0.75, 0.5, 0.95,
  ]

  private static let targets: [CohortTarget] = [
    .figures(moves: [0]), .figures(moves: [1]), .figures(moves: [2]), .figures(moves: [3]),
    .hazardRatio(moves: [4]), .hazardRatio(moves: [5]), .treatmentRatio(treatment: 1, position: 0),
    .cost(state: 0), .cost(state: 1), .cost(state: 2), .addedCost(treatment: 0, states: [1, 2]),
    .addedCost(treatment: 1, states: [1, 2]), .utility(state: 0), .utility(state: 1),
    .utility(state: 2), .treatedUtility(treatment: 0, states: [1]),
  ]

  private static var inputs: CohortInputs {
    typealias Hazard = CohortInputs.Hazard
    let hazards = [
      Hazard(from: 0, to: 1, figure: middles[0]), Hazard(from: 1, to: 0, figure: middles[1]),
      Hazard(from: 1, to: 2, figure: middles[2]), Hazard(from: 0, to: 3, figure: middles[3]),
      Hazard(from: 1, to: 3, figure: 0, hazardRatio: middles[4], base: 3),
      Hazard(from: 2, to: 3, figure: 0, hazardRatio: middles[5], base: 3),
    ]
    let states = ["H", "S1", "S2", "D"].enumerated().map { position, id in
      CohortState(
        id: id, title: id, isDead: id == "D",
        costPerYear: id == "D" ? 0 : middles[7 + position],
        utility: id == "D" ? 0 : middles[12 + position])
    }
    let treatments = [
      Treatment(
        id: "A", addedCosts: [0, middles[10], middles[10], 0],
        utilities: [nil, middles[15], nil, nil], hazardRatios: []),
      Treatment(
        id: "B", addedCosts: [0, middles[11], middles[11], 0], utilities: [nil, nil, nil, nil],
        hazardRatios: [Treatment.HazardRatio(from: 1, to: 2, ratio: middles[6])]),
    ]
    return CohortInputs(
      states: states, start: [1, 0, 0, 0], cycles: cycles, cycleYears: 1, basis: .survivorRates,
      hazards: hazards, treatments: treatments,
      courses: [("SoC", []), ("A", [0]), ("B", [1]), ("AB", [0, 1])].map { id, given in
        CohortInputs.Course(
          id: id, title: id, hazards: Array(hazards.indices), rewards: [], treatments: given)
      })
  }
}
