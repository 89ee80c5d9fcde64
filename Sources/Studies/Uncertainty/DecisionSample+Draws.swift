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
    let drawn = (0..<draws).map { uncertainty.joint.values(of: $0, in: uncertainty.draws) }
    return uncertainty.joint.parameters.enumerated().flatMap { position, parameter in
      let rows = drawn[0][position].indices.map { row in drawn.map { $0[position][row] } }
      func varies(_ values: [Double]) -> Bool { values.contains { $0 != values[0] } }
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
