import Foundation

/// How members of a cohort move between states, cycle by cycle, as they have been in a state for less
/// or more time.
///
/// Time in state is counted for each state on its own, up to the last band any move from it has; those
/// beyond share the last, open place. So a cohort takes one number for each state and cycle of time in
/// it, and no matrix over states and times is ever made.
public struct CohortTransitions: Sendable {
  /// What the figures are.
  public let basis: TransitionBasis
  /// Length of a cycle in years.
  public let cycleYears: Double
  /// Whether each state is one of death.
  public let isDead: [Bool]
  /// The moves out of each state.
  let moves: [[CohortMove]]
  /// How many places of time in state each state has, the last one open; 1 where none matters.
  let places: [Int]
  /// The times in each state at which some figure changes, 0 among them.
  let timesOfChange: [Set<Int>]

  /// Makes transitions.
  ///
  /// - Parameters:
  ///   - basis: what the figures of `moves` are.
  ///   - moves: every move; from one state to another their cycles and times in state do not overlap,
  ///     and where none covers a cycle the move is not made.
  ///   - isDead: for each state, whether it is one of death.
  ///   - cycleYears: length of a cycle in years.
  /// - Precondition: no move leaves a state of death, and rates that act together all through a cycle
  ///   do not depend on time in state.
  public init(
    basis: TransitionBasis, moves: [CohortMove], isDead: [Bool], cycleYears: Double
  ) {
    precondition(moves.allSatisfy { !isDead[$0.from] }, "nobody leaves a state of death")
    precondition(
      basis != .rates || moves.allSatisfy { $0.timeInState == 0..<Int.max },
      "rates that act together do not depend on time in state")
    self.basis = basis
    self.cycleYears = cycleYears
    self.isDead = isDead
    self.moves = isDead.indices.map { state in moves.filter { $0.from == state } }
    timesOfChange = self.moves.map { Self.timesOfChange($0.map(\.timeInState)) }
    places = timesOfChange.map { ($0.max() ?? 0) + 1 }
  }

  /// How many states there are.
  public var stateCount: Int { isDead.count }

  /// The cycles at whose start some figure changes, in order, cycle 0 among them.
  public var cyclesOfChange: [Int] {
    Self.timesOfChange(moves.joined().map(\.cycles)).sorted()
  }

  /// Where bands begin and end, and 0.
  private static func timesOfChange(_ bands: [Range<Int>]) -> Set<Int> {
    Set([0] + bands.flatMap { [$0.lowerBound, $0.upperBound] }.filter { $0 < Int.max })
  }

  /// Chances of being in each state at the end of a cycle that is begun in a state.
  ///
  /// Staying takes up what moves leave over: it is negative where they are more than everyone, which
  /// `excesses(cycles:)` finds.
  ///
  /// - Parameters:
  ///   - state: position of the state; the basis is not `rates`.
  ///   - cycle: the cycle, from 0.
  ///   - timeInState: whole cycles already spent in the state.
  /// - Returns: `[to]`, which sums to one.
  func chances(from state: Int, cycle: Int, timeInState: Int) -> [Double] {
    var row = Array(repeating: 0.0, count: stateCount)
    guard !isDead[state] else {
      row[state] = 1
      return row
    }
    var deathRate = 0.0
    for move in moves[state]
    where move.cycles.contains(cycle) && move.timeInState.contains(timeInState) {
      if basis == .survivorRates, isDead[move.to] {
        row[move.to] = move.rate
        deathRate += move.rate
      } else {
        row[move.to] = move.chance(isRate: basis.isRates, cycleYears: cycleYears)
      }
    }
    if deathRate > 0 {
      let death = -expm1(-deathRate * cycleYears)
      for target in row.indices where isDead[target] { row[target] *= death / deathRate }
    }
    return withStaying(row, from: state)
  }

  /// A row with those who stay, moves of the living being taken out of those who live where the basis
  /// says so.
  private func withStaying(_ moves: [Double], from state: Int) -> [Double] {
    var row = moves
    let dying = row.indices.reduce(0.0) { $0 + (isDead[$1] ? row[$1] : 0) }
    let moving = row.indices.reduce(0.0) { $0 + (isDead[$1] ? 0 : row[$1]) }
    if basis == .probabilities {
      row[state] = 1 - dying - moving
    } else {
      for target in row.indices where !isDead[target] { row[target] *= 1 - dying }
      row[state] = (1 - dying) * (1 - moving)
    }
    return row
  }
}
