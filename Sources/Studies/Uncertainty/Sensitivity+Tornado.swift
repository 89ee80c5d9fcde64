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
  /// one that bounds it, and takes along one that it bounds, and what that bounds in turn.
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
    return joint.stopped(values)
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
      let (from, to) = (low.point.values[position], high.point.values[position])
      // The first row that moves says how far; a table's other rows move with it.
      let row = from.indices.first { from[$0] != to[$0] } ?? 0
      return Tornado.Bar(
        name: parameter.name, group: parameter.group, low: from[row], high: to[row],
        outcomeAtLow: low.outcome, outcomeAtHigh: high.outcome)
    }
    return Diagram(outcome: outcome, others: others, tornado: Tornado(base: base, bars: bars))
  }
}
