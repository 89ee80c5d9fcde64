import PopulationHealth

/// Segments told apart by the paths to conditions that their people are on: within a class what a
/// plan leaves of a risk differs by sex, quintile and age only.
struct RiskClasses: Sendable {
  /// The class of each segment; −1 where its people are on no path.
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
      guard kind.contains(true) else { return -1 }
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
  /// The share that remains of them, `[sex, quintile, condition, class, age]`.
  var left: [Double]

  /// The position of a condition among them; `nil` where all of its risk is left.
  func position(of condition: Int) -> Int? { conditions.firstIndex(of: condition) }
}

extension PlanEffects {
  /// What is left of a condition's risk, `[sex, quintile, segment, age]`; `nil` where all of it is.
  func left(of condition: Int, in remaining: RemainingRisk) -> [Double]? {
    guard let position = remaining.position(of: condition) else { return nil }
    let (ages, groups, segments) = (shape.ageCount, shape.groupCount, shape.segments.count)
    var left: [Double] = []
    left.reserveCapacity(shape.profileSize)
    for group in 0..<groups {
      for segment in 0..<segments {
        let kind = classes.ofSegment[segment]
        guard kind >= 0 else {
          left += repeatElement(1, count: ages)
          continue
        }
        let own = (group * remaining.conditions.count + position) * classes.count
        let row = (own + kind) * ages
        left += remaining.left[row..<(row + ages)]
      }
    }
    return left
  }
}
