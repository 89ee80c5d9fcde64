/// The natural cubic spline basis of one series of numbers: cubic between knots, straight beyond the
/// outer ones (Hastie, Tibshirani and Friedman, *The Elements of Statistical Learning*, 2nd ed., §5.2.1).
struct NaturalSpline {
  private let knots: [Double]

  /// A basis with at most so many knots, at quantiles (k + ½)/K of the values; those that fall on one
  /// another count once.
  ///
  /// - Precondition: two knots or more.
  init(knots count: Int, for values: [Double]) {
    precondition(count >= 2, "a spline has two knots or more")
    let ordered = values.sorted()
    var knots: [Double] = []
    for knot in 0..<count {
      let place = (Double(knot) + 0.5) / Double(count) * Double(values.count - 1)
      let value = ordered[Int(place.rounded())]
      if knots.last.map({ value > $0 }) ?? true { knots.append(value) }
    }
    // Values that seldom differ from one another still need two ends.
    if knots.count < 2, let low = ordered.first, let high = ordered.last, high > low {
      knots = [low, high]
    }
    self.knots = knots
  }

  /// The columns, without the constant: one fewer than there are knots; none for a constant.
  func columns(of values: [Double]) -> [[Double]] {
    guard knots.count >= 2 else { return [] }
    let (low, high) = (knots[0], knots[knots.count - 1])
    let scaled = values.map { ($0 - low) / (high - low) }
    let inner = knots.map { ($0 - low) / (high - low) }
    func bend(_ knot: Double, _ x: Double) -> Double {
      (cube(x - knot) - cube(x - 1)) / (1 - knot)
    }
    let last = inner.count > 2 ? inner[inner.count - 2] : 0
    return [scaled]
      + inner.dropLast(2).map { knot in scaled.map { bend(knot, $0) - bend(last, $0) } }
  }

  private func cube(_ value: Double) -> Double { value > 0 ? value * value * value : 0 }
}
