import Commissioning
import Scenarios
import Testing

/// What is said of programme money that is next to nothing of the envelope.
struct LittleMoneyTests {
  @Test(arguments: [
    (
      "budget.revenue.first_year=12000",
      """
      --set:1:16: warning: [scenario.little-money] 'budget.revenue' is £130k in all years of the plan, \
      0.0004% of the envelope of £35.05bn, so a plan can change next to nothing
         help: look at its unit
      """
    ),
    (
      "system=all",
      """
      scenarios/south-yorkshire.yaml:17:5: warning: [scenario.little-money] 'budget.revenue' is £129.9m in all \
      years of the plan, 0.0093% of the envelope of £1,393bn, so a plan can change next to nothing
         help: look at its unit, and whether it is meant for all 42 systems
      """
    ),
  ])
  func `money that is next to nothing of the envelope is warned of where it is written`(
    override: String, expected: String
  ) throws {
    let scenario = try Scenario.load(
      "\(repository)scenarios/south-yorkshire.yaml", overrides: [override])
    #expect(scenario.warnings.description.replacing(repository, with: "") == expected)
  }

  /// Under two in ten thousand is little; a little more is not.
  @Test(arguments: [(0.99, true), (1.01, false)])
  func `how little money is next to nothing follows from the envelope`(
    share: Double, isWarnedOf: Bool
  ) throws {
    func load(_ first: Double) throws -> Scenario {
      try Scenario.load(
        "\(repository)scenarios/south-yorkshire.yaml",
        overrides: ["budget.revenue.first_year=\(first)"])
    }
    let plain = try load(1e6)
    let all = try #require(plain.terms.envelope).joined().reduce(0, +)
    let perPound = try #require(plain.limits).budget.reduce(0, +) / 1e6
    let found = try load(share * 2e-4 * all / perPound).warnings.description
    #expect(found.contains("[scenario.little-money]") == isWarnedOf, "\(found)")
  }
}
