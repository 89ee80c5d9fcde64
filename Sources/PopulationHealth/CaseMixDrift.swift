import Foundation

/// How observed moves between segments become the moves a projection uses, with a stated amount of
/// case-mix drift.
///
/// Observed yearly moves and observed shares by age are not in balance: left alone, the moves change
/// the mix of every age from one year to the next. `weight` says how much of that drift to carry: 1
/// keeps the observed moves, 0 keeps the mix of every sex, quintile and age as it is, and between
/// them the drift of each segment is raised to the power of the weight.
///
/// For each (sex, quintile, age) the moves used are those nearest to the observed ones in relative
/// entropy that carry the people who survive the year into the wanted mix of the next age. They are
/// found by iterative proportional fitting of the flows (Deming & Stephan, Annals of Mathematical
/// Statistics 1940; Csiszár, Annals of Probability 1975, for the entropy property).
///
/// The drift of a segment at an age is measured on the untilted shares and applied to every sex and
/// quintile alike, so that the gap between quintiles neither closes nor opens by itself.
public struct CaseMixDrift: Hashable, Sendable {
  /// The share of the observed drift that is carried: 0 steady, 1 observed.
  public let weight: Double

  /// Rounds of fitting; the fit has converged far below rounding long before, for positive matrices.
  private static let rounds = 200
  /// Change in a factor under which fitting stops.
  private static let tolerance = 1e-13

  /// Makes a setting from its weight in 0...1.
  public init(weight: Double) { self.weight = weight }

  /// The mix of every sex, quintile and age stays as it is: need grows with people and age alone.
  public static let steady = CaseMixDrift(weight: 0)
  /// Moves as they were observed.
  public static let observed = CaseMixDrift(weight: 1)

  /// The moves to use.
  ///
  /// - Parameter mix: what was observed.
  /// - Returns: the moves by sex, quintile and age.
  public func moves(from mix: ObservedCaseMix) -> SegmentMoves {
    let (observed, average, shares) = (mix.moves, mix.average, mix.shares)
    let (deathRisk, annualDeath) = (mix.deathRisk, mix.annualDeath)
    let shape = shares.shape
    let (segmentCount, ages) = (shape.segments.count, shape.ageCount)
    let averageDeath = (0..<ages).map { age in
      (0..<shape.groupCount).reduce(0.0) { $0 + annualDeath[$1 * ages + age] }
        / Double(shape.groupCount)
    }
    var dense = Array(
      repeating: 0.0, count: shape.groupCount * segmentCount * segmentCount * ages)
    for age in 0..<ages {
      let next = min(age + 1, ages - 1)
      let matrix = (0..<segmentCount).map { from in
        (0..<segmentCount).map { observed[(from * segmentCount + $0) * ages + age] }
      }
      func column(_ values: [Double], _ start: Int, _ age: Int) -> [Double] {
        (0..<segmentCount).map { values[start + $0 * ages + age] }
      }
      let risk = column(deathRisk, 0, age)
      let drift = driftFactors(
        of: matrix,
        survivors: survivors(column(average, 0, age), risk: risk, death: averageDeath[age]),
        next: column(average, 0, next))
      for group in 0..<shape.groupCount {
        let start = shape.profileIndex(group: group, segment: 0, age: 0)
        let alive = survivors(
          column(shares.profile, start, age), risk: risk, death: annualDeath[group * ages + age])
        let target = normalised(
          zip(column(shares.profile, start, next), drift).map { $0 * pow($1, weight) })
        let fitted = Self.fit(matrix, rows: alive, columns: target)
        for from in 0..<segmentCount {
          for to in 0..<segmentCount {
            dense[((group * segmentCount + from) * segmentCount + to) * ages + age] =
              fitted[from][to]
          }
        }
      }
    }
    return SegmentMoves(shape: shape, dense: dense, rates: mix.rates)
  }

  /// For each segment, its share after observed moves over its share at the next age.
  private func driftFactors(
    of matrix: [[Double]], survivors: [Double], next: [Double]
  ) -> [Double] {
    next.indices.map { to in
      let arriving = survivors.indices.reduce(0.0) { $0 + survivors[$1] * matrix[$1][to] }
      return next[to] > 0 && arriving > 0 ? arriving / next[to] : 1
    }
  }

  /// The mix of those still alive at the year's end, by segment at its start.
  private func survivors(_ shares: [Double], risk: [Double], death: Double) -> [Double] {
    var level = [0.0]
    Rows.levels(
      people: shares, shares: shares, at: 0, risks: risk, chances: [death],
      rates: Rows.rates(ofChances: [death]), into: &level, at: 0, ages: 1)
    return normalised(zip(shares, risk).map { $0 * exp(-level[0] * $1) })
  }

  private func normalised(_ values: [Double]) -> [Double] {
    let sum = values.reduce(0, +)
    return sum > 0 ? values.map { $0 / sum } : values
  }

  /// The matrix nearest to `matrix` that carries `rows` into `columns`, its own rows summing to one.
  static func fit(_ matrix: [[Double]], rows: [Double], columns: [Double]) -> [[Double]] {
    let (count, targets) = (rows.count, columns.count)
    // Row after row in one array: a round touches every flow, and there are many rounds.
    var flows = zip(matrix, rows).flatMap { row, people in row.map { $0 * people } }
    for _ in 0..<rounds {
      var change = 0.0
      for to in 0..<targets {
        var sum = 0.0
        for from in 0..<count { sum += flows[from * targets + to] }
        guard sum > 0 else { continue }
        let factor = columns[to] / sum
        change = max(change, abs(factor - 1))
        for from in 0..<count { flows[from * targets + to] *= factor }
      }
      for from in 0..<count {
        let row = (from * targets)..<((from + 1) * targets)
        var sum = 0.0
        for flow in row { sum += flows[flow] }
        guard sum > 0 else { continue }
        let factor = rows[from] / sum
        for flow in row { flows[flow] *= factor }
      }
      if change < tolerance { break }
    }
    return matrix.indices.map { from in
      let row = flows[(from * targets)..<((from + 1) * targets)]
      let sum = row.reduce(0, +)
      return sum > 0 ? row.map { $0 / sum } : matrix[from]
    }
  }
}
