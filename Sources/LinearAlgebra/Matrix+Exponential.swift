#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension Matrix {
  /// The matrix exponential, e to the power of this table.
  ///
  /// Scaling and squaring with Padé approximants (Higham, SIAM Journal on Matrix Analysis and
  /// Applications 26, 2005, algorithm 2.3): of degree 3, 5, 7 or 9 where the norm is small enough
  /// for one of them to reach full precision, and otherwise of degree 13 after halving the table
  /// until its norm is at most 5.37, the result being squared as often.
  ///
  /// The backward error is at the level of rounding; the error of an element may be larger where the
  /// norm is large, as each squaring can double it.
  ///
  /// - Precondition: the table is square and every number finite.
  /// - Complexity: O(rows³), about 8 + log₂(norm) matrix products.
  public func exponential() -> Matrix {
    precondition(rows == columns, "the exponential needs a square matrix")
    precondition(elements.allSatisfy(\.isFinite), "the exponential needs finite numbers")
    let norm = oneNorm
    if let degree = Self.degrees.first(where: { norm <= $0.largestNorm })?.degree {
      return padeExponential(degree: degree)
    }
    let halvings = max(0, Int(log2(norm / Self.largestNormOfDegree13).rounded(.up)))
    var power = scaled(by: scalbn(1, -halvings)).padeExponential13()
    for _ in 0..<halvings { power = power.product(power) }
    return power
  }

  /// The exponential of this table and the integral of its powers, ∫₀¹ exp(s A) ds.
  ///
  /// Both are blocks of one exponential (Van Loan, IEEE Transactions on Automatic Control 23, 1978):
  /// exp([[A, I], [0, 0]]) = [[exp(A), ∫₀¹ exp(s A) ds], [0, I]]. For a table of rates Q over a time
  /// Δ take A = QΔ and multiply the integral by Δ. It is right for singular A too, as every table of
  /// rates is.
  ///
  /// - Precondition: the table is square and every number finite.
  /// - Complexity: O(rows³), eight times the exponential alone.
  public func exponentialAndIntegral() -> (exponential: Matrix, integral: Matrix) {
    precondition(rows == columns, "the exponential needs a square matrix")
    var block = Matrix(rows: 2 * rows, columns: 2 * rows)
    for row in 0..<rows {
      for column in 0..<columns { block[row, column] = self[row, column] }
      block[row, rows + row] = 1
    }
    let power = block.exponential()
    return (power.columns(0..<rows, ofFirst: rows), power.columns(rows..<2 * rows, ofFirst: rows))
  }

  /// The derivative of Σ worth × exponential, element by element, with respect to this table.
  ///
  /// It is the adjoint of the exponential's (Fréchet) derivative: that at the transposed table in the
  /// direction of `worth`, a block of one larger exponential (Higham, Functions of Matrices, SIAM
  /// 2008, section 3.2 and theorem 3.6).
  ///
  /// - Parameter worth: what each element of the exponential counts, of the same shape.
  /// - Returns: the derivative, of the same shape.
  /// - Precondition: the table is square and every number finite.
  /// - Complexity: O(rows³), eight times the exponential alone.
  public func exponentialSlope(_ worth: Matrix) -> Matrix {
    precondition(
      rows == columns && worth.rows == rows && worth.columns == columns,
      "the slope of an exponential needs square matrices of one shape")
    var block = Matrix(rows: 2 * rows, columns: 2 * rows)
    for row in 0..<rows {
      for column in 0..<columns {
        block[row, column] = self[column, row]
        block[rows + row, rows + column] = self[column, row]
        block[row, rows + column] = worth[row, column]
      }
    }
    return block.exponential().columns(rows..<2 * rows, ofFirst: rows)
  }

  private func columns(_ range: Range<Int>, ofFirst count: Int) -> Matrix {
    Matrix((0..<count).map { row in range.map { self[row, $0] } })
  }

  /// The largest norm at which each approximant's backward error is below 2⁻⁵³ (Higham 2005, table
  /// 2.3).
  private static let degrees: [(degree: Int, largestNorm: Double)] = [
    (3, 1.495585217958292e-2), (5, 2.539398330063230e-1), (7, 9.504178996162932e-1),
    (9, 2.097847961257068),
  ]
  private static let largestNormOfDegree13 = 5.371920351148152

  /// The coefficients of the [m/m] Padé numerator of e^x, from that of x⁰, scaled to end in 1: whole
  /// numbers, exact in the order in which they are made.
  private static func padeCoefficients(_ degree: Int) -> [Double] {
    var coefficients = [1]
    for power in (0..<degree).reversed() {
      coefficients.append(
        coefficients[coefficients.count - 1] * (2 * degree - power) * (power + 1)
          / (degree - power))
    }
    return coefficients.reversed().map(Double.init)
  }

  /// The approximant of an odd degree up to 9, from even powers.
  private func padeExponential(degree: Int) -> Matrix {
    let coefficients = Self.padeCoefficients(degree)
    let square = product(self)
    var power = Matrix.identity(rows)
    var (odd, even) = (power.scaled(by: coefficients[1]), power.scaled(by: coefficients[0]))
    for exponent in stride(from: 2, to: degree, by: 2) {
      power = exponent == 2 ? square : power.product(square)
      even = even.adding(power, times: coefficients[exponent])
      odd = odd.adding(power, times: coefficients[exponent + 1])
    }
    return Self.quotient(odd: product(odd), even: even)
  }

  /// The approximant of degree 13, grouped so that six products are enough.
  private func padeExponential13() -> Matrix {
    let c = Self.padeCoefficients(13)
    let one = Matrix.identity(rows)
    let second = product(self)
    let fourth = second.product(second)
    let sixth = fourth.product(second)
    func sum(from first: Int) -> Matrix {
      let high = sixth.scaled(by: c[first + 12]).adding(fourth, times: c[first + 10])
        .adding(second, times: c[first + 8])
      return sixth.product(high).adding(sixth, times: c[first + 6])
        .adding(fourth, times: c[first + 4]).adding(second, times: c[first + 2])
        .adding(one, times: c[first])
    }
    return Self.quotient(odd: product(sum(from: 1)), even: sum(from: 0))
  }

  /// (V − U)⁻¹(V + U) for the odd part U and the even part V.
  private static func quotient(odd: Matrix, even: Matrix) -> Matrix {
    do throws(SolveFailure) {
      return try even.subtracting(odd).solution(of: even.adding(odd))
    } catch {
      // At the norms allowed the denominator's condition is below 18 (Higham 2005, table 2.3).
      preconditionFailure("a Padé denominator cannot be singular: \(error)")
    }
  }
}
