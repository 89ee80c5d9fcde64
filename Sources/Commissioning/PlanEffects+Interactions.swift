import PopulationHealth

extension PlanEffects {
  /// Two interventions of whose effects on one risk only the larger counts.
  struct Pair: Sendable {
    var first: Int
    var second: Int

    func contains(_ intervention: Int) -> Bool { intervention == first || intervention == second }
  }

  /// The pairs of which only the larger effect counts, for each condition.
  static func pairs(_ interactions: [Interaction], conditions: Int) -> [[Pair]] {
    (0..<conditions).map { condition in
      pairs(interactions) { $0 == nil || $0 == condition }
    }
  }

  /// The pairs of which only the larger effect counts, where the rule's condition will do.
  static func pairs(_ interactions: [Interaction], where holds: (Int?) -> Bool) -> [Pair] {
    interactions.filter { $0.rule == .larger && holds($0.condition) }.map {
      // In the order declared, whichever way round the rule names them.
      Pair(first: min($0.first, $0.second), second: max($0.first, $0.second))
    }
  }

  /// Multiplies what each of some effects leaves of a risk into ratios; of two that are
  /// paired, only the larger.
  ///
  /// A pair of which only one acts is no pair: its effect is multiplied in as any other's is, so that
  /// not a byte differs from having no rule.
  ///
  /// - Parameters:
  ///   - ratios: the part of the risk that is left; `nil` for all of it.
  ///   - size: how many ratios there are.
  ///   - actors: the intervention behind each effect.
  ///   - pairs: pairs that have no intervention in common.
  ///   - leave: multiplies what one effect leaves, by its position in `actors`, into ratios.
  func combine(
    _ ratios: inout [Double]?, size: Int, actors: [Int], pairs: [Pair],
    leave: (Int, inout [Double]?) -> Void
  ) {
    let acting = pairs.filter { actors.contains($0.first) && actors.contains($0.second) }
    for (effect, actor) in actors.enumerated() {
      if acting.contains(where: { $0.contains(actor) }) { continue }
      leave(effect, &ratios)
    }
    for pair in acting {
      let left = left(by: pair, size: size, actors: actors, leave: leave)
      var combined = ratios ?? Array(repeating: 1, count: size)
      ratios = nil
      for cell in combined.indices {
        combined[cell] *= Self.larger(left.first[cell], left.second[cell])
      }
      ratios = combined
    }
  }

  /// What each of a pair leaves of a risk by itself.
  func left(
    by pair: Pair, size: Int, actors: [Int], leave: (Int, inout [Double]?) -> Void
  ) -> (first: [Double], second: [Double]) {
    func alone(_ intervention: Int) -> [Double] {
      var ratios: [Double]?
      for (effect, actor) in actors.enumerated() where actor == intervention {
        leave(effect, &ratios)
      }
      return ratios ?? Array(repeating: 1, count: size)
    }
    return (alone(pair.first), alone(pair.second))
  }

  /// What the larger of two effects leaves of a risk. Where one lowers the risk and the other raises
  /// it they are not the same effect, and both count.
  static func larger(_ first: Double, _ second: Double) -> Double {
    min(1, first, second) * max(1, first, second)
  }

  /// The rows in which each of some effects on one point of delivery counts: those it reaches, and of
  /// two that are paired those in which the other is not larger.
  func rows(
    of terms: [ActivityTerm], exposure: [Double], place: Int
  ) -> [[EligibleRow]] {
    var rows = terms.map { self.rows(of: $0.intervention, place: place) }
    let actors = terms.map(\.intervention)
    for pair in directPairs where actors.contains(pair.first) && actors.contains(pair.second) {
      let reached = rows
      let left = left(by: pair, size: shape.profileSize, actors: actors) { effect, ratios in
        leave(
          less: exposure[actors[effect]] * terms[effect].avoided, in: reached[effect], of: &ratios)
      }
      for (effect, actor) in actors.enumerated() where pair.contains(actor) {
        rows[effect] = reached[effect].flatMap { row in
          row.parts { cell in
            Self.counts(left.first[cell], left.second[cell], isFirst: actor == pair.first)
          }
        }
      }
    }
    return rows
  }

  /// Whether one of a pair counts, of which each would leave so much by itself. Of two that are as
  /// large as one another the first declared does.
  private static func counts(_ first: Double, _ second: Double, isFirst: Bool) -> Bool {
    guard (first < 1 && second < 1) || (first > 1 && second > 1) else { return true }
    return (abs(first - 1) >= abs(second - 1)) == isFirst
  }
}

extension EligibleRow {
  /// The parts of the row, side by side, whose cells of the profile will do.
  func parts(where counts: (Int) -> Bool) -> [EligibleRow] {
    var parts: [EligibleRow] = []
    for cell in start..<(start + count) where counts(cell) {
      if let last = parts.last, last.start + last.count == cell {
        parts[parts.count - 1].count += 1
      } else {
        var part = self
        (part.start, part.count, part.firstAge) = (cell, 1, firstAge + cell - start)
        parts.append(part)
      }
    }
    return parts
  }
}
