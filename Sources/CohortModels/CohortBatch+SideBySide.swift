import Commissioning

extension CohortBatch {
  /// Follows all draws, sixteen at a time.
  ///
  /// - Returns: the first draw of the first sixteen with chances that are more than everyone; nothing
  ///   where all are possible.
  func follow(
    _ program: BatchProgram, _ values: [[Double]], into draws: inout CohortDraws
  ) -> Int? {
    let rates = discountRates
    let kernels = program.paths.map { path in
      BatchKernel(
        inputs: inputs, path: path, rowFactors: rates.map(rowFactors),
        moveFactors: rates.map(moveFactors))
    }
    let states = inputs.states.count
    let chances = program.paths.map(\.chanceCount).max() ?? 0
    let moves = rates.count * (program.paths.map(\.counted.count).max() ?? 0)
    let sizes = [
      layout.count, chances, states, states, rates.count * states, moves,
      isDetailed ? (inputs.cycles + 1) * states : 0,
    ]
    return withUnsafeTemporaryAllocation(of: Lanes.self, capacity: sizes.reduce(0, +)) { buffer in
      buffer.initialize(repeating: Lanes(repeating: 0))
      guard var next = buffer.baseAddress else { return nil }
      let parts = sizes.map { size in
        defer { next += size }
        return next
      }
      let room = BatchKernel.Room(
        figures: parts[0], chances: parts[1], shares: parts[2], next: parts[3], time: parts[4],
        moves: parts[5], trace: isDetailed ? parts[6] : nil)
      for (place, figure) in layout.figures(of: inputs).enumerated() {
        room.figures[place] = Lanes(repeating: figure)
      }
      for first in stride(from: 0, to: draws.count, by: Lanes.scalarCount) {
        let lanes = min(Lanes.scalarCount, draws.count - first)
        load(values, first, lanes, into: room.figures)
        for (position, kernel) in kernels.enumerated() {
          let least = kernel.follow(in: room)
          if any(least .< Lanes(repeating: -CohortModel.tolerance)) { return first }
          for (strategy, course) in program.courses.enumerated() where course.path == position {
            add(up: course, of: strategy, room, kernel, first, lanes, into: &draws)
          }
        }
      }
      return nil
    }
  }

  /// The discount rates that are counted apart: of cost, of health where it is another, and none where
  /// detail is wanted.
  private var discountRates: [Double] {
    var rates = [discounting.cost]
    if discounting.health != discounting.cost { rates.append(discounting.health) }
    if isDetailed, !rates.contains(0) { rates.append(0) }
    return rates
  }

  private func discount(_ rate: Double, _ cycle: Int) -> Double {
    CohortModel.discountFactor(rate: rate, years: Double(cycle) * inputs.cycleYears)
  }

  private func rowFactors(_ rate: Double) -> [Double] {
    let factors = counting.factors(cycles: inputs.cycles) { discount(rate, $0) }
    guard let factors else { preconditionFailure("draws side by side are counted by rows") }
    return factors.map { $0 * inputs.cycleYears }
  }

  private func moveFactors(_ rate: Double) -> [Double] {
    (0..<inputs.cycles).map { discount(rate, $0 + 1) }
  }

  /// Puts the values of some draws where their figures stand; lanes without a draw repeat the last one.
  private func load(
    _ values: [[Double]], _ first: Int, _ lanes: Int, into figures: UnsafeMutablePointer<Lanes>
  ) {
    for (value, places) in places.enumerated() {
      let lane = values[value].withUnsafeBufferPointer { column in
        var drawn = Lanes(repeating: column[first + lanes - 1])
        for lane in 0..<lanes { drawn[lane] = column[first + lane] }
        return drawn
      }
      for place in places { figures[place] = lane }
    }
  }

  /// What a strategy comes to in these draws.
  private func add(
    up course: BatchProgram.Course, of strategy: Int, _ room: BatchKernel.Room,
    _ kernel: BatchKernel, _ first: Int, _ lanes: Int, into draws: inout CohortDraws
  ) {
    let rates = discountRates
    let states = inputs.states.count
    func totals(health: Double, cost: Double) -> (cost: Lanes, qalys: Lanes, lifeYears: Lanes) {
      let forCost = rates.firstIndex(of: cost) ?? 0
      let forHealth = rates.firstIndex(of: health) ?? 0
      var total = (
        cost: Lanes(repeating: 0), qalys: Lanes(repeating: 0), years: Lanes(repeating: 0)
      )
      for state in kernel.path.followed {
        let years = room.time[forHealth * states + state]
        var price = Lanes(repeating: 0)
        for place in course.costs[state] { price += room.figures[place] }
        total.cost += room.time[forCost * states + state] * price
        total.qalys += years * room.figures[course.utilities[state]]
        if !inputs.states[state].isDead { total.years += years }
      }
      let counted = kernel.path.counted.count
      for reward in course.rewards {
        total.cost += room.moves[forCost * counted + reward.counted] * room.figures[reward.cost]
        total.qalys += room.moves[forHealth * counted + reward.counted] * room.figures[reward.qalys]
      }
      return (total.cost, total.qalys, total.years)
    }
    func put(_ lane: Lanes, _ column: inout [Double], at offset: Int) {
      for draw in 0..<lanes { column[offset + draw] = lane[draw] }
    }
    let discounted = totals(health: discounting.health, cost: discounting.cost)
    put(discounted.cost, &draws.totals[strategy].cost, at: first)
    put(discounted.qalys, &draws.totals[strategy].qalys, at: first)
    put(discounted.lifeYears, &draws.totals[strategy].lifeYears, at: first)
    guard isDetailed, let trace = room.trace else { return }
    let undiscounted = totals(health: 0, cost: 0)
    put(undiscounted.cost, &draws.details[strategy].undiscounted.cost, at: first)
    put(undiscounted.qalys, &draws.details[strategy].undiscounted.qalys, at: first)
    put(undiscounted.lifeYears, &draws.details[strategy].undiscounted.lifeYears, at: first)
    let none = rates.firstIndex(of: 0) ?? 0
    for state in 0..<states {
      put(
        room.time[none * states + state], &draws.details[strategy].yearsInState[state], at: first)
    }
    for place in 0..<(inputs.cycles + 1) * states {
      put(trace[place], &draws.details[strategy].shares, at: place * draws.count + first)
    }
  }
}
