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
      var isShort = false
      for (position, exit) in exits.enumerated() {
        let row = start(group: group, exit: position)
        if exit.from == exit.to { stay = row }
        guard paths.upward[position] == 1 else { continue }
        let ratio = shape.profileIndex(group: group, segment: exit.from, age: 0)
        let isBelow = Rows.scaleHazards(
          of: &changed, at: row, staying: stay, hazards: upwardHazard, by: ratios, at: ratio,
          count: shape.ageCount)
        isShort = isShort || isBelow
      }
      if isShort { shareOutStaying(of: group, in: &changed) }
    }
    return changed
  }

  /// Where moves up of a group would take more than all who stay, lets them share those.
  private func shareOutStaying(of group: Int, in changed: inout [Double]) {
    for (position, exit) in exits.enumerated() where exit.from == exit.to {
      let row = start(group: group, exit: position)
      for age in 0..<shape.ageCount where changed[row + age] < 0 {
        let upward = exits.indices.filter {
          exits[$0].from == exit.from && paths.upward[$0] == 1
        }.map { start(group: group, exit: $0) + age }
        let factor = 1 + changed[row + age] / upward.reduce(0.0) { $0 + changed[$1] }
        for move in upward { changed[move] *= factor }
        changed[row + age] = 0
      }
    }
  }

  /// Moves one place's survivors along every exit and, where there is an axis of age, a year older;
  /// the last age keeps its own.
  ///
  /// - Parameters:
  ///   - survivors: those who live through the year, of all places.
  ///   - place: the position of the place among them.
  ///   - probability: chances laid out as `probability`.
  ///   - ratios: hazard ratios on the moves to greater need, which do to the chances what
  ///     `probability(withUpwardHazardRatios:)` does, byte for byte; `nil` for none.
  ///   - next: people at the end of the year, to whom they are added.
  ///   - room: room that is used again, of any size.
  func carry(
    _ survivors: [Double], place: Int, probability: [Double], ratios: [Double]?,
    into next: inout [Double], room: inout [Double]
  ) {
    if let ratios, rates != nil {
      let changed = self.probability(withUpwardHazardRatios: ratios)
      return carry(
        survivors, place: place, probability: changed, ratios: nil, into: &next, room: &room)
    }
    for group in 0..<shape.groupCount {
      Rows.move(
        survivors, at: (place * shape.groupCount + group) * shape.blockSize,
        along: paths, chances: probability, hazards: upwardHazard,
        at: start(group: group, exit: 0), ratios: ratios, at: group * shape.blockSize,
        ages: shape.ageCount, older: shape.ages == nil ? 0 : 1, into: &next, room: &room)
    }
  }
}
