/// Follows draws of a cohort side by side along one path, all in memory that the caller has set aside.
///
/// A lane never looks at another, so that a draw comes to the same bits in whatever company it is run.
/// Products and sums are rounded apart and never fused, so that processors with and without a fused
/// multiply-add agree.
struct BatchKernel {
  let path: BatchProgram.Path
  let basis: TransitionBasis
  /// The share of the cohort in each state at the start.
  let start: [Double]
  let cycles: Int
  let cycleYears: Double
  /// How many states there are, followed or not.
  let stateCount: Int
  /// How many discount rates are counted by.
  let rateCount: Int
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
    /// What each row of the trace counts for, `[row][rate]`.
    let rowFactors: UnsafePointer<Double>
    /// Every row of shares, `[row][state]`, where it is asked for.
    let trace: UnsafeMutablePointer<Lanes>?
  }

  /// Follows the cohort through all cycles.
  ///
  /// - Returns: the least that is left for staying, below zero where moves are more than everyone.
  func follow(in room: Room) -> Lanes {
    var room = room
    clear(room)
    for state in path.states {
      count(room.shares[state.state], in: state.state, row: 0, in: room)
    }
    var least = Lanes(repeating: 0)
    for (position, change) in path.changes.enumerated() {
      for row in change.rows { least.lower(to: make(path.rows[row], in: room)) }
      let end =
        position + 1 < path.changes.count ? path.changes[position + 1].cycle : cycles
      path.states.withUnsafeBufferPointer { states in
        path.flows.withUnsafeBufferPointer { flows in
          for cycle in change.cycle..<end { advance(cycle, states, flows, in: &room) }
        }
      }
    }
    return least
  }

  /// Moves the cohort through a cycle and counts where it comes to. The indices of a path are its own: they
  /// are not checked again in every cycle.
  @inline(__always)
  private func advance(
    _ cycle: Int, _ states: UnsafeBufferPointer<BatchProgram.Inflow>,
    _ flows: UnsafeBufferPointer<BatchProgram.Flow>, in room: inout Room
  ) {
    let (shares, next, chances) = (room.shares, room.next, room.chances)
    for position in 0..<states.count {
      let inflow = states[position]
      var share = Lanes(repeating: 0)
      var place = inflow.first
      while place != inflow.end {
        let flow = flows[place]
        share += shares[flow.from] * chances[flow.chance]
        place &+= 1
      }
      next[inflow.state] = share
      count(share, in: inflow.state, row: cycle &+ 1, in: room)
    }
    if !path.counted.isEmpty { countMoves(cycle, in: room) }
    if let trace = room.trace {
      (trace + (cycle &+ 1) &* stateCount).update(from: next, count: stateCount)
    }
    (room.shares, room.next) = (next, shares)
  }

  private func countMoves(_ cycle: Int, in room: Room) {
    for (position, counted) in path.counted.enumerated() {
      let made = room.shares[counted.from] * room.chances[counted.chance]
      for rate in 0..<rateCount {
        room.moves[rate * path.counted.count + position] +=
          Lanes(repeating: moveFactors[rate][cycle]) * made
      }
    }
  }

  private func clear(_ room: Room) {
    for state in 0..<stateCount {
      room.shares[state] = Lanes(repeating: start[state])
      room.next[state] = Lanes(repeating: 0)
    }
    // The first places are those of staying: nobody leaves a state of death.
    for place in 0..<path.chanceCount {
      room.chances[place] = Lanes(repeating: place < stateCount ? 1 : 0)
    }
    room.time.update(repeating: Lanes(repeating: 0), count: rateCount * stateCount)
    room.moves.update(
      repeating: Lanes(repeating: 0), count: moveFactors.count * path.counted.count)
    room.trace?.update(from: room.shares, count: stateCount)
  }

  /// Adds a row's share of a state to the time spent there.
  @inline(__always)
  private func count(_ share: Lanes, in state: Int, row: Int, in room: Room) {
    var (time, factor) = (room.time + state, room.rowFactors + row &* rateCount)
    for _ in 0..<rateCount {
      time.pointee += Lanes(repeating: factor.pointee) * share
      time += stateCount
      factor += 1
    }
  }

  /// Makes the chances of a row by the same rules as `CohortTransitions.chances`.
  ///
  /// - Returns: the least that is left for staying or living.
  private func make(_ row: BatchProgram.Row, in room: Room) -> Lanes {
    let isRates = basis.isRates
    for position in row.idle { room.chances[path.idle[position]] = Lanes(repeating: 0) }
    var (dying, moving) = (Lanes(repeating: 0), Lanes(repeating: 0))
    var deathRate = Lanes(repeating: 0)
    for position in row.chances {
      let chance = path.chances[position]
      var hazard = room.figures[chance.figure]
      if isRates {
        for ratio in chance.ratios { hazard *= room.figures[path.ratios[ratio]] }
        if chance.isDeath, basis == .survivorRates {
          deathRate += hazard
        } else {
          hazard = Lanes.chance(ofRate: hazard, years: cycleYears)
        }
      } else if !chance.ratios.isEmpty {
        var ratio = Lanes(repeating: 1)
        for position in chance.ratios { ratio *= room.figures[path.ratios[position]] }
        for lane in 0..<Lanes.scalarCount {
          hazard[lane] = CohortMove.chance(hazard[lane], hazardRatio: ratio[lane])
        }
      }
      room.chances[chance.place] = hazard
      if chance.isDeath { dying += hazard } else { moving += hazard }
    }
    if basis == .survivorRates {
      dying = Lanes.chance(ofRate: deathRate, years: cycleYears)
      let rate = deathRate.withoutZeros
      for position in row.chances where path.chances[position].isDeath {
        room.chances[path.chances[position].place] *= dying / rate
      }
    }
    let living = Lanes(repeating: 1) - dying
    guard basis != .probabilities else {
      room.chances[row.staying] = living - moving
      return living - moving
    }
    for position in row.chances where !path.chances[position].isDeath {
      room.chances[path.chances[position].place] *= living
    }
    room.chances[row.staying] = living * (Lanes(repeating: 1) - moving)
    var least = living
    least.lower(to: Lanes(repeating: 1) - moving)
    return least
  }
}
