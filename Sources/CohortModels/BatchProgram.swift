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
    /// Where its hazard ratios stand; none where all are one and certain.
    let ratios: [Int]
  }

  /// The chances from a state, made anew at the start of a cycle.
  struct Row: Sendable {
    let state: Int
    /// Where the chance of staying is kept.
    let staying: Int
    let chances: [Chance]
    /// Chances that are none in this cycle.
    let idle: [Int]
  }

  /// A share that flows into a state.
  struct Flow: Sendable {
    let from: Int
    let chance: Int
  }

  /// A way the cohort moves.
  struct Path: Sendable {
    /// The rows made anew and when, in order.
    let changes: [(cycle: Int, rows: [Row])]
    /// The states whose shares are followed.
    let followed: [Int]
    /// What flows into each of them, one after another.
    let flows: [Flow]
    /// Where the flows into each of them end.
    let flowEnds: [Int]
    /// Moves that are counted for rewards.
    let counted: [Flow]
    /// How many chances are kept.
    let chanceCount: Int
  }

  /// A strategy: its path and what is made of it.
  struct Course: Sendable {
    let path: Int
    /// By state: where the parts of a year's cost stand, which add up.
    let costs: [[Int]]
    /// By state: where its quality of life stands.
    let utilities: [Int]
    /// By reward: which of the path's counted moves it comes with, and where its cost and QALYs stand.
    let rewards: [(counted: Int, cost: Int, qalys: Int)]
  }

  let paths: [Path]
  let courses: [Course]

  /// Makes a program.
  ///
  /// - Parameter uncertain: the places of figures that differ between draws.
  /// - Returns: nothing where cohorts move by rates that act together or by time in state.
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
          costs: inputs.states.indices.map { state in
            ([layout.cost(state)] + given.map { layout.addedCost($0, state) })
              .filter { !isNothing($0) }
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
        || !courses.allSatisfy { $0.costs[state].isEmpty && isNothing($0.utilities[state]) }
    }
    self.courses = courses
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
    let living = inputs.states.indices.filter { !inputs.states[$0].isDead }
    var places: [[Int]: Int] = [:]
    func place(_ from: Int, _ to: Int) -> Int {
      if let known = places[[from, to]] { return known }
      places[[from, to]] = places.count
      return places.count - 1
    }
    for state in inputs.states.indices { _ = place(state, state) }
    for hazard in hazards.map({ inputs.hazards[$0] }) { _ = place(hazard.from, hazard.to) }
    func chance(_ position: Int) -> BatchProgram.Chance {
      let hazard = inputs.hazards[position]
      let given = treatments.flatMap { treatment in
        inputs.treatments[treatment].hazardRatios.enumerated().filter {
          $1.from == hazard.from && $1.to == hazard.to
        }.map { layout.treatmentRatio(treatment, $0.offset) }
      }
      let ratios = (hazard.base.map { [layout.ratio($0)] } ?? []) + [layout.ratio(position)] + given
      return BatchProgram.Chance(
        place: place(hazard.from, hazard.to), isDeath: inputs.states[hazard.to].isDead,
        figure: layout.figure(hazard.base ?? position), ratios: ratios.filter { !isOne($0) })
    }
    let ends = Set(
      [0]
        + hazards.flatMap {
          [inputs.hazards[$0].cycles.lowerBound, inputs.hazards[$0].cycles.upperBound]
        }
    ).filter { $0 < inputs.cycles }.sorted()
    let changes = ends.map { cycle in
      (
        cycle: cycle,
        rows: living.compactMap { state -> BatchProgram.Row? in
          let own = hazards.filter { inputs.hazards[$0].from == state }
          let isChanged = own.contains {
            let band = inputs.hazards[$0].cycles
            return band.lowerBound == cycle || band.upperBound == cycle
          }
          guard cycle == 0 || isChanged else { return nil }
          let active = own.filter { inputs.hazards[$0].cycles.contains(cycle) }.map(chance)
          let used = Set(active.map(\.place))
          let idle = Set(own.map { place(state, inputs.hazards[$0].to) }).subtracting(used)
          return BatchProgram.Row(
            state: state, staying: place(state, state), chances: active, idle: idle.sorted())
        }
      )
    }
    var (flows, flowEnds): ([BatchProgram.Flow], [Int]) = ([], [])
    for state in followed {
      flows += followed.filter { places[[$0, state]] != nil }.map {
        BatchProgram.Flow(from: $0, chance: place($0, state))
      }
      flowEnds.append(flows.count)
    }
    return BatchProgram.Path(
      changes: changes, followed: followed, flows: flows, flowEnds: flowEnds,
      counted: rewarded.map { BatchProgram.Flow(from: $0[0], chance: place($0[0], $0[1])) },
      chanceCount: places.count)
  }
}
