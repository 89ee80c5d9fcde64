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

  /// A difference below this share of the largest number is rounding, and no difference.
  private static let rounding = 1e-12

  /// Compares strategies.
  public init(_ points: [Point]) {
    self.points = points
    func step(from before: Int, to after: Int) -> Point {
      Self.step(from: before, to: after, among: points)
    }
    func isSame(_ one: Int, _ other: Int) -> Bool {
      step(from: one, to: other) == Point(cost: 0, qalys: 0)
    }
    func dominates(_ better: Int, _ worse: Int) -> Bool {
      let step = step(from: worse, to: better)
      return step.cost <= 0 && step.qalys >= 0 && !isSame(better, worse)
    }
    func ratio(_ before: Int, _ after: Int) -> Double {
      let step = step(from: before, to: after)
      return step.cost / step.qalys
    }
    func firstAlike(_ one: Int) -> Int { points.indices.first { isSame($0, one) } ?? one }
    let distinct = points.indices.filter { firstAlike($0) == $0 }
    let undominated = distinct.filter { one in !distinct.contains { dominates($0, one) } }
      .sorted { points[$0].cost < points[$1].cost }
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
      let first = firstAlike(one)
      if first < one { return .same(as: first) }
      if let better = (hull + undominated).first(where: { dominates($0, one) }) {
        return .dominated(by: better)
      }
      guard let place = hull.firstIndex(of: one) else {
        let above = hull.firstIndex { points[$0].cost > points[one].cost } ?? hull.count - 1
        return .extendedlyDominated(by: hull[above - 1], and: hull[above])
      }
      guard place > 0 else { return .frontier(nil) }
      let step = step(from: hull[place - 1], to: one)
      return .frontier(Increment(over: hull[place - 1], cost: step.cost, qalys: step.qalys))
    }
  }

  /// What one strategy costs and gains beyond another; what is rounding is nothing.
  public func step(from before: Int, to after: Int) -> Point {
    Self.step(from: before, to: after, among: points)
  }

  private static func step(from before: Int, to after: Int, among points: [Point]) -> Point {
    func beyond(_ number: KeyPath<Point, Double>) -> Double {
      let difference = points[after][keyPath: number] - points[before][keyPath: number]
      let largest = points.reduce(0.0) { max($0, abs($1[keyPath: number])) }
      return abs(difference) <= rounding * largest ? 0 : difference
    }
    return Point(cost: beyond(\.cost), qalys: beyond(\.qalys))
  }

  /// Net monetary benefit of each strategy: its QALYs at a price, less its cost.
  public func netMonetaryBenefits(willingnessToPay price: Double) -> [Double] {
    points.map { $0.qalys * price - $0.cost }
  }
}
