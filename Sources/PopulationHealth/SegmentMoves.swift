/// Yearly moves between segments among people who survive the year.
///
/// `probability` is laid out `[sex, quintile, exit, age]`, where an exit is one (from, to) pair that
/// is possible somewhere; age is age at the start of the year. For every sex, quintile, segment and
/// age at which somebody may be, the probabilities over the exits of that segment sum to one.
public struct SegmentMoves: Hashable, Sendable {
  /// A pair of segments people may move between, the same for staying.
  public struct Exit: Hashable, Sendable {
    /// Position of the segment left.
    public let from: Int
    /// Position of the segment entered.
    public let to: Int

    /// Whether the segment entered is one of greater need.
    func isUpward(in shape: PopulationShape) -> Bool {
      guard let before = shape.segments[from].needRank, let after = shape.segments[to].needRank
      else { return false }
      return after > before
    }
  }

  /// Where exits lead, one number for each.
  struct Paths: Hashable {
    let from: [Int]
    let to: [Int]
    /// 1 where the segment entered is one of greater need.
    let upward: [Int]

    init(_ exits: [Exit], in shape: PopulationShape) {
      from = exits.map(\.from)
      to = exits.map(\.to)
      upward = exits.map { $0.isUpward(in: shape) ? 1 : 0 }
    }
  }

  /// The axes.
  public let shape: PopulationShape
  /// The possible moves, grouped by the segment left, staying first.
  public let exits: [Exit]
  /// Probabilities, `[sex, quintile, exit, age]`.
  public let probability: [Double]
  /// Rates of the moves to greater need, −ln(1 − p), laid out as `probability`; zero elsewhere.
  let upwardHazard: [Double]
  /// The exits as the loops over rows read them.
  let paths: Paths
  /// The rates behind the moves, by age, segments and last death; `nil` where a pack gives chances.
  let rates: [RateMatrix]?
  /// The largest distance from one of the probabilities over the exits of any segment at any age.
  public let largestRowError: Double

  /// Makes the moves from dense matrices `[sex, quintile, from, to, age]`, whose rows sum to one.
  ///
  /// `rates` are those behind the moves, by age at the start of the year: between the segments and,
  /// as the last state, death. Where they are given, a hazard ratio acts on them.
  public init(shape: PopulationShape, dense: [Double], rates: [RateMatrix]? = nil) {
    let (segments, ages) = (shape.segments.count, shape.ageCount)
    func denseIndex(_ group: Int, _ from: Int, _ to: Int) -> Int {
      ((group * segments + from) * segments + to) * ages
    }
    var exits: [Exit] = []
    for from in 0..<segments {
      let others = (0..<segments).filter { $0 != from }
      for to in [from] + others {
        let possible = (0..<shape.groupCount).contains { group in
          let start = denseIndex(group, from, to)
          return dense[start..<(start + ages)].contains { $0 > 0 }
        }
        if possible || to == from { exits.append(Exit(from: from, to: to)) }
      }
    }
    let rows = (0..<shape.groupCount).flatMap { group in
      exits.map { exit in
        let start = denseIndex(group, exit.from, exit.to)
        return (exit: exit, chances: dense[start..<(start + ages)])
      }
    }
    precondition(
      rates.map {
        $0.count == ages && $0.allSatisfy { $0.stateCount == segments + 1 }
      } ?? true, "rates are by age, between the segments and death")
    self.shape = shape
    self.exits = exits
    self.rates = rates
    let paths = Paths(exits, in: shape)
    self.paths = paths
    let probability = rows.flatMap(\.chances)
    self.probability = probability
    var hazard = Rows.rates(ofChances: probability)
    for row in rows.indices where paths.upward[row % exits.count] == 0 {
      for age in 0..<ages { hazard[row * ages + age] = 0 }
    }
    upwardHazard = hazard
    largestRowError = Self.largestRowError(of: probability, exits: exits, shape: shape)
  }

  /// Where the ages of one group's exit begin in `probability`.
  func start(group: Int, exit: Int) -> Int { (group * exits.count + exit) * shape.ageCount }

  /// Moves to greater need per person-year among people of a mix, `[sex, quintile, age]`.
  public func upwardRate(of shares: SegmentShares) -> [Double] {
    var rates = Array(repeating: 0.0, count: shape.groupCount * shape.ageCount)
    for group in 0..<shape.groupCount {
      for (position, exit) in exits.enumerated() {
        let hazards = start(group: group, exit: position)
        let people = shape.profileIndex(group: group, segment: exit.from, age: 0)
        for age in 0..<shape.ageCount {
          rates[group * shape.ageCount + age] +=
            upwardHazard[hazards + age] * shares.profile[people + age]
        }
      }
    }
    return rates
  }

  private static func largestRowError(
    of probability: [Double], exits: [Exit], shape: PopulationShape
  ) -> Double {
    let ages = shape.ageCount
    var distances: [Double] = []
    for group in 0..<shape.groupCount {
      for segment in shape.segments.indices {
        for age in 0..<ages {
          let sum = exits.indices.filter { exits[$0].from == segment }
            .reduce(0.0) { $0 + probability[(group * exits.count + $1) * ages + age] }
          distances.append(abs(sum - 1))
        }
      }
    }
    return distances.largestDistance
  }
}

extension SegmentMoves {
  /// The same moves for other places.
  public func placed(in shape: PopulationShape) -> SegmentMoves {
    SegmentMoves(
      shape: shape, exits: exits, probability: probability, upwardHazard: upwardHazard,
      rates: rates, largestRowError: largestRowError)
  }

  private init(
    shape: PopulationShape, exits: [Exit], probability: [Double], upwardHazard: [Double],
    rates: [RateMatrix]?, largestRowError: Double
  ) {
    self.shape = shape
    self.exits = exits
    self.probability = probability
    self.upwardHazard = upwardHazard
    self.rates = rates
    self.largestRowError = largestRowError
    paths = Paths(exits, in: shape)
  }
}
