import Foundation
import Probability
import Scenarios
import Testing

private let cost = "interventions.virtual-wards.unit_cost"
private let leave = "interventions.stop-smoking.effects.risk_factors.smoking.leave"
private let third = "interventions.hypertension.unit_cost"

/// What is found wrong with correlations written in a scenario, without their line and column.
private func found(_ correlations: String, beside: String = "") throws -> String {
  try uncertaintyProblems(beside: "draws: 10\ncorrelations: \(correlations)\n" + beside)
}

struct CorrelationProblemTests {
  @Test func `a correlation that a pack gives what is drawn with many numbers is warned of`() throws
  {
    let warnings = try uncertaintyProblems(
      parameters: "\(cost): { distribution: gamma, ratio_95: [0.8, 1.25], apart: true }")
    #expect(warnings.hasPrefix("models/england/uncertainty.yaml:"), "\(warnings)")
    #expect(
      warnings.hasSuffix(
        ": warning: [uncertainty.correlation] '\(cost)' is drawn with many numbers, so it has no correlation "
          + "with another\n   help: nothing, if the scenario means that; else take 'apart' out, or the "
          + "correlation"), "\(warnings)")
  }

  @Test(arguments: [
    (
      "[ { between: [\(cost), \(leave)], correlation: 1.5 } ]",
      "error: [value.out-of-range] 'correlation' is 1.5, but has to be more than -1 and less than 1"
    ),
    (
      "[ { between: [\(cost), \(cost)], correlation: 0.5 } ]",
      "error: [uncertainty.correlation] 'between' takes two different parameters\n"
        + "   help: write [a, b]; for more than two use 'among', or 'of' and 'matrix'"
    ),
    (
      "[ { between: [\(cost), interventions.virtual-wards.unit_cots], correlation: 0.5 } ]",
      "error: [uncertainty.correlation] 'interventions.virtual-wards.unit_cots' is not an uncertain "
        + "parameter\n   help: did you mean 'interventions.virtual-wards.unit_cost'?"
    ),
    (
      "[ { of: [\(cost), \(leave)], matrix: [[1, 0.4], [0.5, 1]] } ]",
      "error: [uncertainty.correlation] row 2, column 1 of 'matrix' is 0.5, and row 1, column 2 is 0.4\n"
        + "   help: write the same number in both"
    ),
    (
      "[ { of: [\(cost), \(leave)], matrix: [[1, 0.4], [0.4, 0.9]] } ]",
      "error: [uncertainty.correlation] the correlation of "
        + "'interventions.stop-smoking.effects.risk_factors.smoking.leave' with itself is 0.9, not 1\n"
        + "   help: write 1"
    ),
    (
      "[ { of: [\(cost), \(leave), \(third)], matrix: [[1, 0.4], [0.4, 1]] } ]",
      "error: [uncertainty.correlation] 'matrix' has 2 rows for 3 parameters\n"
        + "   help: name each parameter once, and write 3 rows of 3 numbers"
    ),
    (
      "[ { of: [\(cost), \(leave)], matrix: [[1, 0.4], [0.4]] } ]",
      "error: [uncertainty.correlation] row 2 of 'matrix' does not have 2 numbers\n"
        + "   help: write 2 rows of 2 numbers"
    ),
    (
      "[ { of: [\(cost), \(leave)], matrix: [[1, -1], [-1, 1]] } ]",
      "error: [uncertainty.correlation] the correlation of "
        + "'interventions.virtual-wards.unit_cost' and "
        + "'interventions.stop-smoking.effects.risk_factors.smoking.leave' is -1, so one says all there is "
        + "to say of the other\n   help: write a number between -1 and 1, such as -0.95"
    ),
    (
      "[ { among: [interventions.*.unit_kost], correlation: 0.5 } ]",
      "error: [uncertainty.correlation] 'interventions.*.unit_kost' matches no uncertain parameter\n"
        + "   help: give it a distribution under 'parameters'"
    ),
    (
      "[ { among: [\(cost)], against: [\(cost)], correlation: 0.5 } ]",
      "error: [uncertainty.correlation] 'interventions.virtual-wards.unit_cost' is in 'among' and in "
        + "'against'\n   help: name it in one of them"
    ),
    (
      "[ { among: [\(cost)], correlation: 0.5 } ]",
      "error: [uncertainty.correlation] 'interventions.virtual-wards.unit_cost' alone is named, and a "
        + "correlation is of two parameters at least\n"
        + "   help: name another, or take the correlation out"
    ),
    (
      "[ { among: [\(cost), \(cost)], correlation: 0.5 } ]",
      "error: [uncertainty.correlation] 'interventions.virtual-wards.unit_cost' alone is named, and"
    ),
    (
      "[ { of: [\(cost)], matrix: [[1]] } ]",
      "error: [uncertainty.correlation] 'interventions.virtual-wards.unit_cost' alone is named, and"
    ),
    (
      "[ { among: [\(cost), \(leave)] } ]",
      "error: [scenario.missing-key] a correlation has no 'correlation'\n"
        + "   help: write 'among: […]' and 'correlation: 0.5'"
    ),
    (
      "[ { correlation: 0.5 } ]",
      "error: [uncertainty.correlation] a correlation does not say of what\n"
        + "   help: write 'between: [a, b]' or 'among: [a, b, …]' with 'correlation: 0.5', or 'of' and "
        + "'matrix'"
    ),
    (
      "[ { between: [\(cost), \(leave)], among: [\(cost)], correlation: 0.5 } ]",
      "error: [uncertainty.correlation] a correlation is given in two ways\n"
    ),
    (
      "[ { among: [\(cost), \(third)], correlation: 0.5 }, { among: [interventions.*.unit_cost], correlation: 0.3 } ]",
      "error: [uncertainty.correlation] the correlation of 'interventions.hypertension.unit_cost' and "
        + "'interventions.virtual-wards.unit_cost' is given twice\n   help: keep one of them"
    ),
    (
      "[ { among: [interventions.*.unit_cost], correlation: -0.6 } ]",
      "no quantities have the correlations given for 'interventions.stop-smoking.unit_cost', "
        + "'interventions.hypertension.unit_cost' and 'interventions.lipid-optimisation.unit_cost': the "
        + "least eigenvalue of their matrix is -0.2, and has to be above 0\n   help: bring them nearer to 0 "
        + "(a pair that is not given counts as 0), or ask for the nearest that can be with "
        + "repair_correlations: true"
    ),
  ])
  func `correlations are checked`(correlations: String, expected: String) throws {
    let found = try found(correlations)
    #expect(found.contains(expected), "\(found)")
    #expect(found.hasPrefix("s.yaml:3:"), "\(found)")
    #expect(!found.contains("uncertainty.yaml"), "the pack has no mistake: \(found)")
  }

  @Test func `a scenario's own take the place of all its pack has, which is warned of`() throws {
    let found = try uncertaintyProblems(
      beside:
        "draws: 10\ncorrelations: [ { among: [interventions.*.unit_cost], correlation: 0.5 } ]")
    #expect(
      found.hasPrefix(
        "s.yaml:3:17: warning: [uncertainty.correlations] these take the place of all 17 statements about "
          + "correlations of the pack\n   help: nothing, if that is meant; else write those at "
          + "models/england/uncertainty.yaml:"), "\(found)")
    #expect(found.hasSuffix(" here too"), "\(found)")
  }

  @Test
  func
    `correlations that cannot all be true are an error where they are, and repaired where asked`()
    throws
  {
    let before = "- { between: [\(cost), interventions.care-homes.unit_cost], correlation: 0.1 }"
    let list = """

        \(before)
        - { of: [\(cost), \(leave), \(third)], matrix: [[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]] }
      """
    // Three with 0.9, 0.9 and -0.9 have the eigenvalues 1.9, 1.9 and -0.8.
    let refused = try found(list)
    #expect(
      refused.contains(
        "s.yaml:5:")
        && refused.contains(
          "error: [uncertainty.correlation] no quantities have the correlations given for "
            + "'interventions.virtual-wards.unit_cost', 'interventions.care-homes.unit_cost', "
            + "'interventions.stop-smoking.effects.risk_factors.smoking.leave' and "
            + "'interventions.hypertension.unit_cost': the least eigenvalue of their matrix is -0.8"
        ),
      "\(refused)")
    let repaired = try found(list, beside: "repair_correlations: true")
    #expect(
      repaired.contains(
        "warning: [uncertainty.repaired] the correlations of 'interventions.virtual-wards.unit_cost', "
          + "'interventions.care-homes.unit_cost', "), "\(repaired)")
    #expect(!repaired.contains("error: "), "\(repaired)")
  }

  @Test
  func
    `every two of many are correlated, those against them the other way, and what is said of two goes before`()
    throws
  {
    let (homes, setUp) = (
      "interventions.care-homes.unit_cost", "interventions.hypertension.set_up_cost"
    )
    let scenario = try Scenario.load(
      "\(repository)scenarios/south-yorkshire.yaml",
      overrides: [
        "uncertainty.draws=10",
        "uncertainty.correlations=[{ among: [interventions.*.unit_cost], against: [\(leave)], correlation: "
          + "0.5 }, { between: [\(homes), \(third)], correlation: 0.2 }]",
      ])
    let joint = try #require(scenario.uncertainty).joint
    let count = 2000
    let draws = Draws(seed: 1, count: count, sampling: .latinHypercube)
    let values = (0..<count).map { joint.values(of: $0, in: draws) }
    func ranks(_ name: String) throws -> [Double] {
      let place = try #require(joint.parameters.firstIndex { $0.name == name })
      var ranks = Array(repeating: 0.0, count: count)
      for (rank, draw) in values.indices.sorted(by: { values[$0][place][0] < values[$1][place][0] })
        .enumerated()
      {
        ranks[draw] = (Double(rank) + 0.5) / Double(count) - 0.5
      }
      return ranks
    }
    /// The correlation of normal scores, r, by that of ranks, 6/π asin(r/2), whatever the distributions.
    func correlation(_ first: String, _ second: String) throws -> Double {
      let ofRanks =
        zip(try ranks(first), try ranks(second)).reduce(0) { $0 + $1.0 * $1.1 } * 12 / Double(count)
      return 2 * sin(.pi * ofRanks / 6)
    }
    // Four times what 2,000 draws leave open: (1 - r²)/√2000.
    #expect(abs(try correlation(cost, third) - 0.5) <= 4 * 0.75 / 44)
    #expect(abs(try correlation(cost, leave) + 0.5) <= 4 * 0.75 / 44)
    #expect(abs(try correlation(homes, third) - 0.2) <= 4 * 0.96 / 44)
    #expect(abs(try correlation(cost, setUp)) <= 4.0 / 44)
  }
}
