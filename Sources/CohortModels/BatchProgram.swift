/// What is done for every draw of a cohort model that moves by chances and not by time in state:
/// which chances are made of which figures, and which shares flow where.
///
/// Strategies whose cohorts move alike share one path.
struct BatchProgram: Sendable {
  /// The chance of a move, made of a figure and hazard ratios.
  struct Chance: Sendable {
    /// Where the chance is kept.
    let place: Int
    let isDeath: Bool
    /// Where its figure stands.
    let figure: Int
    /// Its hazard ratios among the path's; none where all are one and certain.
    let ratios: Range<Int>
  }

  /// The chances from a state, made anew at the start of a cycle.
  struct Row: Sendable {
    /// Where the chance of staying is kept.
    let staying: Int
    /// Those of its moves among the path's.
    let chances: Range<Int>
    /// Chances that are none in this cycle, among the path's.
    let idle: Range<Int>
  }

  /// Rows, among the path's, that are made anew at the start of a cycle.
  struct Change: Sendable {
    let cycle: Int
    let rows: Range<Int>
  }

  /// A share that flows into a state.
  struct Flow: Sendable {
    let from: Int
    let chance: Int
  }

  /// A state whose share is followed, and where the flows into it stand.
  struct Inflow: Sendable {
    let state: Int
    let first: Int
    let end: Int
  }

  /// A way the cohort moves.
  struct Path: Sendable {
    /// The rows made anew and when, in order.
    var changes: [Change] = []
    var rows: [Row] = []
    var chances: [Chance] = []
    /// Where hazard ratios stand.
    var ratios: [Int] = []
    /// Places of chances that are none.
    var idle: [Int] = []
    /// The states whose shares are followed.
    var states: [Inflow] = []
    /// What flows into each of them, one after another.
    var flows: [Flow] = []
    /// Moves that are counted for rewards.
    var counted: [Flow] = []
    /// How many chances are kept.
    var chanceCount = 0
  }

  /// A strategy: its path and what is made of it.
  struct Course: Sendable {
    let path: Int
    /// Where the parts of a year's cost in a state stand, which add up.
    let costs: [(state: Int, figure: Int)]
    /// By state: where its quality of life stands.
    let utilities: [Int]
    /// By reward: which of the path's counted moves it comes with, and where its cost and QALYs stand.
    let rewards: [(counted: Int, cost: Int, qalys: Int)]
  }

  let paths: [Path]
  let courses: [Course]
  /// The states whose shares are followed.
  let followed: [Int]
  /// Whether each state is one of death.
  let isDead: [Bool]

  /// Makes a program for figures of which some differ between draws; nothing where cohorts move by
  /// rates that act together or by time in state.
  init?(
    _ inputs: CohortInputs, layout: FigureLayout, uncertain: Set<Int>, followsTheDead: Bool
  ) {
    guard inputs.basis != .rates,
      inputs.hazards.allSatisfy({ $0.timeInState == 0..<Int.max })
    else { return nil }
    let figures = layout.figures(of: inputs)
    func isNothing(_ place: Int) -> Bool { figures[place] == 0 && !uncertain.contains(place) }
    var made: [Course] = []
    var keys: [PathKey] = []
    for course in inputs.courses {
      let key = PathKey(course, in: inputs)
      let path = keys.firstIndex(of: key) ?? keys.count
      if path == keys.count { keys.append(key) }
      let given = course.treatments
      made.append(
        Course(
          path: path,
          costs: inputs.states.indices.flatMap { state in
            ([layout.cost(state)] + given.map { layout.addedCost($0, state) })
              .filter { !isNothing($0) }.map { (state, $0) }
          },
          utilities: inputs.states.indices.map { state in
            given.first { inputs.treatments[$0].utilities[state] != nil }
              .map { layout.treatedUtility($0, state) } ?? layout.utility(state)
          },
          rewards: course.rewards.enumerated().map {
            ($0, layout.rewardCost($1), layout.rewardQalys($1))
          }))
    }
    let courses = made
    // The dead who cost nothing and are not asked for need not be followed.
    let followed = inputs.states.indices.filter { state in
      followsTheDead || !inputs.states[state].isDead
        || !courses.allSatisfy { course in
          isNothing(course.utilities[state]) && !course.costs.contains { $0.state == state }
        }
    }
    self.courses = courses
    self.followed = followed
    isDead = inputs.states.map(\.isDead)
    paths = keys.map { key in
      key.path(in: inputs, layout: layout, followed: followed) {
        figures[$0] == 1 && !uncertain.contains($0)
      }
    }
  }
}

/// What makes two strategies' cohorts move alike, and their moves be counted alike.
private struct PathKey: Equatable {
  let hazards: [Int]
  /// The treatments with hazard ratios.
  let treatments: [Int]
  let rewarded: [[Int]]

  init(_ course: CohortInputs.Course, in inputs: CohortInputs) {
    hazards = course.hazards
    treatments = course.treatments.filter { !inputs.treatments[$0].hazardRatios.isEmpty }
    rewarded = course.rewards.map { [inputs.rewards[$0].from, inputs.rewards[$0].to] }
  }

  func path(
    in inputs: CohortInputs, layout: FigureLayout, followed: [Int], isOne: (Int) -> Bool
  ) -> BatchProgram.Path {
    var path = BatchProgram.Path()
    var places: [[Int]: Int] = [:]
    func place(_ from: Int, _ to: Int) -> Int {
      if let known = places[[from, to]] { return known }
      places[[from, to]] = places.count
      return places.count - 1
    }
    for state in inputs.states.indices { _ = place(state, state) }
    for hazard in hazards.map({ inputs.hazards[$0] }) { _ = place(hazard.from, hazard.to) }
    for cycle in cyclesOfChange(in: inputs) {
      let first = path.rows.count
      for state in inputs.states.indices where !inputs.states[state].isDead {
        let own = hazards.filter { inputs.hazards[$0].from == state }
        let isChanged = own.contains {
          let band = inputs.hazards[$0].cycles
          return band.lowerBound == cycle || band.upperBound == cycle
        }
        guard cycle == 0 || isChanged else { continue }
        let active = own.filter { inputs.hazards[$0].cycles.contains(cycle) }
        let used = Set(active.map { inputs.hazards[$0].to })
        let unused = Set(own.map { inputs.hazards[$0].to }).subtracting(used).sorted()
        let (chances, idle) = (path.chances.count, path.idle.count)
        for position in active {
          let hazard = inputs.hazards[position]
          let ratios = self.ratios(on: position, in: inputs, layout).filter { !isOne($0) }
          path.ratios += ratios
          path.chances.append(
            BatchProgram.Chance(
              place: place(state, hazard.to), isDeath: inputs.states[hazard.to].isDead,
              figure: layout.figure(hazard.base ?? position),
              ratios: path.ratios.count - ratios.count..<path.ratios.count))
        }
        path.idle += unused.map { place(state, $0) }
        path.rows.append(
          BatchProgram.Row(
            staying: place(state, state), chances: chances..<path.chances.count,
            idle: idle..<path.idle.count))
      }
      path.changes.append(BatchProgram.Change(cycle: cycle, rows: first..<path.rows.count))
    }
    for state in followed {
      let first = path.flows.count
      path.flows += followed.filter { places[[$0, state]] != nil }.map {
        BatchProgram.Flow(from: $0, chance: place($0, state))
      }
      path.states.append(
        BatchProgram.Inflow(state: state, first: first, end: path.flows.count))
    }
    path.counted = rewarded.map {
      BatchProgram.Flow(from: $0[0], chance: place($0[0], $0[1]))
    }
    path.chanceCount = places.count
    return path
  }

  private func cyclesOfChange(in inputs: CohortInputs) -> [Int] {
    let bands = hazards.map { inputs.hazards[$0].cycles }
    return Set([0] + bands.flatMap { [$0.lowerBound, $0.upperBound] })
      .filter { $0 < inputs.cycles }.sorted()
  }

  /// Where the ratios on a move stand: its base's, its own and those of treatments.
  private func ratios(
    on position: Int, in inputs: CohortInputs, _ layout: FigureLayout
  ) -> [Int] {
    let hazard = inputs.hazards[position]
    let given = treatments.flatMap { treatment in
      inputs.treatments[treatment].hazardRatios.enumerated().filter {
        $1.from == hazard.from && $1.to == hazard.to
      }.map { layout.treatmentRatio(treatment, $0.offset) }
    }
    return (hazard.base.map { [layout.ratio($0)] } ?? []) + [layout.ratio(position)] + given
  }
}
