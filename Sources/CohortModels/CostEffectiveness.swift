/// Strategies compared by cost and QALYs: which are worth considering at some price of a QALY, and what
/// each of those costs for a QALY over the one before it.
public struct CostEffectiveness: Sendable {
  /// What a strategy costs and gains.
  public struct Point: Hashable, Sendable {
    /// Cost.
    public let cost: Double
    /// QALYs.
    public let qalys: Double

    /// Makes a point.
    public init(cost: Double, qalys: Double) {
      self.cost = cost
      self.qalys = qalys
    }
  }

  /// The step from one strategy of the frontier to the next.
  public struct Increment: Hashable, Sendable {
    /// Position of the strategy it is a step from.
    public let over: Int
    /// Cost added.
    public let cost: Double
    /// QALYs added, above zero.
    public let qalys: Double

    /// Makes a step.
    public init(over: Int, cost: Double, qalys: Double) {
      self.over = over
      self.cost = cost
      self.qalys = qalys
    }

    /// The incremental cost-effectiveness ratio (ICER): cost for each QALY added.
    public var ratio: Double { cost / qalys }
  }

  /// Where a strategy stands among the others.
  public enum Standing: Hashable, Sendable {
    /// On the frontier: best at some price of a QALY. The cheapest has no increment.
    case frontier(Increment?)
    /// Another gains at least as much for no more, and is better in one of the two.
    case dominated(by: Int)
    /// Some of one and the rest of the other gain more for the same cost.
    case extendedlyDominated(by: Int, and: Int)
    /// The same cost and QALYs as a strategy named before it.
    case same(as: Int)
  }

  /// The strategies, as they were given.
  public let points: [Point]
  /// Where each stands.
  public let standings: [Standing]
  /// Positions of the strategies on the frontier, cheapest first.
  public let frontier: [Int]

  /// Compares strategies.
  public init(_ points: [Point]) {
    self.points = points
    func dominates(_ a: Point, _ b: Point) -> Bool {
      a.cost <= b.cost && a.qalys >= b.qalys && a != b
    }
    func ratio(_ from: Int, _ to: Int) -> Double {
      (points[to].cost - points[from].cost) / (points[to].qalys - points[from].qalys)
    }
    let distinct = points.indices.filter { points.firstIndex(of: points[$0]) == $0 }
    let undominated = distinct.filter { one in
      !distinct.contains { dominates(points[$0], points[one]) }
    }.sorted { points[$0].cost < points[$1].cost }
    var hull: [Int] = []
    for next in undominated {
      while hull.count > 1,
        ratio(hull[hull.count - 2], hull[hull.count - 1])
          > ratio(hull[hull.count - 1], next)
      {
        hull.removeLast()
      }
      hull.append(next)
    }
    frontier = hull
    standings = points.indices.map { one in
      if let first = points.firstIndex(of: points[one]), first < one { return .same(as: first) }
      if let better = undominated.first(where: { dominates(points[$0], points[one]) }) {
        return .dominated(by: better)
      }
      guard let place = hull.firstIndex(of: one) else {
        let above = hull.firstIndex { points[$0].cost > points[one].cost } ?? hull.count - 1
        return .extendedlyDominated(by: hull[above - 1], and: hull[above])
      }
      guard place > 0 else { return .frontier(nil) }
      let before = hull[place - 1]
      return .frontier(
        Increment(
          over: before, cost: points[one].cost - points[before].cost,
          qalys: points[one].qalys - points[before].qalys))
    }
  }

  /// Net monetary benefit of each strategy: its QALYs at a price, less its cost.
  public func netMonetaryBenefits(willingnessToPay price: Double) -> [Double] {
    points.map { $0.qalys * price - $0.cost }
  }
}
