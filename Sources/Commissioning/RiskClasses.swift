import PopulationHealth

/// Segments told apart by the paths to conditions that their people are on: within a class what a
/// plan leaves of a risk differs by sex, quintile and age only.
struct RiskClasses: Sendable {
  /// The class of each segment.
  let ofSegment: [Int]
  /// How many there are.
  let count: Int
  /// 1 where people of a class are eligible for an intervention, `[intervention, class]`.
  let isEligible: [Int]

  /// Makes classes of segments.
  ///
  /// - Parameters:
  ///   - eligible: positions of the segments that each intervention is for.
  ///   - segments: how many segments there are.
  init(eligible: [[Int]], segments: Int) {
    let members = (0..<segments).map { segment in eligible.map { $0.contains(segment) } }
    var kinds: [[Bool]] = []
    ofSegment = members.map { kind in
      if let known = kinds.firstIndex(of: kind) { return known }
      kinds.append(kind)
      return kinds.count - 1
    }
    count = kinds.count
    isEligible = eligible.indices.flatMap { intervention in kinds.map { $0[intervention] ? 1 : 0 } }
  }
}

/// What a plan leaves of the risks of conditions in one place and year.
struct RemainingRisk: Sendable {
  /// Positions of the conditions of whose risk something goes.
  var conditions: [Int]
  /// The share that remains of them, `[condition, class, sex, quintile, age]`.
  var left: [Double]

  /// Where what is left of a condition begins; `nil` where all of it is.
  func start(of condition: Int) -> Int? {
    conditions.firstIndex(of: condition).map { $0 * (left.count / conditions.count) }
  }
}

extension PlanEffects {
  /// What is left of a condition's risk, `[sex, quintile, segment, age]`; `nil` where all of it is.
  func left(of condition: Int, in remaining: RemainingRisk) -> [Double]? {
    guard let start = remaining.start(of: condition) else { return nil }
    let (ages, groups, segments) = (shape.ageCount, shape.groupCount, shape.segments.count)
    var left: [Double] = []
    left.reserveCapacity(shape.profileSize)
    for group in 0..<groups {
      for segment in 0..<segments {
        let row = start + (classes.ofSegment[segment] * groups + group) * ages
        left += remaining.left[row..<(row + ages)]
      }
    }
    return left
  }
}
