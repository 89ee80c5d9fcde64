import Foundation
import Probability
import Scenarios
import Testing

/// What is wrong with shares that sum to one.
struct SharesProblemTests {
  private static let moves = """
    from_state,to_state,probability
    H,S1,0.15
    H,D,0.05
    S1,H,0.5
    S1,S2,0.1
    S1,D,0.006
    S2,D,0.02

    """

  /// What is wrong where healthy people have these beliefs.
  private static func found(
    _ beliefs: String, moves: String = moves, basis: String = "probabilities", beside: String = ""
  ) throws -> String {
    let lines = try problems(
      ofTransitions: moves, basis: basis,
      setting: ["uncertainty={draws: 5, parameters: {\(beliefs)}\(beside)}"]
    ).split(separator: "\n")
    // What the pack believes of other figures, a line and its remedy each, is not the question here.
    return stride(from: 0, to: lines.count, by: 2)
      .filter { !lines[$0].contains("models/sick-sicker/uncertainty.yaml") }
      .flatMap { lines[$0..<min($0 + 2, lines.count)] }.joined(separator: "\n")
  }

  /// What is drawn where healthy people have these beliefs, and what is warned of.
  private static func drawn(_ beliefs: String) throws -> (paths: [String], warnings: String) {
    var drawn: (paths: [String], warnings: String)?
    try withCopy(ofPack: "sick-sicker", scenario: "sick-sicker") { folder in
      try moves.write(
        toFile: "\(folder)/models/sick-sicker/transitions.csv", atomically: true, encoding: .utf8)
      let question = try Question.load(
        "\(folder)/s.yaml",
        overrides: [
          "transition_basis=probabilities", "treatments.B.hazard_ratios=null",
          "uncertainty={draws: 5, parameters: {\(beliefs)}}",
        ])
      guard case .cohort(let scenario) = question else { return }
      let parameters = try #require(scenario.uncertainty).joint.parameters
      drawn = (parameters.map(\.name), question.warnings.description)
    }
    return try #require(drawn)
  }

  @Test(arguments: [
    ("transitions.H.probabilities: {distribution: dirichlet, size: 200}", ""),
    ("transitions.*.probabilities: {distribution: dirichlet, size: 200}", ""),
    ("transitions.H.probabilities: {distribution: dirichlet, counts: [160, 30, 10]}", ""),
    (
      "transitions.H.probabilities: {distribution: dirichlet, counts: [160, 30]}",
      "--set:3:66: error: [uncertainty.impossible] 'transitions.H.probabilities' has 3 shares ('H', 'S1' "
        + "and 'D'), and 'counts' 2 numbers\n"
        + "   help: give one number above 0 for each share, in that order"
    ),
    (
      "transitions.H.probabilities: {distribution: dirichlet, counts: [160, 30, 0]}",
      "--set:3:66: error: [uncertainty.impossible] a parameter of the dirichlet of "
        + "'transitions.H.probabilities' is not above 0\n"
        + "   help: give one number above 0 for each share, in that order"
    ),
    (
      "transitions.H.probabilities: {distribution: dirichlet, counts: [1e13, 30, 10]}",
      "--set:3:66: error: [uncertainty.impossible] a parameter of the dirichlet of "
        + "'transitions.H.probabilities' is 10000000000000.0, but has to be from 1e-12 to 1000000000000.0\n"
        + "   help: write how many were seen, or about as many as the shares are as sure as"
    ),
    (
      "transitions.H.probabilities: {distribution: dirichlet, counts: [30, 160, 10]}",
      "--set:3:66: warning: [uncertainty.mean] 2 of 3 rows of 'transitions.H.probabilities' have another mean: "
        + "row 1 is 0.15, and the value in the files, at which strategies are compared without draws, 0.8\n"
        + "   help: nothing, if that is meant; else make them agree"
    ),
    (
      "transitions.H.probabilities: {distribution: beta, sd: 0.1}",
      "--set:3:66: error: [uncertainty.shares] 'transitions.H.probabilities' is shares that sum to one\n"
        + "   help: write 'distribution: dirichlet' with 'size', or 'counts'"
    ),
    (
      "transitions.H.probabilities: {distribution: dirichlet, size: 9, apart: true}",
      "--set:3:66: error: [uncertainty.shares] 'transitions.H.probabilities' is drawn as a whole, without "
        + "bounds\n   help: take 'at_most', 'at_least' and 'apart' out"
    ),
    (
      "transitions.H.probabilities: {distribution: dirichlet, size: 9}, "
        + "transitions.H.S1.probability: {distribution: beta, sd: 0.01}",
      "--set:3:102: error: [uncertainty.given-twice] 'transitions.H.S1.probability' is drawn by itself, and "
        + "as one of 'transitions.H.probabilities'\n   help: keep one of the two"
    ),
    (
      "transitions.H.S1.probabilities: {distribution: dirichlet, size: 9}",
      "--set:3:37: error: [uncertainty.unknown-path] 'transitions.H.S1.probabilities' names nothing that "
        + "can be uncertain\n   help: did you mean 'transitions.S1.probabilities'?"
    ),
  ])
  func `shares are checked at their place`(beliefs: String, expected: String) throws {
    let found = try Self.found(beliefs)
    #expect(found == expected, "\(found)")
  }

  @Test func `where death comes first shares are of those who live`() throws {
    let found = try Self.found(
      "transitions.S1.probabilities: {distribution: dirichlet, counts: [5, 4, 1, 1]}",
      basis: "survivor-probabilities")
    #expect(found.contains("has 3 shares ('H', 'S1' and 'S2'), and 'counts' 4 numbers"), "\(found)")
  }

  @Test func `a strategy with moves of its own has shares of its own`() throws {
    let own =
      Self.moves.replacing("state,prob", with: "state,strategy,prob")
      .replacing("H,S1,", with: "H,S1,all,").replacing("H,D,", with: "H,D,all,")
      .replacing("S1,H,", with: "S1,H,all,").replacing("S1,S2,", with: "S1,S2,all,")
      .replacing("S1,D,", with: "S1,D,all,").replacing("S2,D,", with: "S2,D,all,")
      + "H,S1,B,0.1\nH,D,B,0.05\n"
    #expect(
      try Self.found(
        "transitions.H.probabilities: {distribution: dirichlet, size: 9}, "
          + "transitions.H.B.probabilities: {distribution: dirichlet, counts: [85, 10, 5]}",
        moves: own) == "")
  }

  @Test func `rates have no shares`() throws {
    #expect(
      try problems(setting: [
        "uncertainty={parameters: {transitions.H.probabilities: {distribution: dirichlet, size: 9}}}"
      ]).contains("'transitions.H.probabilities' is chances, and the pack gives rates"))
  }

  private static let remedy =
    "\n   help: correlate shares with shares of the same names, or take the correlation out"

  @Test(arguments: [
    (
      "{between: [states.H.cost, transitions.H.probabilities], correlation: 0.5}",
      "--set:3:298: error: [uncertainty.correlation] 'states.H.cost' is not shares, and "
        + "'transitions.H.probabilities' has the shares 'H', 'S1' and 'D', so they have no correlation"
        + remedy
    ),
    (
      "{among: [transitions.H.probabilities, transitions.S1.probabilities], correlation: 0.5}",
      "--set:3:311: error: [uncertainty.correlation] 'transitions.H.probabilities' has the shares 'H', 'S1' "
        + "and 'D', and 'transitions.S1.probabilities' has the shares 'H', 'S1', 'S2' and 'D', so they have "
        + "no correlation" + remedy
    ),
    // What is said to be nothing holds nobody together.
    (
      "{of: [states.H.cost, transitions.H.probabilities], matrix: [[1, 0], [0, 1]]}", ""
    ),
  ])
  func `shares have no correlation but with shares of the same names`(
    correlation: String, expected: String
  ) throws {
    let found = try Self.found(
      "transitions.H.probabilities: {distribution: dirichlet, size: 9}, "
        + "transitions.S1.probabilities: {distribution: dirichlet, size: 9}, "
        + "states.H.cost: {distribution: gamma, sd: 9}",
      beside: ", correlations: [\(correlation)]")
    #expect(found == expected, "\(found)")
  }

  @Test func `of a whole and a part the more exact path goes before`() throws {
    let found = try Self.found(
      "transitions.*.probabilities: {distribution: dirichlet, size: 9}, "
        + "transitions.H.S1.probability: {distribution: beta, sd: 0.01}")
    #expect(
      found
        == "--set:3:102: warning: [uncertainty.shares] 'transitions.H.probabilities' is not drawn, as "
        + "'transitions.H.S1.probability' is drawn by itself\n   help: nothing, if that is meant; else give "
        + "all of the shares together a distribution")
    #expect(
      try Self.found(
        "transitions.H.probabilities: {distribution: dirichlet, size: 9}, "
          + "transitions.*.*.probability: {distribution: beta, ratio_95: [0.9, 1.1]}") == "")
  }

  @Test func `a whole that gives way to one of its shares gives way to all of them`() throws {
    // The second share is named by an entry that leaves more open than that of the whole, the third by one as
    // good as it.
    for other in ["transitions.*.*.probability", "transitions.H.*.probability"] {
      let (parameters, warnings) = try Self.drawn(
        "transitions.*.probabilities: {distribution: dirichlet, size: 9}, "
          + "transitions.H.S1.probability: {distribution: beta, sd: 0.01}, "
          + "\(other): {distribution: beta, ratio_95: [0.9, 1.1]}")
      let own = parameters.filter { $0.hasPrefix("transitions.H.") }
      #expect(own == ["transitions.H.S1.probability", "transitions.H.D.probability"], "\(own)")
      #expect(
        warnings.contains(
          "[uncertainty.shares] 'transitions.H.probabilities' is not drawn, as "
            + "'transitions.H.S1.probability' is drawn by itself"), "\(warnings)")
    }
  }

  @Test func `a share that is drawn with its whole bounds nothing and goes with nothing`() throws {
    let whole =
      "transitions.H.probabilities: {distribution: dirichlet, size: 9}, "
      + "transitions.*.S1.probability: {distribution: beta, ratio_95: [0.9, 1.1]}"
    let remedy = "help: draw it by itself in place of 'transitions.H.probabilities', or take the"
    let bound = try Self.found(
      "\(whole), states.S1.utility: {distribution: beta, sd: 0.1, at_least: transitions.H.S1.probability}"
    )
    #expect(
      bound.contains(
        "error: [uncertainty.bound] 'transitions.H.S1.probability' is drawn as one of "
          + "'transitions.H.probabilities', so it cannot bound 'states.S1.utility'\n   \(remedy) bound out"
      ),
      "\(bound)")
    for name in ["transitions.H.S1.probability", "transitions.*.S1.probability"] {
      let found = try Self.found(
        "\(whole), states.S1.cost: {distribution: gamma, sd: 9}",
        beside: ", correlations: [{between: [states.S1.cost, '\(name)'], correlation: 0.5}]")
      #expect(
        found.contains(
          "error: [uncertainty.correlation] 'transitions.H.S1.probability' is drawn as one of "
            + "'transitions.H.probabilities', so it has no correlation of its own\n"
            + "   \(remedy) correlation out"), "\(found)")
    }
  }

  @Test func `chances that change from cycle to cycle are not one set of shares`() throws {
    let banded = Self.moves.replacing("probability", with: "probability,cycle_from,cycle_to")
      .replacing("H,S1,0.15", with: "H,S1,0.15,0,9\nH,S1,0.2,10,").replacing(
        "H,D,0.05", with: "H,D,0.05,0,"
      )
      .replacing("S1,H,0.5", with: "S1,H,0.5,0,").replacing("S1,S2,0.1", with: "S1,S2,0.1,0,")
      .replacing("S1,D,0.006", with: "S1,D,0.006,0,").replacing("S2,D,0.02", with: "S2,D,0.02,0,")
    let found = try Self.found(
      "transitions.H.probabilities: {distribution: dirichlet, size: 9}", moves: banded)
    #expect(found.contains("'transitions.H.probabilities' names nothing that can be uncertain"))
    #expect(
      try Self.found(
        "transitions.S1.probabilities: {distribution: dirichlet, size: 9}", moves: banded) == "")
  }

  @Test func `how cost follows activity is shares, by the keys of the table`() throws {
    let path = "activity.pods.emergency_admission.cost_shares"
    let found = try uncertaintyProblems(
      parameters: "\(path): { distribution: dirichlet, counts: [7, 13] }")
    #expect(
      found.contains(
        "error: [uncertainty.impossible] '\(path)' has 3 shares ('fixed_share', 'semi_fixed_share' and "
          + "'variable_share'), and 'counts' 2 numbers\n"
          + "   help: give one number above 0 for each share, in that order"), "\(found)")
    let one = try uncertaintyProblems(
      parameters:
        "activity.pods.pharmacy_consultation.cost_shares: { distribution: dirichlet, size: 7 }")
    #expect(
      one.contains("cost_shares' has one share above 0, 'variable_share', which is 1"), "\(one)")
  }

  @Test func `of many shares the ones of other names are told once, where they are correlated`()
    throws
  {
    let found = try uncertaintyProblems(
      beside:
        "draws: 10\ncorrelations: [ { among: [activity.pods.*.cost_shares], correlation: 0.5 } ]")
    #expect(
      found
        == "s.yaml:3:72: error: [uncertainty.correlation] 'activity.pods.nhs111_call.cost_shares' has the "
        + "shares 'fixed_share', 'semi_fixed_share' and 'variable_share', and "
        + "'activity.pods.prescription.cost_shares' has the shares 'fixed_share' and 'variable_share', so "
        + "they have no correlation" + Self.remedy, "\(found)")
  }
}
