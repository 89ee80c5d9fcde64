import CohortModels
import Testing

/// Time in state against the same model with a state for each cycle of it.
struct TimeInStateTests {
  /// Rounding of some tens of cycles.
  private let tolerance = 1e-14

  /// Chances of death and of recovery after 0, 1, 2, 3 and more cycles ill.
  private static let death = [0.3, 0.2, 0.1, 0.05]
  private static let recovery = [0.1, 0.25, 0.15, 0.02]

  private static func bands(_ values: [Double], from: Int, to: Int) -> [CohortMove] {
    values.enumerated().map { time, value in
      CohortMove(
        from: from, to: to,
        timeInState: time..<(time == values.count - 1 ? Int.max : time + 1), value: value)
    }
  }

  private static let byTime = SmallCohort.model(
    SmallCohort.wellIllDead, .probabilities,
    [CohortMove(from: 0, to: 1, value: 0.2), CohortMove(from: 0, to: 2, value: 0.01)]
      + bands(recovery, from: 1, to: 0) + bands(death, from: 1, to: 2), cycles: 40)

  /// States: well, ill for 0, 1, 2 and 3 or more cycles, dead.
  private static let byTunnels: CohortModel = {
    let ill = SmallCohort.wellIllDead[1]
    let states =
      [SmallCohort.wellIllDead[0]] + death.map { _ in ill } + [SmallCohort.wellIllDead[2]]
    var moves = [CohortMove(from: 0, to: 1, value: 0.2), CohortMove(from: 0, to: 5, value: 0.01)]
    for time in 0..<4 {
      moves.append(CohortMove(from: 1 + time, to: 0, value: recovery[time]))
      moves.append(CohortMove(from: 1 + time, to: 5, value: death[time]))
      if time < 3 {
        moves.append(
          CohortMove(from: 1 + time, to: 2 + time, value: 1 - recovery[time] - death[time]))
      }
    }
    return SmallCohort.model(states, .probabilities, moves, cycles: 40)
  }()

  @Test func `a model with time in state is the model with tunnel states, row by row`() {
    let tunnels = Self.byTunnels.trace(of: Self.byTunnels.strategies[0]).shares
    let rows = Self.byTime.trace(of: Self.byTime.strategies[0]).shares
    #expect(rows.count == 41)
    for (row, tunnel) in zip(rows, tunnels) {
      #expect(abs(row[0] - tunnel[0]) <= tolerance)
      #expect(abs(row[1] - tunnel[1...4].reduce(0, +)) <= tolerance)
      #expect(abs(row[2] - tunnel[5]) <= tolerance)
    }
  }

  @Test(arguments: [TransitionBasis.probabilities, .survivorProbabilities, .rates, .survivorRates])
  func `a move stops being made when its cycles are over`(basis: TransitionBasis) {
    let model = SmallCohort.model(
      SmallCohort.aliveOrDead, basis, [CohortMove(from: 0, to: 1, cycles: 0..<3, value: 0.2)],
      cycles: 6)
    let alive = model.trace(of: model.strategies[0]).shares.map { $0[0] }
    #expect(alive[2] > alive[3] && alive[3...].allSatisfy { $0 == alive[3] }, "\(alive)")
  }

  @Test func `a move stops being made when its time in the state is over`() {
    let model = SmallCohort.model(
      SmallCohort.aliveOrDead, .probabilities,
      [CohortMove(from: 0, to: 1, timeInState: 0..<3, value: 0.2)], cycles: 6)
    let alive = model.trace(of: model.strategies[0]).shares.map { $0[0] }
    #expect(alive[2] > alive[3] && alive[3...].allSatisfy { $0 == alive[3] }, "\(alive)")
  }

  @Test func `time in state makes a difference, so that agreeing means something`() {
    let first = SmallCohort.model(
      SmallCohort.wellIllDead, .probabilities,
      [
        CohortMove(from: 0, to: 1, value: 0.2), CohortMove(from: 0, to: 2, value: 0.01),
        CohortMove(from: 1, to: 0, value: 0.1), CohortMove(from: 1, to: 2, value: 0.3),
      ], cycles: 40)
    let rows = Self.byTime.trace(of: Self.byTime.strategies[0]).shares
    #expect(abs(first.trace(of: first.strategies[0]).shares[10][2] - rows[10][2]) > 0.01)
  }

  /// 500 states in each of which 2,000 cycles of time matter: a matrix over states and times would
  /// have 10¹² elements.
  @Test func `long times in many states are followed without a matrix over both`() {
    let count = 500
    let states = (0...count).map {
      CohortState(id: "s\($0)", title: "s", isDead: $0 == count, costPerYear: 1, utility: 1)
    }
    let moves = (0..<count).flatMap { state in
      [
        CohortMove(from: state, to: (state + 1) % count, timeInState: 0..<2000, value: 0.1),
        CohortMove(from: state, to: count, timeInState: 2000..<Int.max, value: 0.5),
      ]
    }
    let model = SmallCohort.model(states, .probabilities, moves, cycles: 50)
    let trace = model.trace(of: model.strategies[0])
    #expect(trace.largestRowError <= 1e-12)
    #expect(trace.shares[50][count] == 0)
  }
}
