/// What each strategy comes to in each of some draws, per member of the cohort.
public struct CohortDraws: Sendable {
  /// Totals of one strategy, a number for each draw.
  public struct Totals: Hashable, Sendable {
    /// Cost, in the model's currency.
    public internal(set) var cost: [Double]
    /// Quality-adjusted life-years.
    public internal(set) var qalys: [Double]
    /// Years lived.
    public internal(set) var lifeYears: [Double]

    init(draws: Int) {
      cost = Array(repeating: 0, count: draws)
      qalys = cost
      lifeYears = cost
    }

    /// Totals of no draws.
    public static let none = Totals(draws: 0)

    /// Adds draws after these.
    public mutating func append(_ others: Totals) {
      cost += others.cost
      qalys += others.qalys
      lifeYears += others.lifeYears
    }

    mutating func set(_ draw: Int, _ totals: CohortTotals) {
      cost[draw] = totals.cost
      qalys[draw] = totals.qalys
      lifeYears[draw] = totals.lifeYears
    }
  }

  /// What is kept of a strategy beyond its discounted totals.
  public struct Detail: Hashable, Sendable {
    /// Totals without discounting.
    public internal(set) var undiscounted: Totals
    /// Undiscounted years in each state, `[state][draw]`.
    public internal(set) var yearsInState: [[Double]]
    /// The share in each state, rows 0 to the number of cycles: `[row][state][draw]`, laid out flat.
    public internal(set) var shares: [Double]

    init(draws: Int, states: Int, cycles: Int) {
      undiscounted = Totals(draws: draws)
      yearsInState = Array(repeating: undiscounted.cost, count: states)
      shares = Array(repeating: 0, count: (cycles + 1) * states * draws)
    }
  }

  /// How many draws there are.
  public let count: Int
  /// Discounted totals of each strategy.
  public internal(set) var totals: [Totals]
  /// The rest, by strategy, where it was asked for; empty otherwise.
  public internal(set) var details: [Detail]

  init(draws: Int, strategies: Int, states: Int, cycles: Int, isDetailed: Bool) {
    count = draws
    totals = Array(repeating: Totals(draws: draws), count: strategies)
    details =
      isDetailed
      ? Array(repeating: Detail(draws: draws, states: states, cycles: cycles), count: strategies)
      : []
  }
}

/// A draw whose chances of leaving a state are more than everyone, or its rates too high to be followed.
public struct ImpossibleDraw: Error, Hashable, Sendable {
  /// Position of the draw among those asked for.
  public let draw: Int
  /// Position of the strategy.
  public let strategy: Int
  /// What is too much.
  public let excess: CohortTransitions.Excess
}
