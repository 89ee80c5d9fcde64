import Probability

extension Sensitivity {
  /// A run that a tornado takes.
  struct BarPoint: Sendable {
    let others: Others
    /// The parameter that is moved; `nil` for the run that nothing is moved in.
    let parameter: Int?
    let isHigh: Bool
    /// The values of all parameters, `[parameter][row]`.
    let values: [[Double]]
  }

  /// All runs of a tornado: for each place of the others, one with nothing moved, then each parameter low
  /// and high.
  ///
  /// The rows of a parameter are moved together, and what it is correlated with stays. A parameter stops at
  /// one that bounds it, and takes along one that it bounds.
  static func barPoints(of joint: JointDistribution, central: [[Double]]) -> [BarPoint] {
    let places = [(Others.mean, joint.means), (.central, central)]
    return places.flatMap { others, base in
      [BarPoint(others: others, parameter: nil, isHigh: false, values: base)]
        + joint.parameters.indices.flatMap { parameter in
          [false, true].map { isHigh in
            let end = isHigh ? Tornado.quantiles.high : Tornado.quantiles.low
            return BarPoint(
              others: others, parameter: parameter, isHigh: isHigh,
              values: moved(parameter, to: end, in: joint, base: base))
          }
        }
    }
  }

  private static func moved(
    _ parameter: Int, to end: Double, in joint: JointDistribution, base: [[Double]]
  ) -> [[Double]] {
    var values = base
    values[parameter] = joint.parameters[parameter].values(at: end)
    for (position, other) in joint.parameters.enumerated() {
      let (name, isAbove): (String, Bool)
      switch other.bound {
      case .atMost(let above): (name, isAbove) = (above, true)
      case .atLeast(let below): (name, isAbove) = (below, false)
      case nil: continue
      }
      guard let bounding = joint.parameters.firstIndex(where: { $0.name == name }),
        position == parameter || bounding == parameter
      else { continue }
      let ends = values[bounding]
      for row in values[position].indices {
        let end = ends.count == 1 ? ends[0] : ends[row]
        values[position][row] =
          isAbove ? min(values[position][row], end) : max(values[position][row], end)
      }
    }
    return values
  }

  static func diagram(
    _ outcome: Outcome, _ others: Others, joint: JointDistribution,
    points: [(point: BarPoint, outcome: Double)]
  ) -> Diagram {
    let base = points.first { $0.point.parameter == nil }?.outcome ?? .nan
    let bars = joint.parameters.enumerated().compactMap { position, parameter -> Tornado.Bar? in
      let ends = points.filter { $0.point.parameter == position }
      guard let low = ends.first(where: { !$0.point.isHigh }),
        let high = ends.first(where: \.point.isHigh)
      else { return nil }
      // The first row says how far it is moved; a table's other rows move with it.
      return Tornado.Bar(
        name: parameter.name, group: parameter.group, low: low.point.values[position][0],
        high: high.point.values[position][0], outcomeAtLow: low.outcome,
        outcomeAtHigh: high.outcome)
    }
    return Diagram(outcome: outcome, others: others, tornado: Tornado(base: base, bars: bars))
  }
}
