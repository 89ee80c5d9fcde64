import Foundation

/// The share of people in each segment, by sex, quintile and age: a profile that sums to one over
/// segments for every (sex, quintile, age).
public struct SegmentShares: Hashable, Sendable {
  /// The axes.
  public let shape: PopulationShape
  /// Shares laid out `[sex, quintile, segment, age]`.
  public let profile: [Double]

  /// The same shares by age, `[segment, age]`, for every sex and quintile; each age sums to one.
  public init(shape: PopulationShape, byAge: [Double]) {
    self.shape = shape
    self.profile = (0..<shape.groupCount).flatMap { _ in byAge }
  }

  private init(shape: PopulationShape, profile: [Double]) {
    self.shape = shape
    self.profile = profile
  }

  /// Shares tilted so that the expected cost of a person in each sex, quintile and age has a given
  /// ratio to the expected cost at that age before tilting.
  ///
  /// Segment sizes by deprivation are not published. The tilt multiplies segment *s* by
  /// exp(θ · rank(s)) and rescales; θ is found by bisection, cost being increasing in θ. Of all
  /// shares with the wanted ratio these are the nearest to the start in relative entropy along the
  /// rank of need. Cells where only one segment is possible stay as they are.
  ///
  /// - Parameters:
  ///   - costs: GBP per person-year of each segment.
  ///   - ratios: wanted cost over the untilted cost, `[sex, quintile, age]`.
  /// - Returns: the tilted shares. A ratio beyond what the dearest or cheapest segment alone could
  ///   give is met as nearly as the shares allow, not exactly.
  public func tilted(costs: [Double], toCostRatios ratios: [Double]) -> SegmentShares {
    var tiltedProfile = profile
    let segmentCount = shape.segments.count
    for group in 0..<shape.groupCount {
      for age in 0..<shape.ageCount {
        let cells = (0..<segmentCount).map {
          shape.profileIndex(group: group, segment: $0, age: age)
        }
        let present = cells.indices.filter {
          profile[cells[$0]] > 0 && shape.segments[$0].needRank != nil
        }
        guard present.count > 1 else { continue }
        let shares = present.map { profile[cells[$0]] }
        let costsPresent = present.map { costs[$0] }
        let ranks = present.map { Double(shape.segments[$0].needRank ?? 0) }
        let untilted = zip(shares, costsPresent).reduce(0) { $0 + $1.0 * $1.1 }
        let wanted = untilted * ratios[group * shape.ageCount + age]
        let result = Self.tilt(shares: shares, ranks: ranks, costs: costsPresent, cost: wanted)
        for (position, segment) in present.enumerated() {
          tiltedProfile[cells[segment]] = result[position]
        }
      }
    }
    return SegmentShares(shape: shape, profile: tiltedProfile)
  }

  /// The exponential tilt of `shares` along `ranks` whose mean cost is `cost`.
  private static func tilt(
    shares: [Double], ranks: [Double], costs: [Double], cost wanted: Double
  ) -> [Double] {
    func tilted(by theta: Double) -> [Double] {
      let weights = zip(shares, ranks).map { $0 * exp(theta * $1) }
      let sum = weights.reduce(0, +)
      return weights.map { $0 / sum }
    }
    var (low, high) = (-8.0, 8.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      let cost = zip(tilted(by: middle), costs).reduce(0) { $0 + $1.0 * $1.1 }
      if cost < wanted { low = middle } else { high = middle }
    }
    return tilted(by: (low + high) / 2)
  }
}

extension SegmentShares {
  /// The same shares for other places.
  public func placed(in shape: PopulationShape) -> SegmentShares {
    SegmentShares(shape: shape, profile: profile)
  }
}
