import Foundation

extension SegmentMoves {
  /// The probabilities after a hazard ratio on every move to greater need.
  ///
  /// A yearly chance p becomes 1 − (1 − p)^h, and staying takes up the rest, so that each row still
  /// sums to one. Where moves up would take more than all who stay, they share those out in
  /// proportion, so that no chance is below zero. Rows whose ratio is exactly 1 keep their bytes.
  ///
  /// - Parameter ratios: hazard ratios by the segment left, `[sex, quintile, segment, age]`.
  /// - Returns: probabilities laid out as `probability`.
  package func probability(withUpwardHazardRatios ratios: [Double]) -> [Double] {
    let ages = shape.ageCount
    var changed = probability
    changed.withUnsafeMutableBufferPointer { changed in
      ratios.withUnsafeBufferPointer { ratios in
        for group in 0..<shape.groupCount {
          var stay = 0
          for (position, exit) in exits.enumerated() {
            let row = start(group: group, exit: position)
            if exit.from == exit.to { stay = row }
            guard isUpward(exit) else { continue }
            let ratio = shape.profileIndex(group: group, segment: exit.from, age: 0)
            for age in 0..<ages where ratios[ratio + age] != 1 {
              let before = changed[row + age]
              guard before > 0 else { continue }
              let after = -expm1(log1p(-before) * ratios[ratio + age])
              changed[row + age] = after
              changed[stay + age] += before - after
            }
          }
          for (position, exit) in exits.enumerated() where exit.from == exit.to {
            let row = start(group: group, exit: position)
            for age in 0..<ages where changed[row + age] < 0 {
              let upward = exits.indices.filter {
                exits[$0].from == exit.from && isUpward(exits[$0])
              }.map { start(group: group, exit: $0) + age }
              let factor = 1 + changed[row + age] / upward.reduce(0.0) { $0 + changed[$1] }
              for move in upward { changed[move] *= factor }
              changed[row + age] = 0
            }
          }
        }
      }
    }
    return changed
  }

  /// Whether an exit leads to greater need.
  private func isUpward(_ exit: Exit) -> Bool {
    guard let from = shape.segments[exit.from].needRank, let to = shape.segments[exit.to].needRank
    else { return false }
    return to > from
  }

  /// Moves one place's survivors along every exit and, where there is an axis of age, a year older;
  /// the last age keeps its own.
  ///
  /// The age axis is contiguous in people and probabilities alike, so that each exit is one pass of
  /// multiply-adds over ages.
  func carry(
    _ survivors: [Double], place: Int, probability: [Double], into next: inout [Double]
  ) {
    let (ages, segments) = (shape.ageCount, shape.segments.count)
    let older = shape.ages == nil ? 0 : 1
    survivors.withUnsafeBufferPointer { survivors in
      probability.withUnsafeBufferPointer { probability in
        next.withUnsafeMutableBufferPointer { next in
          for group in 0..<shape.groupCount {
            let block = (place * shape.groupCount + group) * segments * ages
            for (position, exit) in exits.enumerated() {
              let from = block + exit.from * ages
              let to = block + exit.to * ages
              let row = start(group: group, exit: position)
              for age in 0..<(ages - older) {
                next[to + age + older] += survivors[from + age] * probability[row + age]
              }
              if older == 1 {
                next[to + ages - 1] += survivors[from + ages - 1] * probability[row + ages - 1]
              }
            }
          }
        }
      }
    }
  }
}
