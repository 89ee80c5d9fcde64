public import LinearAlgebra

extension RateMatrix {
  /// The rates that come nearest to published probabilities, and how near they come.
  ///
  /// Many published tables have no rates of which they are the exact outcome: the principal
  /// logarithm does not exist or has rates below zero, most often because moves too rare to have been
  /// seen stand as zero. Where the logarithm exists and is valid it is the answer, to rounding.
  /// Otherwise the answer is the least sum of squares of exp(QΔ) − P over all valid rates, found
  /// by spectral projected gradients (Birgin, Martínez and Raydan, SIAM Journal on Optimization 10,
  /// 2000) from the best of three starts: the logarithm with its negative rates set to zero and the
  /// diagonal taking up the difference, the same with all of the row taking it up in proportion
  /// (diagonal and weighted adjustment: Israel, Rosenthal and Wei, Mathematical Finance 11, 2001), and
  /// P − I. It is never further than these, in squares. States that nobody leaves in P keep no rates.
  ///
  /// What it does not promise: the nearest of all, as squares may have more than one least place
  /// where people move several times within the time; or one answer, as different rates may have
  /// the same outcome in such tables. Where the nearest outcome is that of ever faster moves, it stops at rates
  /// that have it to about 1e-8.
  ///
  /// - Parameters:
  ///   - probabilities: states at the start by states at the end; rows sum to one within 1e-5, as
  ///     published tables are rounded, and are brought to one before the fit.
  ///   - years: the time between start and end, above 0.
  /// - Returns: the rates a year, and the largest absolute difference between their outcome and
  ///   `probabilities` as given.
  public static func nearest(
    to probabilities: Matrix, over years: Double = 1
  ) -> (rates: RateMatrix, distance: Double) {
    precondition(years > 0 && years.isFinite, "a time between start and end is above 0")
    let fit = RateFit(probabilities: probabilities)
    let moves = fit.exact ?? fit.leastSquares
    return (
      RateMatrix(closing: moves.rates.scaled(by: 1 / years)),
      moves.transition().largestDifference(from: probabilities)
    )
  }
}

/// The search for the rates whose outcome is nearest to some probabilities; its time is one.
private struct RateFit {
  /// What the outcome should be; rows sum to one.
  let target: Matrix
  /// The states that somebody leaves.
  let left: [Int]
  let logarithm: Matrix?

  /// Rates below zero by less than this are rounding of the logarithm.
  private static let rounding = 1e-12
  /// The search ends when no rate would change by more than this along the projected gradient.
  private static let smallestChange = 1e-11
  private static let mostSteps = 5000
  /// Squares that the line search looks back on, and the share of the promised fall it asks for.
  private static let (memory, sufficientFall) = (10, 1e-4)

  init(probabilities: Matrix) {
    let count = probabilities.rows
    precondition(count == probabilities.columns && count > 0, "chances between states are square")
    precondition(
      probabilities.elements.allSatisfy { $0 >= 0 && $0 <= 1 }, "chances are between 0 and 1")
    var target = probabilities
    for row in 0..<count {
      let sum = probabilities.row(row).reduce(0, +)
      precondition(abs(sum - 1) <= 1e-5, "the chances of each state sum to one")
      for column in 0..<count { target[row, column] /= sum }
    }
    self.target = target
    left = (0..<count).filter { target[$0, $0] < 1 }
    logarithm = target.logarithm()
  }

  /// The logarithm itself, where it is valid.
  var exact: RateMatrix? {
    guard let logarithm,
      left.allSatisfy({ state in
        logarithm.row(state).enumerated().allSatisfy { $0 == state || $1 >= -Self.rounding }
      })
    else { return nil }
    return RateMatrix(closing: valid(logarithm))
  }

  /// The same moves with none below zero, and none from states that nobody leaves.
  private func valid(_ moves: Matrix) -> Matrix {
    var valid = Matrix(rows: moves.rows, columns: moves.columns)
    for from in left {
      for (to, rate) in moves.row(from).enumerated() where to != from {
        valid[from, to] = max(0, rate)
      }
    }
    return valid
  }

  private var starts: [RateMatrix] {
    let least = RateMatrix(closing: valid(target))
    guard let logarithm else { return [least] }
    var weighted = valid(logarithm)
    for from in left {
      // What was below zero is taken from the rates and the diagonal in proportion to their size.
      let row = logarithm.row(from).enumerated().filter { $0.offset != from }.map(\.element)
      let removed = row.filter { $0 < 0 }.reduce(0, -)
      let size = row.filter { $0 > 0 }.reduce(0, +) + max(0, -logarithm[from, from])
      let factor = size > 0 ? max(0, 1 - removed / size) : 0
      for to in 0..<target.rows { weighted[from, to] *= factor }
    }
    return [RateMatrix(closing: valid(logarithm)), RateMatrix(closing: weighted), least]
  }

  private func squares(_ rates: RateMatrix) -> Double {
    let misses = rates.rates.exponential().subtracting(target)
    return misses.elements.reduce(0) { $0 + $1 * $1 } / 2
  }

  /// The slope of half the sum of squares in each rate off the diagonal, the diagonal taking up the
  /// rest.
  private func slope(_ rates: RateMatrix) -> Matrix {
    let misses = rates.rates.exponential().subtracting(target)
    let power = rates.rates.exponentialSlope(misses)
    var slope = Matrix(rows: target.rows, columns: target.rows)
    for from in left {
      for to in 0..<target.rows where to != from {
        slope[from, to] = power[from, to] - power[from, from]
      }
    }
    return slope
  }

  /// Rates with the least sum of squares near the best start.
  var leastSquares: RateMatrix {
    var best = starts[0]
    var least = squares(best)
    for start in starts.dropFirst() {
      let squares = squares(start)
      if squares < least { (best, least) = (start, squares) }
    }
    var current = best
    var slope = slope(current)
    var recent = [least]
    var length = 1.0
    for _ in 0..<Self.mostSteps {
      let moves = valid(current.rates)
      let unit = valid(moves.subtracting(slope)).subtracting(moves)
      guard unit.elements.contains(where: { abs($0) > Self.smallestChange }) else { break }
      let direction = valid(moves.adding(slope, times: -length)).subtracting(moves)
      let fall = dot(direction, slope)
      guard fall < 0 else { break }
      guard let next = step(from: moves, along: direction, fall: fall, below: recent) else { break }
      let nextSlope = self.slope(next.rates)
      let moved = valid(next.rates.rates).subtracting(moves)
      let curvature = dot(moved, nextSlope.subtracting(slope))
      length = curvature > 0 ? min(1e8, max(1e-8, dot(moved, moved) / curvature)) : 1e8
      (current, slope) = (next.rates, nextSlope)
      recent = recent.suffix(Self.memory - 1) + [next.squares]
      if next.squares < least { (best, least) = (next.rates, next.squares) }
    }
    return best
  }

  /// The first of ever shorter steps that falls enough below the largest of the recent squares.
  private func step(
    from moves: Matrix, along direction: Matrix, fall: Double, below recent: [Double]
  ) -> (rates: RateMatrix, squares: Double)? {
    let ceiling = recent.reduce(0, max)
    var share = 1.0
    while share > 1e-12 {
      let rates = RateMatrix(closing: valid(moves.adding(direction, times: share)))
      let squares = squares(rates)
      if squares <= ceiling + Self.sufficientFall * share * fall { return (rates, squares) }
      share /= 2
    }
    return nil
  }

  private func dot(_ left: Matrix, _ right: Matrix) -> Double {
    zip(left.elements, right.elements).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
