import Foundation
import Probability
import Scenarios
import Testing

/// How the England pack believes the shares of cost of several kinds of care together.
struct CostSharesTests {
  private static func joint(_ path: String) throws -> JointDistribution {
    try #require(
      try Scenario.load(path, overrides: ["uncertainty.draws=10"]).uncertainty
    ).joint
  }

  private static func path(_ pod: String) -> String { "activity.pods.\(pod).cost_shares" }

  private static func place(_ pod: String, in joint: JointDistribution) throws -> Int {
    try #require(joint.parameters.firstIndex { $0.name == path(pod) })
  }

  @Test func `the same share of two kinds of care goes together, but of prescriptions`() throws {
    let joint = try Self.joint("\(repository)scenarios/south-yorkshire.yaml")
    let count = 4000
    let draws = Draws(seed: 1, count: count, sampling: .random)
    let values = (0..<count).map { joint.values(of: $0, in: draws) }
    func fixed(_ pod: String) throws -> [Double] {
      let place = try Self.place(pod, in: joint)
      let shares = values.map { $0[place][0] }
      let mean = shares.reduce(0, +) / Double(count)
      return shares.map { $0 - mean }
    }
    func correlation(_ first: String, _ second: String) throws -> Double {
      func product(_ one: [Double], _ other: [Double]) -> Double {
        zip(one, other).reduce(0) { $0 + $1.0 * $1.1 }
      }
      let (one, other) = (try fixed(first), try fixed(second))
      return product(one, other) / (product(one, one) * product(other, other)).squareRoot()
    }
    // Four times what 4,000 draws leave open, (1 - r²)/√n. Normal scores have 0.5; gammas with shapes of 6 to 7,
    // and shares of them, up to a twentieth less.
    let open = 4 * 0.75 / Double(count).squareRoot()
    for pod in ["planned_admission", "ae_attendance", "outpatient_attendance"] {
      let found = try correlation("emergency_admission", pod)
      #expect(found > 0.45 - open && found < 0.5 + open, "\(pod): \(found)")
    }
    #expect(abs(try correlation("emergency_admission", "prescription")) < 4 / 4000.squareRoot())
  }

  @Test func `a kind of care with other shares than its pack meant is drawn by itself`() throws {
    try withCopy(ofPack: "england", scenario: "south-yorkshire") { folder in
      let file = "\(folder)/models/england/pods.csv"
      let table = try String(contentsOfFile: file, encoding: .utf8)
      let other = table.replacing("0.0131,block,0.35,0.55,0.1,", with: "0.0131,block,0.9,0,0.1,")
      #expect(other != table)
      try other.write(toFile: file, atomically: true, encoding: .utf8)
      let joint = try Self.joint("\(folder)/s.yaml")
      let place = try Self.place("ae_attendance", in: joint)
      #expect(joint.parameters[place].form == .dirichlet([18, 2]))
      #expect(!joint.dependentSets.joined().contains(place))
      let others = try ["emergency_admission", "planned_admission"].map {
        try Self.place($0, in: joint)
      }
      #expect(joint.dependentSets.contains { Set(others).isSubset(of: $0) })
      // Thirteen others it has no correlation with; that is told once.
      let warnings = try Scenario.load("\(folder)/s.yaml", overrides: ["uncertainty.draws=10"])
        .warnings.description.replacing("\(folder)/", with: "")
      let warned =
        #/models/england/uncertainty\.yaml:\d+:\d+: warning: \[uncertainty\.correlation\] /#
      #expect(warnings.matches(of: warned).count == 1, "\(warnings)")
      #expect(
        warnings.contains(
          "'fixed_share', 'semi_fixed_share' and 'variable_share', and '\(Self.path("ae_attendance"))' has the "
            + "shares 'fixed_share' and 'variable_share', so they have no correlation\n   help: nothing, if "
            + "the scenario means that; else correlate shares with shares of the same names, or take the "
            + "correlation out"), "\(warnings)")
    }
  }
}
