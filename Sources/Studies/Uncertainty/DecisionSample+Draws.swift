import Parallelism
import Probability
public import Scenarios

extension DecisionSample {
  /// What was drawn of everything uncertain in the first draws, each number that moves by itself once; no
  /// more draws than regressions are made from.
  ///
  /// Of a parameter whose rows are drawn with one uniform, its first row that can vary stands for all;
  /// rows drawn apart, and shares but for the last, stand for themselves, as `name[row]`, rows counted from
  /// 1.
  ///
  /// - Parameters:
  ///   - uncertainty: what is uncertain and how it is drawn.
  ///   - draws: how many draws were made.
  /// - Returns: parameters that vary, in order.
  public static func parameters<Target>(
    of uncertainty: Uncertainty<Target>, draws: Int
  ) -> [Parameter] {
    let joint = uncertainty.joint
    let numbers = numbers(of: joint)
    let count = min(draws, DecisionAnalysis.mostRegressed)
    let drawn = concurrentMap(count) { draw in
      let values = joint.values(of: draw, in: uncertainty.draws)
      return numbers.map { values[$0.parameter][$0.row] }
    }
    return numbers.enumerated().compactMap { position, number in
      let values = drawn.map { $0[position] }
      guard values.contains(where: { $0 != values[0] }) else { return nil }
      return Parameter(
        name: number.name, group: joint.parameters[number.parameter].group, values: values)
    }
  }

  /// A number that moves by itself.
  private struct Number {
    let name: String
    let parameter: Int
    let row: Int
  }

  private static func numbers(of joint: JointDistribution) -> [Number] {
    joint.parameters.enumerated().flatMap { position, parameter in
      func apart(_ rows: Range<Int>) -> [Number] {
        rows.map { Number(name: "\(parameter.name)[\($0 + 1)]", parameter: position, row: $0) }
      }
      switch parameter.form {
      case .together(let rows):
        let row = rows.firstIndex { $0.support.lowerBound < $0.support.upperBound }
        return row.map { [Number(name: parameter.name, parameter: position, row: $0)] } ?? []
      case .apart(let rows): return apart(rows.indices)
      case .dirichlet(let counts): return apart(counts.indices.dropLast())
      }
    }
  }
}
