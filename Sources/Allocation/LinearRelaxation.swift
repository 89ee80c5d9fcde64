/// How far rows of a program must give way before it can be met.
public struct LinearRelaxation: Equatable, Sendable {
  /// One bound of a row that gives way.
  public struct Part: Equatable, Sendable {
    /// The row, by its place in the program.
    public let row: Int
    /// Which of its bounds.
    public let side: LinearProgram.Side
    /// By how much it must give way, in the row's own unit.
    public let size: Double
  }

  /// The bounds that give way, in the order of the rows; none if the program can be met as it is.
  public let parts: [Part]
  /// What that costs in all: the sum of weight times size.
  public let cost: Double
  /// Whether no cheaper one is possible; false if the time limit ended a search for whole numbers.
  public let isProven: Bool
}

extension LinearProgram {
  /// The smallest weighted sum by which rows must give way for the program to be met.
  ///
  /// The variables' own bounds, and wholeness, hold. Where several ways cost the same this is one of
  /// them. Ask with one group of rows at a time for what it would take of the budgets alone, say, or
  /// of the workforce alone.
  ///
  /// - Parameters:
  ///   - weights: for each row, what giving way by one of its unit costs, 0 or more; infinite for a
  ///     row that must hold. Left out, each row is measured against its own size (its largest
  ///     bound or coefficient), so that rows in pounds and in staff weigh alike.
  ///   - onlyRows: the rows that may give way; all if left out.
  ///   - timeLimit: how long it may take.
  ///   - gap: how far from the least cost it may be where variables are whole, as a share of it.
  /// - Returns: the cheapest relaxation; nil if these rows cannot give way by enough.
  /// - Throws: `SolverFailure` when out of time, or for a program that makes no sense.
  public func cheapestRelaxation(
    weights: [Double]? = nil, onlyRows: Set<Int>? = nil,
    timeLimit: Duration = LinearProgram.timeLimit, gap: Double = LinearProgram.gap
  ) throws(SolverFailure) -> LinearRelaxation? {
    try checkSense()
    if let weights {
      guard weights.count == rows.count, weights.allSatisfy({ $0 >= 0 }) else {
        throw .stopped(
          reason: "there must be a weight of 0 or more for each of \(rows.count) rows")
      }
    }
    let elastic = ElasticProgram(of: self) { row, size in
      let isFree = onlyRows?.contains(row) ?? true
      let weight = weights.map { $0[row] * size } ?? 1
      return isFree && weight.isFinite ? weight : nil
    }
    guard let nearest = try elastic.solved(timeLimit: timeLimit, gap: gap) else { return nil }
    let parts = zip(elastic.misses, elastic.shortfalls(at: nearest)).compactMap {
      miss, size -> LinearRelaxation.Part? in
      guard case .row(let row) = miss.bound.place, size > 0 else { return nil }
      return LinearRelaxation.Part(row: row, side: miss.bound.side, size: size)
    }
    return LinearRelaxation(
      parts: parts,
      cost: parts.reduce(0) { $0 + $1.size * (weights?[$1.row] ?? 1 / rows[$1.row].size) },
      isProven: nearest.isProven)
  }
}
