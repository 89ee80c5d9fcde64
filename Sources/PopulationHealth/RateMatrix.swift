public import LinearAlgebra

/// Rates of moving between states, a year: how fast people who are in one state leave it for each
/// of the others.
///
/// The element at (i, j) is moves from state i to state j for each person-year lived in i; the
/// diagonal is what leaves, below zero, so that each row sums to zero (a *generator* in the theory
/// of Markov chains). Death is a state like another that nobody leaves: a row of zeros. Rates add and
/// take hazard ratios; probabilities do neither.
///
/// Rates are taken as constant over the time asked about, whatever a person's time in the state.
public struct RateMatrix: Hashable, Sendable {
  /// The rates, states by states, per person-year; rows sum to zero but for rounding.
  public let rates: Matrix

  /// Why a table is no table of rates.
  public enum Flaw: Error, Hashable, CustomStringConvertible {
    /// It has not as many rows as columns, or none.
    case notSquare(rows: Int, columns: Int)
    /// A rate off the diagonal is below zero or not finite. States count from 0.
    case badRate(from: Int, to: Int, rate: Double)
    /// A row does not sum to zero.
    case rowSum(from: Int, sum: Double)

    /// What is wrong, as a sentence.
    public var description: String {
      switch self {
      case .notSquare(let rows, let columns):
        "rates between states need as many rows as columns, not \(rows) by \(columns)"
      case .badRate(let from, let to, let rate):
        "the rate from state \(from + 1) to state \(to + 1) is \(rate), but has to be 0 or more"
      case .rowSum(let from, let sum):
        "the rates from state \(from + 1) sum to \(sum), not to 0"
      }
    }
  }

  /// How far a row's sum may be from zero for each unit of its rates: what adding some hundreds of
  /// numbers in another order may leave.
  private static let rowTolerance = 1e-9

  /// Rates from a whole table, its diagonal included.
  ///
  /// The diagonal is checked and then set to what the other elements say, so that rounding in it
  /// neither makes nor loses people.
  ///
  /// - Throws: `Flaw` where the table is not square, a rate off the diagonal is negative or not
  ///   finite, or a row does not sum to zero.
  public init(rates: Matrix) throws(Flaw) {
    try self.init(leaving: rates)
    for state in 0..<rates.rows {
      let sum = rates.row(state).reduce(0, +)
      let size = max(1, -self.rates[state, state])
      guard abs(sum) <= Self.rowTolerance * size else { throw .rowSum(from: state, sum: sum) }
    }
  }

  /// Rates from those of leaving; the diagonal of `moves` is not read.
  ///
  /// - Throws: `Flaw` where the table is not square, or a rate off the diagonal is negative or not
  ///   finite.
  public init(leaving moves: Matrix) throws(Flaw) {
    guard moves.rows == moves.columns, moves.rows > 0 else {
      throw .notSquare(rows: moves.rows, columns: moves.columns)
    }
    for from in 0..<moves.rows {
      for (to, rate) in moves.row(from).enumerated() where to != from {
        guard rate >= 0, rate.isFinite else { throw .badRate(from: from, to: to, rate: rate) }
      }
    }
    self.init(closing: moves)
  }

  /// Rates whose diagonal takes up the rest of each row; those given are 0 or more.
  init(closing moves: Matrix) {
    var closed = moves
    for state in 0..<moves.rows {
      closed[state, state] = 0
      closed[state, state] = -closed.row(state).reduce(0, +)
    }
    rates = closed
  }

  /// How many states there are.
  public var stateCount: Int { rates.rows }

  /// Chances of being in each state after some years: P = exp(QΔ) (Kolmogorov's equations; see `Matrix.exponential()`).
  ///
  /// Rows sum to one and no chance is below zero: what rounding in squaring, which grows with rates, put
  /// there is taken out again.
  ///
  /// - Parameter years: the time Δ, 0 or more.
  /// - Returns: chances, states at the start by states at the end.
  public func transition(over years: Double = 1) -> Matrix {
    rates.scaled(by: checked(years)).exponential().withRows(summingTo: 1)
  }

  /// Expected years in each state within some years: ∫₀^Δ exp(Qs) ds, from the block form (Van Loan 1978; see `Matrix.exponentialAndIntegral()`).
  ///
  /// Each row sums to the time, dead states included. It is exact for the rates given, where the
  /// mean of start and end (the half-cycle correction) is its trapezium rule.
  ///
  /// - Parameter years: the time Δ, 0 or more.
  /// - Returns: years, states at the start by states lived in.
  public func occupancy(over years: Double = 1) -> Matrix {
    rates.scaled(by: checked(years)).exponentialAndIntegral().integral.withRows(summingTo: years)
  }

  /// The rates after a hazard ratio on each move, such as 0.8 on moves to greater need.
  ///
  /// - Parameter ratio: the ratio, 0 or more, on moves from one state to another, by position.
  /// - Returns: the rates after it, the diagonal taking up the rest.
  public func scaled(by ratio: (_ from: Int, _ to: Int) -> Double) -> RateMatrix {
    var moves = rates
    for from in 0..<stateCount {
      for to in 0..<stateCount where to != from {
        let factor = ratio(from, to)
        precondition(factor >= 0 && factor.isFinite, "a hazard ratio is 0 or more")
        moves[from, to] *= factor
      }
    }
    return RateMatrix(closing: moves)
  }

  private func checked(_ years: Double) -> Double {
    precondition(years >= 0 && years.isFinite, "a time is 0 or more years")
    return years
  }
}

extension Matrix {
  /// The same numbers, with zero for those below it, in proportion so that each row has a sum.
  fileprivate func withRows(summingTo total: Double) -> Matrix {
    var result = Matrix(rows: rows, columns: columns, elements: elements.map { max(0, $0) })
    for row in 0..<rows {
      let factor = total / result.row(row).reduce(0, +)
      for column in 0..<columns { result[row, column] *= factor }
    }
    return result
  }
}
