/// How time in states within a cycle is made of the shares in them at its start and its end.
///
/// A cohort followed for n cycles has n + 1 rows, from 0. Each convention but `exact` is a weight, in
/// cycles, for each row; `weights(cycles:)` gives them.
public enum CountingConvention: String, CaseIterable, Hashable, Sendable {
  /// The trapezium rule: the first and last rows count half. Every row is discounted from its own
  /// time.
  case halfCycle = "half-cycle"
  /// Every row counts in full, n + 1 of them: one cycle more than is followed.
  case none
  /// Each cycle as at its start: the last row does not count.
  case beginning
  /// Each cycle as at its end: the first row does not count.
  case end
  /// Each cycle as the mean of its start and end, discounted as a whole from its start. Undiscounted
  /// it is `halfCycle`.
  case lifeTable = "life-table"
  /// Simpson's 1/3 rule; where n is odd the last three cycles are by the 3/8 rule, and one cycle
  /// alone is the trapezium.
  case simpson
  /// The weights of a published tutorial: Simpson's 1/3 rule with 2/3 and 4/3 changed about, for any
  /// number of cycles. They do not sum to n; they are kept to match its results, for nothing else.
  case darthSimpson = "darth-simpson"
  /// Person-years within each cycle as the rates give them, discounted as they are lived. For models
  /// whose basis is `rates`.
  case exact

  /// What each row counts for in cycles, rows 0 to n; `nil` for `exact`, which does not count rows.
  public func weights(cycles n: Int) -> [Double]? { factors(cycles: n) { _ in 1 } }

  /// What each row counts for, discounted: rows 0 to n.
  ///
  /// - Parameters:
  ///   - n: how many cycles there are, at least one.
  ///   - discount: what a unit at a row's time is worth at the start.
  /// - Returns: nothing for `exact`.
  public func factors(cycles n: Int, discount: (Int) -> Double) -> [Double]? {
    precondition(n > 0, "there is a cycle to count")
    func each(_ weight: (Int) -> Double) -> [Double] {
      (0...n).map { weight($0) * discount($0) }
    }
    switch self {
    case .exact: return nil
    case .none: return each { _ in 1 }
    case .beginning: return each { $0 == n ? 0 : 1 }
    case .end: return each { $0 == 0 ? 0 : 1 }
    case .halfCycle: return each { $0 == 0 || $0 == n ? 0.5 : 1 }
    case .lifeTable:
      return (0...n).map { row in
        let closed = row == 0 ? 0 : discount(row - 1)
        let opened = row == n ? 0 : discount(row)
        return (closed + opened) / 2
      }
    case .simpson:
      let weights = Self.simpsonWeights(cycles: n)
      return each { weights[$0] }
    case .darthSimpson:
      return each { row in
        if row == 0 || row == n { return 1.0 / 3 }
        return row.isMultiple(of: 2) ? 4.0 / 3 : 2.0 / 3
      }
    }
  }

  /// The composite rule: pairs of cycles by 1/3, and the last three by 3/8 where pairs leave one over.
  private static func simpsonWeights(cycles n: Int) -> [Double] {
    guard n > 1 else { return [0.5, 0.5] }
    var weights = Array(repeating: 0.0, count: n + 1)
    let inPairs = n.isMultiple(of: 2) ? n : n - 3
    for start in stride(from: 0, to: inPairs, by: 2) {
      for (step, part) in [1.0 / 3, 4.0 / 3, 1.0 / 3].enumerated() { weights[start + step] += part }
    }
    if inPairs < n {
      for (step, part) in [0.375, 1.125, 1.125, 0.375].enumerated() {
        weights[inPairs + step] += part
      }
    }
    return weights
  }
}
