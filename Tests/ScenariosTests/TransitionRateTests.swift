import Commissioning
import Foundation
import PopulationHealth
import Scenarios
import Testing

/// The small pack with its transitions replaced: what was found in it, or what is wrong with it.
private func pack(
  values: String, transitions: String, _ body: (Scenario) throws -> Void = { _ in }
) throws -> String {
  var found = ""
  try withCopy(ofPack: "bnssg-dpm", scenario: "bnssg-dpm") { folder in
    let path = "\(folder)/models/bnssg-dpm/"
    let model = try String(contentsOfFile: path + "model.yaml", encoding: .utf8)
    try model.replacing(
      "  transition_basis: survivors",
      with: "  transition_values: \(values)\n  transition_basis: survivors"
    ).write(toFile: path + "model.yaml", atomically: true, encoding: .utf8)
    try transitions.write(toFile: path + "transitions.csv", atomically: true, encoding: .utf8)
    do {
      let scenario = try Scenario.load("\(folder)/s.yaml")
      found = "\(scenario.warnings)"
      try body(scenario)
    } catch let problems as Problems {
      found = "\(problems)"
    }
  }
  return found
}

/// Rates up and down a ladder of segments, without those of staying.
private let ladder = """
  from_segment,to_segment,annual_rate
  CS1,CS2,0.1
  CS2,CS3,0.2
  CS3,CS4,0.1
  CS4,CS5,0.3
  CS5,CS4,0.2

  """

@Suite struct `Transitions given as rates` {
  @Test func `rates become chances by the matrix exponential`() throws {
    let found = try pack(values: "rates", transitions: ladder) { scenario in
      let moves = scenario.model.need.moves
      func chance(_ from: Int, _ to: Int) -> Double? {
        moves.exits.firstIndex { $0.from == from && $0.to == to }.map { moves.probability[$0] }
      }
      // Nobody returns to CS1 or CS2: staying is exp(−rate), and a step is a difference of two.
      #expect(abs((chance(0, 0) ?? 0) - exp(-0.1)) <= 1e-14)
      #expect(abs((chance(0, 1) ?? 0) - (exp(-0.1) - exp(-0.2))) <= 1e-14)
      #expect((chance(0, 4) ?? 0) > 0, "four steps within a year are rare, not impossible")
      #expect(moves.largestRowError <= 1e-12)
    }
    #expect(!found.contains("error"), "\(found)")
  }

  @Test func `the rate of staying may be given if it is what leaves`() throws {
    let found = try pack(
      values: "rates", transitions: ladder + "CS1,CS1,-0.1\nCS4,CS4,-0.3\n")
    #expect(!found.contains("error"), "\(found)")
  }

  @Test(arguments: [
    (
      "CS1,CS2,0.1\n", "CS1,CS2,-0.1\n",
      "transitions.csv:2:9: error: [value.out-of-range] 'annual_rate' is -0.1, but has to be "
        + "from 0 to 100"
    ),
    (
      "CS1,CS2,0.1\n", "CS1,CS2,800\n",
      "transitions.csv:2:9: error: [value.out-of-range] 'annual_rate' is 800, but has to be "
        + "from 0 to 100"
    ),
    (
      "CS1,CS2,0.1\n", "CS1,CS2,0.1\nCS1,CS1,0.1\n",
      "transitions.csv:3:9: error: [value.out-of-range] 'annual_rate' is 0.1, but has to be "
        + "0 or less"
    ),
    (
      "CS1,CS2,0.1\n", "CS1,CS2,0.1\nCS1,CS1,-0.5\n",
      "transitions.csv:2:1: error: [pack.row-sum] the rates from CS1 sum to -0.4, not to 0\n"
        + "   help: check the rows of this segment and age band, or leave out the rate to itself"
    ),
    (
      "CS1,CS2,0.1\n", "CS1,CS1,0\nCS1,CS2,0.1\n",
      "transitions.csv:2:1: error: [pack.row-sum] the rates from CS1 sum to 0.1, not to 0"
    ),
    (
      "annual_rate", "annual_probability",
      "transitions.csv:1:25: error: [csv.unknown-column] 'annual_probability' is not a column of "
        + "this table"
    ),
    (
      "CS5,CS4,0.2\n", "",
      "transitions.csv: error: [pack.missing-row] there is no chance of moving from CS5"
    ),
  ])
  func `a mistake in rates is named with its place`(
    before: String, after: String, expected: String
  ) throws {
    let found = try pack(values: "rates", transitions: ladder.replacing(before, with: after))
    #expect(found.contains(expected), "\(found)")
  }

  /// Chances of which no rates are the exact outcome: nobody goes two steps in a year.
  private static let chances = """
    from_segment,to_segment,probability
    CS1,CS1,0.8
    CS1,CS2,0.2
    CS2,CS2,0.7
    CS2,CS3,0.3
    CS3,CS3,1
    CS4,CS4,1
    CS5,CS5,1

    """

  @Test func `chances taken as the nearest rates come with a warning that says how near`() throws {
    let found = try pack(values: "nearest-rates", transitions: Self.chances) { scenario in
      #expect(scenario.model.need.moves.largestRowError <= 1e-12)
    }
    #expect(
      found.contains(
        "transitions.csv:2:1: warning: [pack.nearest-rates] no rates give the chances exactly: "
          + "the nearest miss one by 0.0"), "\(found)")
    #expect(
      found.contains(
        "   help: check that so much does not matter, or set 'transition_values' to probabilities"),
      "\(found)")
  }

  @Test func `chances that are those of rates are taken without a word`() throws {
    let exact = Self.chances.replacing("CS2,CS2,0.7\nCS2,CS3,0.3", with: "CS2,CS2,1")
    let found = try pack(values: "nearest-rates", transitions: exact) { scenario in
      let moves = scenario.model.need.moves
      #expect(abs(moves.probability[0] - 0.8) <= 1e-14)
    }
    #expect(!found.contains("nearest-rates]"), "\(found)")
  }
}
