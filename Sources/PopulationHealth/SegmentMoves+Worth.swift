import Foundation
internal import LinearAlgebra

extension SegmentMoves {
  /// What people by segment before a year's moves, and hazard ratios on moves to greater need, are
  /// worth, given what people by segment and age after them are.
  struct Worth {
    /// Of a survivor, `[sex, quintile, segment, age]`.
    var survivors: [Double]
    /// Of each hazard ratio, laid out as the survivors.
    var ratios: [Double]
  }

  /// Carries worth back along every exit and a year younger: the transpose of `carry`, and of the
  /// change that hazard ratios make to chances.
  ///
  /// - Parameters:
  ///   - worth: of a person after the moves, by the age then, `[sex, quintile, segment, age]`.
  ///   - survivors: people of the place before the moves, laid out as `worth`.
  ///   - probability: the chances they moved by.
  ///   - ratios: the hazard ratios those chances are after; `nil` where all are 1.
  /// - Returns: what survivors and the ratios are worth.
  func carriedBack(
    _ worth: [Double], survivors: [Double], probability: [Double], ratios: [Double]?
  ) -> Worth {
    let later = atLaterAge(worth)
    let nothing = Array(repeating: 0.0, count: worth.count)
    var back = Worth(survivors: nothing, ratios: nothing)
    let ages = shape.ageCount
    for group in 0..<shape.groupCount {
      let block = group * shape.blockSize
      for (position, exit) in exits.enumerated() {
        let (from, to) = (block + exit.from * ages, block + exit.to * ages)
        let row = start(group: group, exit: position)
        Rows.addProducts(
          probability, at: row, later, at: to, to: &back.survivors, at: from, count: ages)
        guard rates == nil, paths.upward[position] == 1 else { continue }
        Rows.addHazardSlopes(
          upwardHazard, chances: probability, at: row, worth: later, moving: to, staying: from,
          to: &back.ratios, at: from, count: ages)
      }
    }
    if let rates {
      addRateSlopes(
        of: rates, ratios: ratios, survivors: survivors, chances: probability, later: later,
        to: &back.ratios)
      return back
    }
    if let ratios {
      replaceSlopesWhereNobodyStays(
        ratios: ratios, chances: probability, later: later, in: &back.ratios)
    }
    Rows.multiply(&back.ratios, at: 0, by: survivors, at: 0, count: survivors.count)
    return back
  }

  /// What those of an age will be worth when a year of age older; the last age keeps its own.
  private func atLaterAge(_ worth: [Double]) -> [Double] {
    let ages = shape.ageCount
    guard shape.ages != nil, ages > 1 else { return worth }
    var later = worth
    for row in stride(from: 0, to: worth.count, by: ages) {
      for age in 0..<(ages - 1) { later[row + age] = worth[row + age + 1] }
    }
    return later
  }

  /// Where moves up share out all who would stay, only their proportions change with the ratio.
  private func replaceSlopesWhereNobodyStays(
    ratios: [Double], chances: [Double], later: [Double], in slopes: inout [Double]
  ) {
    for group in 0..<shape.groupCount {
      for (position, exit) in exits.enumerated() where exit.from == exit.to {
        let stay = start(group: group, exit: position)
        let own = shape.profileIndex(group: group, segment: exit.from, age: 0)
        for age in 0..<shape.ageCount where chances[stay + age] == 0 {
          let upward = exits.indices.filter {
            exits[$0].from == exit.from && exits[$0].isUpward(in: shape)
          }.map { (row: start(group: group, exit: $0) + age, to: exits[$0].to) }
          let wanted = upward.map { -expm1(-upwardHazard[$0.row] * ratios[own + age]) }
          let sum = wanted.reduce(0, +)
          let room = upward.reduce(probability[stay + age]) { $0 + probability[$1.row] }
          guard sum > room else { continue }
          let worth = upward.map {
            later[shape.profileIndex(group: group, segment: $0.to, age: age)]
          }
          let mean = zip(wanted, worth).reduce(0.0) { $0 + $1.0 * $1.1 } / sum
          slopes[own + age] = upward.indices.reduce(0.0) { slope, move in
            let hazard = upwardHazard[upward[move].row]
            guard wanted[move] < 1 else { return slope }
            return slope + hazard * (1 - wanted[move]) * room / sum * (worth[move] - mean)
          }
        }
      }
    }
  }

  /// Slopes of the worth of a year's moves in ratios on rates: a ratio on one segment's rates also
  /// changes moves from others that pass through it.
  private func addRateSlopes(
    of rates: [RateMatrix], ratios: [Double]?, survivors: [Double], chances: [Double],
    later: [Double], to slopes: inout [Double]
  ) {
    let none = Array(repeating: 1.0, count: shape.segments.count)
    var last: RescaledRates?
    for group in 0..<shape.groupCount {
      for age in 0..<shape.ageCount {
        let own = ratios.map { ownRatios($0, group: group, age: age) } ?? none
        if last?.ratios != own || last?.before != rates[age] {
          last = RescaledRates(rates[age], ratios: own, shape: shape)
        }
        guard let rescaled = last else { continue }
        let cells = shape.segments.indices.map {
          shape.profileIndex(group: group, segment: $0, age: age)
        }
        let factorWorth = worthOfFactors(
          rescaled.factors, group: group, age: age, people: cells.map { survivors[$0] },
          chances: chances, later: cells.map { later[$0] })
        guard factorWorth.contains(where: { $0 != 0 }) else { continue }
        let slope = rescaled.slopes(ofFactors: factorWorth, shape: shape)
        for (segment, cell) in cells.enumerated() { slopes[cell] += slope[segment] }
      }
    }
  }

  /// What a factor on each chance is worth, `[from, to]`, each row being brought back to one.
  private func worthOfFactors(
    _ factors: [Double], group: Int, age: Int, people: [Double], chances: [Double],
    later: [Double]
  ) -> [Double] {
    let segments = people.count
    var worth = Array(repeating: 0.0, count: segments * segments)
    var sums = Array(repeating: 0.0, count: segments)
    var means = sums
    for (position, exit) in exits.enumerated() {
      let cell = start(group: group, exit: position) + age
      sums[exit.from] += probability[cell] * factors[exit.from * segments + exit.to]
      means[exit.from] += chances[cell] * later[exit.to]
    }
    for (position, exit) in exits.enumerated() where sums[exit.from] > 0 {
      let cell = start(group: group, exit: position) + age
      worth[exit.from * segments + exit.to] =
        people[exit.from] * probability[cell] / sums[exit.from]
        * (later[exit.to] - means[exit.from])
    }
    return worth
  }
}

extension RescaledRates {
  /// What the ratio on each segment's moves up is worth, given what each of `factors` is.
  fileprivate func slopes(ofFactors worth: [Double], shape: PopulationShape) -> [Double] {
    let segments = ratios.count
    let (old, new) = (Self.survivors(chances.before), Self.survivors(chances.after))
    var chanceWorth = Matrix(rows: segments + 1, columns: segments + 1)
    for from in 0..<segments {
      let alive = chances.after.row(from).prefix(segments).reduce(0, +)
      let row = (from * segments)..<((from + 1) * segments)
      let own = row.map { old[$0] > 0 ? worth[$0] / old[$0] : 0 }
      let mean = zip(own, new[row]).reduce(0.0) { $0 + $1.0 * $1.1 }
      // A chance that rounding put below zero is held there.
      for to in 0..<segments where chances.after[from, to] > 0 {
        chanceWorth[from, to] = (own[to] - mean) / alive
      }
    }
    let rateWorth = after.rates.exponentialSlope(chanceWorth)
    return (0..<segments).map { from in
      (0..<segments).reduce(0.0) { sum, to in
        guard SegmentMoves.Exit(from: from, to: to).isUpward(in: shape) else { return sum }
        return sum + before.rates[from, to] * (rateWorth[from, to] - rateWorth[from, from])
      }
    }
  }
}
