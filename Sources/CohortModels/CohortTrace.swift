import PopulationHealth

/// Where a cohort is at the start of every cycle and after the last, under one strategy.
public struct CohortTrace: Sendable {
  /// The share in each state, `[row][state]`, rows 0 to the number of cycles.
  public let shares: [[Double]]
  /// The share of the cohort that makes the move of each of the strategy's rewards, `[cycle][reward]`.
  public let rewardedMoves: [[Double]]

  /// How far the shares of any row are from one.
  public var largestRowError: Double {
    shares.map { abs($0.compensatedSum - 1) }.largestDistance
  }

  /// The lowest share below nothing, as a distance; zero where none is.
  public var largestNegativeShare: Double { shares.joined().map { -$0 }.largestDistance }
}

extension CohortModel {
  /// Follows the cohort under a strategy through all cycles.
  public func trace(of strategy: Strategy) -> CohortTrace {
    strategy.transitions.basis == .rates ? traceByRates(strategy) : traceByChances(strategy)
  }

  /// Follows the cohort by chances that may depend on time in state: those who stay are moved up one
  /// place of their state, those who come start at its first.
  private func traceByChances(_ strategy: Strategy) -> CohortTrace {
    let transitions = strategy.transitions
    let offsets = transitions.places.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
    var people = Array(repeating: 0.0, count: offsets[states.count])
    for state in states.indices { people[offsets[state]] = start[state] }
    var (shares, moves) = ([start], [[Double]]())
    for cycle in 0..<cycles {
      var next = Array(repeating: 0.0, count: people.count)
      var rewarded = strategy.rewards.map { _ in 0.0 }
      for state in states.indices {
        let places = transitions.places[state]
        var row: [Double] = []
        for place in 0..<places {
          if transitions.timesOfChange[state].contains(place) {
            row = transitions.chances(from: state, cycle: cycle, timeInState: place)
          }
          let here = people[offsets[state] + place]
          guard here != 0 else { continue }
          for target in states.indices where row[target] != 0 {
            let reached = target == state ? min(place + 1, places - 1) : 0
            next[offsets[target] + reached] += here * row[target]
          }
          for (index, reward) in strategy.rewards.enumerated() where reward.from == state {
            rewarded[index] += here * row[reward.to]
          }
        }
      }
      people = next
      shares.append(
        states.indices.map { people[offsets[$0]..<offsets[$0 + 1]].reduce(0, +) })
      moves.append(rewarded)
    }
    return CohortTrace(shares: shares, rewardedMoves: moves)
  }
}
