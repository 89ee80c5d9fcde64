extension Matrix {
  /// The principal logarithm: the table whose exponential is this one and whose eigenvalues have
  /// imaginary parts between −π and π; `nil` where there is none.
  ///
  /// There is none where an eigenvalue is zero or a negative real number. Otherwise, inverse scaling
  /// and squaring (Kenney and Laub, SIAM Journal on Matrix Analysis and Applications 10, 1989; Higham,
  /// Functions of Matrices, SIAM 2008, chapter 11): square roots by the product form of the
  /// Denman–Beavers iteration until the table is within 0.25 of the identity, then the diagonal Padé
  /// approximant of log(1 + x) of degree 8 as a sum of partial fractions.
  ///
  /// It loses accuracy as eigenvalues near zero: the condition of the roots grows with that of the
  /// table. Compare the exponential of the result with the table where that matters.
  ///
  /// - Precondition: the table is square and every number finite.
  /// - Complexity: O(rows³).
  public func logarithm() -> Matrix? {
    guard let eigenvalues = eigenvalues() else { return nil }
    let rounding = Double(rows) * Double.ulpOfOne * oneNorm
    guard eigenvalues.allSatisfy({ $0.imaginary != 0 || $0.real > rounding }) else { return nil }
    let one = Matrix.identity(rows)
    var root = self
    var factor = 1.0
    while root.subtracting(one).oneNorm > 0.25 {
      guard factor < Self.mostRoots, let next = root.squareRoot() else { return nil }
      root = next
      factor *= 2
    }
    return root.subtracting(one).logarithmOfOnePlus()?.scaled(by: factor)
  }

  /// 2 to the power of the most square roots taken; no table with a logarithm in range needs more.
  private static let mostRoots = 0x1p60

  /// The principal square root, by the product form of Denman and Beavers' iteration (Cheng, Higham,
  /// Kenney and Laub, SIAM Journal on Matrix Analysis and Applications 22, 2001, equation 2.7);
  /// `nil` if it does not settle.
  private func squareRoot() -> Matrix? {
    let one = Matrix.identity(rows)
    var (product, root) = (self, self)
    var before = Double.infinity
    for _ in 0..<50 {
      guard let inverse = try? product.solution(of: one) else { return nil }
      root = root.product(one.adding(inverse)).scaled(by: 0.5)
      product = one.scaled(by: 0.5).adding(product.adding(inverse), times: 0.25)
      let distance = product.subtracting(one).oneNorm
      guard distance.isFinite else { return nil }
      // The error squares at each step, so that the last one that helps leaves only rounding.
      if distance <= Double(rows) * Double.ulpOfOne || (distance < 1e-8 && distance >= before) {
        return root
      }
      before = distance
    }
    return nil
  }

  /// log(I + X) for a small X: ∫₀¹ X (I + t X)⁻¹ dt by Gauss–Legendre quadrature, which with m points
  /// is the [m/m] Padé approximant (Dieci, Morini and Papini, SIAM Journal on Matrix Analysis and
  /// Applications 17, 1996). With 8 points and a norm of 0.25 its error is below 1e-18.
  private func logarithmOfOnePlus() -> Matrix? {
    var sum = Matrix(rows: rows, columns: columns)
    for (root, weight) in zip(Self.roots, Self.weights) {
      for point in [(1 - root) / 2, (1 + root) / 2] {
        let denominator = Matrix.identity(rows).adding(self, times: point)
        guard let term = try? denominator.solution(of: self) else { return nil }
        sum = sum.adding(term, times: weight / 2)
      }
    }
    return sum
  }

  /// Half of the 8 points and weights of Gauss–Legendre quadrature on -1...1 (Abramowitz and Stegun,
  /// table 25.4); the other half lies opposite.
  private static let roots: [Double] = [
    0.183434642495649805, 0.525532409916328986, 0.796666477413626740, 0.960289856497536232,
  ]
  private static let weights: [Double] = [
    0.362683783378361983, 0.313706645877887287, 0.222381034453374471, 0.101228536290376259,
  ]
}
