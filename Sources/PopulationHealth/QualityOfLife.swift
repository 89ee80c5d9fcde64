/// Health-related quality of life (EQ-5D index) of a person in each segment at each age.
public struct QualityOfLife: Hashable, Sendable {
  /// The axes.
  public let shape: PopulationShape
  /// Utility of a year lived, `[segment, age]`, at most 1.
  public let utility: [Double]
  /// Whether anybody's quality of life is known; where it is not every year counts in full, and no
  /// QALYs are to be reported.
  public let isMeasured: Bool
  /// Mean EQ-5D of the population at each age; none where it is not measured.
  package let norms: [Double]
  /// Quality of life of each segment relative to the others; none where it is not measured.
  package let multipliers: [Double]
  /// The share of people of each age in each segment, `[segment, age]`.
  private let shares: [Double]

  /// Spreads a population norm by age over the segments, so that the mean over `shares` at every
  /// age is the norm.
  ///
  /// - Parameters:
  ///   - shape: the axes; its places do not matter.
  ///   - norms: mean EQ-5D of the population at each age.
  ///   - multipliers: quality of life of each segment relative to the others.
  ///   - shares: the share of people of each age in each segment, `[segment, age]`.
  public init(shape: PopulationShape, norms: [Double], multipliers: [Double], shares: [Double]) {
    self.shape = shape
    let ages = shape.ageCount
    var utility = Array(repeating: 0.0, count: shape.blockSize)
    for age in 0..<ages {
      let mean = shape.segments.indices.reduce(0.0) {
        $0 + shares[$1 * ages + age] * multipliers[$1]
      }
      for segment in shape.segments.indices {
        utility[segment * ages + age] = min(1, norms[age] * multipliers[segment] / mean)
      }
    }
    self.utility = utility
    isMeasured = true
    (self.norms, self.multipliers, self.shares) = (norms, multipliers, shares)
  }

  /// No measure of quality of life.
  public init(unmeasuredIn shape: PopulationShape) {
    self.shape = shape
    utility = Array(repeating: 1, count: shape.blockSize)
    isMeasured = false
    (norms, multipliers, shares) = ([], [], [])
  }

  /// The same population with another quality of life at each age or in each segment.
  package func replacing(norms: [Double], multipliers: [Double]) -> QualityOfLife {
    QualityOfLife(shape: shape, norms: norms, multipliers: multipliers, shares: shares)
  }
}
