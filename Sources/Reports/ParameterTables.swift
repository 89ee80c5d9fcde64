import Foundation
import Probability
import Wording

/// What is uncertain, and how it was drawn, as tables.
struct ParameterTables {
  private let joint: JointDistribution
  private let draws: Draws

  /// More numbers than this are not kept draw by draw: they can be drawn again from the seed.
  static let mostValues = 500_000

  init(_ joint: JointDistribution, draws: Draws) {
    self.joint = joint
    self.draws = draws
  }

  /// One row for each number: what is believed of it.
  var parameters: Data {
    var csv = CSVText(header: [
      "parameter", "row", "group", "drawn", "distribution", "mean", "low_95", "high_95", "bound",
    ])
    for parameter in joint.parameters {
      for (row, (drawn, distribution)) in Self.rows(of: parameter).enumerated() {
        csv.add(parameter.name)
        csv.add("\(row + 1)")
        csv.add(parameter.group)
        csv.add(drawn)
        csv.add(DistributionText(distribution).words)
        csv.add(there: distribution.mean, decimals: 9)
        csv.add(there: distribution.quantile(0.025), decimals: 9)
        csv.add(there: distribution.quantile(0.975), decimals: 9)
        csv.add(parameter.bound.map(Self.words) ?? "")
        csv.endRow()
      }
    }
    return csv.data
  }

  /// That there is no table of every number drawn, where they are too many.
  static func unkept(_ joint: JointDistribution, draws: Int) -> String {
    isKept(joint, draws: draws)
      ? ""
      : ". What each was in every draw is not kept, as that is more than "
        + "\(Amount.grouped(Double(mostValues))) numbers (--draw makes any of them again)"
  }

  private static func isKept(_ joint: JointDistribution, draws: Int) -> Bool {
    joint.parameters.reduce(0) { $0 + rows(of: $1).count } * draws <= mostValues
  }

  /// The value of each number in some draws, counted from 0; `nil` where they are too many to keep.
  func values(of numbers: [Int]) -> Data? {
    guard Self.isKept(joint, draws: numbers.count) else { return nil }
    var csv = CSVText(header: ["draw", "parameter", "row", "value"])
    for number in numbers {
      for (parameter, values) in zip(joint.parameters, joint.values(of: number, in: draws)) {
        for (row, value) in values.enumerated() {
          csv.add("\(number + 1)")
          csv.add(parameter.name)
          csv.add("\(row + 1)")
          csv.add(there: value, decimals: 9)
          csv.endRow()
        }
      }
    }
    return csv.data
  }

  /// The numbers of a parameter: how each is drawn, and by itself what is believed of it.
  private static func rows(of parameter: Parameter) -> [(drawn: String, Distribution)] {
    switch parameter.form {
    case .together(let rows): rows.map { ("together", $0) }
    case .apart(let rows): rows.map { ("apart", $0) }
    case .dirichlet(let counts):
      counts.map { ("shares", .beta(alpha: $0, beta: counts.reduce(0, +) - $0)) }
    }
  }

  private static func words(_ bound: Parameter.Bound) -> String {
    switch bound {
    case .atMost(let other): "at most \(other)"
    case .atLeast(let other): "at least \(other)"
    }
  }
}
