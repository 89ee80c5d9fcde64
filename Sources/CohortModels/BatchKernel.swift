import Foundation

/// Sixteen draws of one figure side by side.
typealias Lanes = SIMD16<Double>

/// Follows sixteen draws of a cohort at once along one path, all in memory that the caller has set aside.
///
/// A lane never looks at another, so that a draw comes to the same bits in whatever company it is run.
/// Products and sums are rounded apart and never fused, so that processors with and without a fused
/// multiply-add agree.
struct BatchKernel {
  let inputs: CohortInputs
  let path: BatchProgram.Path
  /// What each row counts for, by discount rate: `[rate][row]`.
  let rowFactors: [[Double]]
  /// What a move made in a cycle is worth, by discount rate: `[rate][cycle]`.
  let moveFactors: [[Double]]

  /// Where the kernel works and what it leaves there; every part is of states unless it says otherwise.
  struct Room {
    /// The figures of these draws, as `FigureLayout` has them.
    let figures: UnsafeMutablePointer<Lanes>
    /// By place of a chance.
    let chances: UnsafeMutablePointer<Lanes>
    /// Shares now, and at the end of the cycle.
    var shares: UnsafeMutablePointer<Lanes>
    var next: UnsafeMutablePointer<Lanes>
    /// Time in each state in cycles: `[rate][state]`.
    let time: UnsafeMutablePointer<Lanes>
    /// Counted moves: `[rate][counted]`.
    let moves: UnsafeMutablePointer<Lanes>
    /// Every row of shares, `[row][state]`, where it is asked for.
    let trace: UnsafeMutablePointer<Lanes>?
  }

  /// Follows the cohort through all cycles.
  ///
  /// - Returns: the least that is left for staying, below zero where moves are more than everyone.
  func follow(in room: Room) -> Lanes {
    var room = room
    let states = inputs.states.count
    clear(room)
    var least = Lanes(repeating: 0)
    var change = 0
    for cycle in 0..<inputs.cycles {
      if change < path.changes.count, path.changes[change].cycle == cycle {
        for row in path.changes[change].rows {
          least = pointwiseMin(least, make(row, in: room))
        }
        change += 1
      }
      count(row: cycle, in: room)
      for (position, counted) in path.counted.enumerated() {
        let made = room.shares[counted.from] * room.chances[counted.chance]
        for rate in moveFactors.indices {
          room.moves[rate * path.counted.count + position] +=
            Lanes(repeating: moveFactors[rate][cycle]) * made
        }
      }
      move(in: room)
      swap(&room.shares, &room.next)
      if let trace = room.trace {
        (trace + (cycle + 1) * states).update(from: room.shares, count: states)
      }
    }
    count(row: inputs.cycles, in: room)
    return least
  }

  /// Moves the cohort through a cycle.
  @inline(__always)
  private func move(in room: Room) {
    path.flows.withUnsafeBufferPointer { flows in
      var first = 0
      for (position, state) in path.followed.enumerated() {
        var share = Lanes(repeating: 0)
        let end = path.flowEnds[position]
        for place in first..<end {
          let flow = flows[place]
          share += room.shares[flow.from] * room.chances[flow.chance]
        }
        room.next[state] = share
        first = end
      }
    }
  }

  private func clear(_ room: Room) {
    let states = inputs.states.count
    for state in 0..<states {
      room.shares[state] = Lanes(repeating: inputs.start[state])
      room.next[state] = Lanes(repeating: 0)
    }
    // The first places are those of staying: nobody leaves a state of death.
    for place in 0..<path.chanceCount {
      room.chances[place] = Lanes(repeating: place < states ? 1 : 0)
    }
    room.time.update(repeating: Lanes(repeating: 0), count: rowFactors.count * states)
    room.moves.update(
      repeating: Lanes(repeating: 0), count: moveFactors.count * path.counted.count)
    room.trace?.update(from: room.shares, count: states)
  }

  private func count(row: Int, in room: Room) {
    let states = inputs.states.count
    for rate in rowFactors.indices {
      let factor = Lanes(repeating: rowFactors[rate][row])
      for state in path.followed {
        room.time[rate * states + state] += factor * room.shares[state]
      }
    }
  }

  /// Makes the chances of a row by the same rules as `CohortTransitions.chances`.
  ///
  /// - Returns: the least that is left for staying or living.
  private func make(_ row: BatchProgram.Row, in room: Room) -> Lanes {
    let isRates = inputs.basis.isRates
    for place in row.idle { room.chances[place] = Lanes(repeating: 0) }
    var (dying, moving) = (Lanes(repeating: 0), Lanes(repeating: 0))
    var deathRate = Lanes(repeating: 0)
    for chance in row.chances {
      var hazard = room.figures[chance.figure]
      if isRates {
        for ratio in chance.ratios { hazard *= room.figures[ratio] }
        if chance.isDeath, inputs.basis == .survivorRates {
          deathRate += hazard
        } else {
          hazard = Lanes.chance(ofRate: hazard, years: inputs.cycleYears)
        }
      } else if !chance.ratios.isEmpty {
        var ratio = Lanes(repeating: 1)
        for place in chance.ratios { ratio *= room.figures[place] }
        for lane in hazard.indices {
          hazard[lane] = CohortMove.chance(hazard[lane], hazardRatio: ratio[lane])
        }
      }
      room.chances[chance.place] = hazard
      if chance.isDeath { dying += hazard } else { moving += hazard }
    }
    if inputs.basis == .survivorRates {
      dying = Lanes.chance(ofRate: deathRate, years: inputs.cycleYears)
      let rate = deathRate.replacing(with: 1, where: deathRate .== 0)
      for chance in row.chances where chance.isDeath {
        room.chances[chance.place] *= dying / rate
      }
    }
    let living = Lanes(repeating: 1) - dying
    guard inputs.basis != .probabilities else {
      room.chances[row.staying] = living - moving
      return living - moving
    }
    for chance in row.chances where !chance.isDeath { room.chances[chance.place] *= living }
    room.chances[row.staying] = living * (Lanes(repeating: 1) - moving)
    return pointwiseMin(living, Lanes(repeating: 1) - moving)
  }
}

extension Lanes {
  /// The chance of something that comes at a yearly rate within so many years.
  static func chance(ofRate rate: Lanes, years: Double) -> Lanes {
    var chance = rate
    for lane in chance.indices { chance[lane] = -expm1(-rate[lane] * years) }
    return chance
  }
}
