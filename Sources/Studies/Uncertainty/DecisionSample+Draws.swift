import Probability
public import Scenarios

extension DecisionSample {
  /// What was drawn of everything uncertain in the first draws, each number that moves by itself once.
  ///
  /// Of a parameter whose rows are drawn with one uniform, its first row that varies stands for all; rows
  /// drawn apart, and shares but for the last, stand for themselves, as `name[row]`.
  ///
  /// - Parameters:
  ///   - uncertainty: what is uncertain and how it is drawn.
  ///   - draws: how many draws were made.
  /// - Returns: parameters that vary, in order.
  public static func parameters<Target>(
    of uncertainty: Uncertainty<Target>, draws: Int
  ) -> [Parameter] {
    var columns = uncertainty.joint.means.joined().map { _ in [Double]() }
    for draw in 0..<draws {
      let values = uncertainty.joint.values(of: draw, in: uncertainty.draws).joined()
      for (position, value) in values.enumerated() { columns[position].append(value) }
    }
    return parameters(of: uncertainty.joint, drawn: columns)
  }

  /// The same of what was drawn before, `[value][draw]`, the rows of all parameters one after another.
  static func parameters(of joint: JointDistribution, drawn: [[Double]]) -> [Parameter] {
    func varies(_ values: [Double]) -> Bool { values.contains { $0 != values[0] } }
    var next = 0
    return zip(joint.parameters, joint.means).flatMap { parameter, means in
      let rows = Array(drawn[next..<next + means.count])
      next += means.count
      switch parameter.form {
      case .together:
        return rows.first(where: varies).map {
          [Parameter(name: parameter.name, group: parameter.group, values: $0)]
        } ?? []
      case .apart, .dirichlet:
        let isShares = if case .dirichlet = parameter.form { true } else { false }
        return (isShares ? rows.dropLast() : rows[...]).enumerated().compactMap { row, values in
          varies(values)
            ? Parameter(
              name: "\(parameter.name)[\(row)]", group: parameter.group, values: values)
            : nil
        }
      }
    }
  }
}
