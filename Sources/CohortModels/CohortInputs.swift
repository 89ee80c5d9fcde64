/// The figures a cohort model is made of, each in one place, before strategies are put together.
///
/// A model holds what each strategy comes to, where a figure may stand many times over; here it stands
/// once, so that another value of it changes every strategy alike.
public struct CohortInputs: Sendable {
  /// A row of the table of moves.
  public struct Hazard: Hashable, Sendable {
    /// Position of the state left.
    public let from: Int
    /// Position of the state reached.
    public let to: Int
    /// The cycles in which it may be made, the first being 0; open at `Int.max`.
    public let cycles: Range<Int>
    /// Whole cycles already spent in the state; open at `Int.max`.
    public let timeInState: Range<Int>
    /// A chance in one cycle or a rate per person-year; not read where the move is relative to another.
    public internal(set) var figure: Double
    /// What the hazard is multiplied by.
    public internal(set) var hazardRatio: Double
    /// Position of the move whose hazard, its own ratio included, this one's is a multiple of; `nil`
    /// where it has a figure of its own.
    public let base: Int?

    /// Makes a row.
    public init(
      from: Int, to: Int, cycles: Range<Int> = 0..<Int.max, timeInState: Range<Int> = 0..<Int.max,
      figure: Double, hazardRatio: Double = 1, base: Int? = nil
    ) {
      self.from = from
      self.to = to
      self.cycles = cycles
      self.timeInState = timeInState
      self.figure = figure
      self.hazardRatio = hazardRatio
      self.base = base
    }
  }

  /// What a strategy is made of, by positions.
  public struct Course: Hashable, Sendable {
    /// Its code in tables.
    public let id: String
    /// What a reader sees.
    public let title: String
    /// The moves that may be made under it.
    public let hazards: [Int]
    /// What happens once with a move under it.
    public let rewards: [Int]
    /// What it gives.
    public let treatments: [Int]

    /// Makes a course.
    public init(id: String, title: String, hazards: [Int], rewards: [Int], treatments: [Int]) {
      self.id = id
      self.title = title
      self.hazards = hazards
      self.rewards = rewards
      self.treatments = treatments
    }
  }

  /// The states, in the order of every array.
  public internal(set) var states: [CohortState]
  /// The share of the cohort in each state at the start.
  public let start: [Double]
  /// How many cycles are followed.
  public let cycles: Int
  /// Length of a cycle in years.
  public let cycleYears: Double
  /// What the figures of moves are.
  public let basis: TransitionBasis
  /// Every move under any strategy.
  public internal(set) var hazards: [Hazard]
  /// Everything that comes once with a move.
  public internal(set) var rewards: [TransitionReward]
  /// Everything that strategies may give.
  public internal(set) var treatments: [Treatment]
  /// What is compared.
  public let courses: [Course]

  /// Puts the figures together.
  ///
  /// - Precondition: a move that is relative to another has one with a figure of its own as its base.
  public init(
    states: [CohortState], start: [Double], cycles: Int, cycleYears: Double,
    basis: TransitionBasis, hazards: [Hazard], rewards: [TransitionReward] = [],
    treatments: [Treatment] = [], courses: [Course]
  ) {
    precondition(
      hazards.allSatisfy { $0.base.map { hazards[$0].base == nil } ?? true },
      "a move is relative to one with a figure of its own")
    self.states = states
    self.start = start
    self.cycles = cycles
    self.cycleYears = cycleYears
    self.basis = basis
    self.hazards = hazards
    self.rewards = rewards
    self.treatments = treatments
    self.courses = courses
  }

  /// The strategies that these figures make, whose chances may still add up to more than everyone.
  public var strategies: [Strategy] {
    courses.map { course in
      Strategy(
        id: course.id, title: course.title, states: states, basis: basis,
        moves: course.hazards.map(move), cycleYears: cycleYears,
        rewards: course.rewards.map { rewards[$0] },
        treatments: course.treatments.map { treatments[$0] })
    }
  }

  /// The model of some strategies made from these figures.
  ///
  /// - Precondition: no strategy's chances of leaving a state add up to more than one.
  public func model(of strategies: [Strategy]) -> CohortModel {
    CohortModel(
      states: states, start: start, cycles: cycles, cycleYears: cycleYears, strategies: strategies)
  }

  /// A move with the figure it is relative to, where it is.
  private func move(_ position: Int) -> CohortMove {
    let own = hazards[position]
    let base = own.base.map { hazards[$0] }
    return CohortMove(
      from: own.from, to: own.to, cycles: own.cycles, timeInState: own.timeInState,
      value: base?.figure ?? own.figure,
      hazardRatio: base.map { $0.hazardRatio * own.hazardRatio } ?? own.hazardRatio)
  }
}
