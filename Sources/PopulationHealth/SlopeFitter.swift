/// Fits lines to many values of the same groups: what `SlopeIndex` and `ConcentrationIndex` find, without
/// errors, to the same bytes, and without taking memory for each.
///
/// Groups are ordered by deprivation, the most deprived first. One without people counts for nothing, but
/// must have a value; leave it out where it has none.
package struct SlopeFitter {
  private let shares: [Double]
  private let midpoints: [Double]
  private let slopeWeights: [Double]

  /// The indices of one measure on one scale.
  package struct Slope {
    /// Least less most deprived.
    package let slope: Double
    /// Least over most deprived; not a number where fitted values are not above zero.
    package let relative: Double
  }

  /// Groups with people in each; nothing if fewer than two have any.
  package init?(people: [Double]) {
    guard let ranks = DeprivationRanks(people: people) else { return nil }
    shares = ranks.shares
    midpoints = ranks.midpoints
    slopeWeights = ranks.slopeWeights
  }

  /// The slope index of some values on a scale; nothing where a value is not finite on it.
  package func slope(of values: [Double], form: SlopeIndex.Form) -> Slope? {
    precondition(values.count == shares.count)
    let first = form.transformed(values[0])
    guard first.isFinite else { return nil }
    var (rise, height) = (0.0, 0.0)
    for group in values.indices {
      let above = form.transformed(values[group]) - first
      guard above.isFinite else { return nil }
      rise += slopeWeights[group] * above
      height += shares[group] * above
    }
    let middle = first + height
    let (most, least) = (form.restored(middle - rise / 2), form.restored(middle + rise / 2))
    return Slope(
      slope: least - most, relative: most > 0 && least > 0 ? least / most : .nan)
  }

  /// The concentration index of some values; nothing where their mean is not above zero.
  package func concentration(of values: [Double]) -> ConcentrationIndex? {
    precondition(values.count == shares.count)
    let first = values[0]
    var (height, covariance) = (0.0, 0.0)
    for group in values.indices {
      height += shares[group] * (values[group] - first)
      covariance += shares[group] * (midpoints[group] - 0.5) * (values[group] - first)
    }
    let mean = first + height
    guard mean > 0, mean.isFinite else { return nil }
    return ConcentrationIndex(value: 2 * covariance / mean, mean: mean)
  }
}
