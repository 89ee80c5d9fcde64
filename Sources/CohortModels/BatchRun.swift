import Commissioning

/// One run over draws side by side: what is worked out once, and the loop over as many at a time as there are lanes.
struct BatchRun {
  private let batch: CohortBatch
  private let program: BatchProgram
  /// The discount rates that are counted apart, and which of them are of cost, of health and none.
  private let rates: [Double]
  private let cost: Int
  private let health: Int
  private let none: Int
  private let stateCount: Int
  private let kernels: [BatchKernel]

  init(_ batch: CohortBatch, _ program: BatchProgram) {
    self.batch = batch
    self.program = program
    stateCount = batch.inputs.states.count
    let discounting = batch.discounting
    var rates = [discounting.cost]
    func position(of rate: Double) -> Int {
      if let known = rates.firstIndex(of: rate) { return known }
      rates.append(rate)
      return rates.count - 1
    }
    cost = 0
    health = position(of: discounting.health)
    none = batch.isDetailed ? position(of: 0) : 0
    self.rates = rates
    kernels = program.paths.map { path in
      BatchKernel(
        path: path, basis: batch.inputs.basis, start: batch.inputs.start,
        cycles: batch.inputs.cycles, cycleYears: batch.inputs.cycleYears,
        stateCount: batch.inputs.states.count, rateCount: rates.count,
        moveFactors: rates.map { rate in
          (0..<batch.inputs.cycles).map { batch.discountFactor(rate, atCycle: $0 + 1) }
        })
    }
  }

  /// Follows all draws.
  ///
  /// - Returns: the draws, in order, in which chances of leaving a state come to more than everyone, by
  ///   more than rounding may; what they come to is not to be used.
  func follow(_ values: [[Double]], into draws: inout CohortDraws) -> [Int] {
    var inDoubt: [Int] = []
    withRoom { room in
      for (place, figure) in batch.layout.figures(of: batch.inputs).enumerated() {
        room.figures[place] = Lanes(repeating: figure)
      }
      for first in stride(from: 0, to: draws.count, by: Lanes.scalarCount) {
        let lanes = min(Lanes.scalarCount, draws.count - first)
        var least = Lanes(repeating: 0)
        load(values, first, lanes, into: room.figures)
        for position in kernels.indices {
          least.lower(to: kernels[position].follow(in: room))
          for (strategy, course) in program.courses.enumerated() where course.path == position {
            let totals = totals(course, room, cost: cost, health: health)
            draws.totals[strategy].put(totals, at: first, count: lanes)
            guard batch.isDetailed else { continue }
            let undiscounted = self.totals(course, room, cost: none, health: none)
            draws.details[strategy].undiscounted.put(undiscounted, at: first, count: lanes)
            keepDetail(of: strategy, room, first, lanes, into: &draws)
          }
        }
        if least.isAnywhereBelow(-CohortModel.tolerance) {
          inDoubt += (0..<lanes).filter { least[$0] < -CohortModel.tolerance }.map { first + $0 }
        }
      }
    }
    return inDoubt
  }

  /// Sets memory aside for the draws of all lanes.
  private func withRoom(_ body: (BatchKernel.Room) -> Void) {
    let moves = rates.count * (program.paths.map(\.counted.count).max() ?? 0)
    let sizes = [
      batch.layout.count, program.paths.map(\.chanceCount).max() ?? 0, stateCount, stateCount,
      rates.count * stateCount, moves,
      batch.isDetailed ? (batch.inputs.cycles + 1) * stateCount : 0,
    ]
    let byRate = rates.map(batch.rowFactors)
    let rowFactors = (0...batch.inputs.cycles).flatMap { row in byRate.map { $0[row] } }
    withUnsafeTemporaryAllocation(of: Lanes.self, capacity: sizes.reduce(0, +)) { lanes in
      lanes.initialize(repeating: Lanes(repeating: 0))
      rowFactors.withUnsafeBufferPointer { rowFactors in
        guard var next = lanes.baseAddress, let factors = rowFactors.baseAddress else { return }
        let parts = sizes.map { size in
          defer { next += size }
          return next
        }
        body(
          BatchKernel.Room(
            figures: parts[0], chances: parts[1], shares: parts[2], next: parts[3],
            time: parts[4], moves: parts[5], rowFactors: factors,
            trace: batch.isDetailed ? parts[6] : nil))
      }
    }
  }

  /// Puts the values of some draws where their figures stand; lanes without a draw repeat the last one.
  private func load(
    _ values: [[Double]], _ first: Int, _ lanes: Int, into figures: UnsafeMutablePointer<Lanes>
  ) {
    for (value, places) in batch.places.enumerated() {
      let row = values[value]
      var drawn: Lanes
      if lanes == Lanes.scalarCount {
        drawn = Lanes(row, at: first)
      } else {
        drawn = Lanes(repeating: row[first + lanes - 1])
        for lane in 0..<lanes { drawn[lane] = row[first + lane] }
      }
      for place in places { figures[place] = drawn }
    }
  }

  /// What a strategy comes to in these draws.
  private func totals(
    _ course: BatchProgram.Course, _ room: BatchKernel.Room, cost: Int, health: Int
  ) -> (cost: Lanes, qalys: Lanes, lifeYears: Lanes) {
    let counted = program.paths[course.path].counted.count
    var (money, qalys, lived) = (
      Lanes(repeating: 0), Lanes(repeating: 0), Lanes(repeating: 0)
    )
    for part in course.costs {
      money += room.time[cost * stateCount + part.state] * room.figures[part.figure]
    }
    for state in program.followed {
      let years = room.time[health * stateCount + state]
      qalys += years * room.figures[course.utilities[state]]
      if !program.isDead[state] { lived += years }
    }
    for reward in course.rewards {
      let made = room.moves[cost * counted + reward.counted]
      money += made * room.figures[reward.cost]
      qalys +=
        room.moves[health * counted + reward.counted] * room.figures[reward.qalys]
    }
    return (money, qalys, lived)
  }

  private func keepDetail(
    of strategy: Int, _ room: BatchKernel.Room, _ first: Int, _ lanes: Int,
    into draws: inout CohortDraws
  ) {
    for state in 0..<stateCount {
      room.time[none * stateCount + state].put(
        into: &draws.details[strategy].yearsInState[state], at: first, count: lanes)
    }
    guard let trace = room.trace else { return }
    for place in 0..<(batch.inputs.cycles + 1) * stateCount {
      trace[place].put(
        into: &draws.details[strategy].shares, at: place * draws.count + first, count: lanes)
    }
  }
}

extension CohortDraws.Totals {
  /// Puts cost, QALYs and years lived of some draws in their places.
  fileprivate mutating func put(
    _ totals: (cost: Lanes, qalys: Lanes, lifeYears: Lanes), at first: Int, count: Int
  ) {
    totals.cost.put(into: &cost, at: first, count: count)
    totals.qalys.put(into: &qalys, at: first, count: count)
    totals.lifeYears.put(into: &lifeYears, at: first, count: count)
  }
}

extension CohortBatch {
  fileprivate func discountFactor(_ rate: Double, atCycle cycle: Int) -> Double {
    CohortModel.discountFactor(rate: rate, years: Double(cycle) * inputs.cycleYears)
  }

  /// What each row counts for in years.
  fileprivate func rowFactors(_ rate: Double) -> [Double] {
    let factors = counting.factors(cycles: inputs.cycles) { discountFactor(rate, atCycle: $0) }
    guard let factors else { preconditionFailure("draws side by side are counted by rows") }
    return factors.map { $0 * inputs.cycleYears }
  }
}
