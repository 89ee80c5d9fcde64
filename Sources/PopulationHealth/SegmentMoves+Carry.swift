extension SegmentMoves {
  /// The probabilities after a hazard ratio on every move to greater need.
  ///
  /// A yearly chance p becomes 1 − (1 − p)^h, and staying takes up the rest, so that each row still
  /// sums to one. Where moves up would take more than all who stay, they share those out in
  /// proportion, so that no chance is below zero. Rows whose ratio is exactly 1 keep their bytes.
  ///
  /// Where there are rates, the ratio multiplies them instead, and so also changes what follows
  /// from a move within the year: see `probability(scalingUpwardRatesBy:of:)`.
  ///
  /// - Parameter ratios: hazard ratios by the segment left, `[sex, quintile, segment, age]`.
  /// - Returns: probabilities laid out as `probability`.
  package func probability(withUpwardHazardRatios ratios: [Double]) -> [Double] {
    if let rates { return probability(scalingUpwardRatesBy: ratios, of: rates) }
    var changed = probability
    for group in 0..<shape.groupCount {
      var stay = 0
      for (position, exit) in exits.enumerated() {
        let row = start(group: group, exit: position)
        if exit.from == exit.to { stay = row }
        guard exit.isUpward(in: shape) else { continue }
        let ratio = shape.profileIndex(group: group, segment: exit.from, age: 0)
        Rows.scaleHazards(
          of: &changed, at: row, staying: stay, hazards: upwardHazard, by: ratios, at: ratio,
          count: shape.ageCount)
      }
      for (position, exit) in exits.enumerated() where exit.from == exit.to {
        let row = start(group: group, exit: position)
        for age in 0..<shape.ageCount where changed[row + age] < 0 {
          let upward = exits.indices.filter {
            exits[$0].from == exit.from && exits[$0].isUpward(in: shape)
          }.map { start(group: group, exit: $0) + age }
          let factor = 1 + changed[row + age] / upward.reduce(0.0) { $0 + changed[$1] }
          for move in upward { changed[move] *= factor }
          changed[row + age] = 0
        }
      }
    }
    return changed
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
    for group in 0..<shape.groupCount {
      let block = (place * shape.groupCount + group) * segments * ages
      for (position, exit) in exits.enumerated() {
        let (from, to) = (block + exit.from * ages, block + exit.to * ages)
        let row = start(group: group, exit: position)
        Rows.addProducts(
          survivors, at: from, probability, at: row, to: &next, at: to + older,
          count: ages - older)
        if older == 1 {
          let last = ages - 1
          next[to + last] += survivors[from + last] * probability[row + last]
        }
      }
    }
  }
}
