import PopulationHealth

extension PlanEffects {
  /// Effects whose worth is found together: all have the same product.
  struct Separated {
    /// Their positions among the actors.
    var effects: [Int]
    /// What a proportional change in the product is worth, `[sex, quintile, segment, age]`.
    var proportional: [Double]
    /// What the part that one of them leaves is worth: as `proportional`, but without its own factor.
    var withoutOne: (Int) -> [Double]
  }

  /// Goes back over `combine`: hands over each effect with what a change in it is worth.
  ///
  /// An effect that is nothing yet is one like others. Beside one it is paired with it counts where
  /// that does nothing or the opposite, as an effect that lowers the risk would.
  ///
  /// - Parameters:
  ///   - worth: what the ratios are worth, `[sex, quintile, segment, age]`.
  ///   - base: what the effects were multiplied into; `nil` for all of the risk.
  ///   - actors: the intervention behind each effect.
  ///   - pairs: pairs that have no intervention in common.
  ///   - leave: multiplies what one effect leaves, by its position in `actors`, into ratios.
  ///   - body: told of each set of effects.
  func separate(
    _ worth: [Double], base: [Double]?, actors: [Int], pairs: [Pair],
    leave: @escaping (Int, inout [Double]?) -> Void, body: (Separated) -> Void
  ) {
    func product(where isIn: (Int) -> Bool) -> [Double] {
      let kept = actors.indices.filter(isIn)
      var ratios = base
      combine(
        &ratios, size: worth.count, actors: kept.map { actors[$0] }, pairs: pairs
      ) { leave(kept[$0], &$1) }
      var product = worth
      if let ratios { Rows.multiply(&product, at: 0, by: ratios, at: 0, count: product.count) }
      return product
    }
    let acting = pairs.filter { actors.contains($0.first) && actors.contains($0.second) }
    let free = actors.indices.filter { effect in
      !acting.contains { $0.contains(actors[effect]) }
    }
    if !free.isEmpty {
      body(
        Separated(effects: free, proportional: product { _ in true }) { one in
          product { $0 != one }
        })
    }
    for pair in acting {
      let left = left(by: pair, size: worth.count, actors: actors, leave: leave)
      let others = product { !pair.contains(actors[$0]) }
      for (own, partner, isFirst, actor) in [
        (left.first, left.second, true, pair.first), (left.second, left.first, false, pair.second),
      ] {
        let ownWorth = others.indices.map {
          others[$0] * Self.slope(ofLarger: own[$0], beside: partner[$0], isFirst: isFirst)
        }
        let effects = actors.indices.filter { actors[$0] == actor }
        body(
          Separated(effects: effects, proportional: zip(ownWorth, own).map { $0 * $1 }) { one in
            var ratios: [Double]? = ownWorth
            for effect in effects where effect != one { leave(effect, &ratios) }
            return ratios ?? ownWorth
          })
      }
    }
  }

  /// The derivative of `larger` with respect to one of the two, of as large ones that of the first.
  private static func slope(ofLarger own: Double, beside partner: Double, isFirst: Bool) -> Double {
    // One that is nothing yet is taken to be about to lower the risk.
    let lowers = own <= 1
    if own == 1, partner == 1 { return 1 }
    guard (lowers && partner < 1) || (!lowers && partner > 1) else { return partner }
    if own == partner { return isFirst ? 1 : 0 }
    return (own < partner) == lowers ? 1 : 0
  }

  /// The rows in which each of some effects on one point of delivery counts, or would if it began to:
  /// as `rows(of:exposure:place:)` for those that act, and for one that does not those in which none
  /// it is paired with works the same way.
  func rowsToReturn(
    of terms: [ActivityTerm], exposure: [Double], place: Int
  ) -> [[EligibleRow]] {
    let acting = terms.indices.filter { exposure[terms[$0].intervention] != 0 }
    let counted = rows(of: acting.map { terms[$0] }, exposure: exposure, place: place)
    var rows = terms.map { self.rows(of: $0.intervention, place: place) }
    let reached = rows
    for (position, term) in acting.enumerated() { rows[term] = counted[position] }
    for effect in terms.indices where !acting.contains(effect) {
      for pair in directPairs where pair.contains(terms[effect].intervention) {
        var left: [Double]?
        for other in acting where pair.contains(terms[other].intervention) {
          let share = exposure[terms[other].intervention] * terms[other].avoided
          leave(less: share, in: reached[other], of: &left)
        }
        guard let left else { continue }
        let lowers = terms[effect].avoided > 0
        rows[effect] = rows[effect].flatMap { row in
          row.parts { left[$0] == 1 || (left[$0] < 1) != lowers }
        }
      }
    }
    return rows
  }
}
