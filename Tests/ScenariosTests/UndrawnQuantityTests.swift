import Scenarios
import Testing

/// What is said of a quantity that other models draw and this one cannot, and of what goes past what it may
/// be: why, with a remedy that works.
struct UndrawnQuantityTests {
  /// The errors of a scenario of the project under a distribution of one parameter and other settings.
  private func errors(
    _ path: String, _ distribution: String, beside others: [String] = [],
    in scenario: String = "south-yorkshire"
  ) -> String {
    do throws(Problems) {
      _ = try Question.load(
        "\(repository)scenarios/\(scenario).yaml",
        overrides: [
          "uncertainty.draws=4",
          "uncertainty.parameters={\(path): {distribution: \(distribution)}}",
        ] + others)
      return ""
    } catch { return Problems(error.all.filter { $0.severity == .error }).description }
  }

  @Test(arguments: ["normal, sd: 0.2", "normal, sd: 0.2, low: 0", "normal, sd: 0.2, high: 1"])
  func `the remedy of a drift that goes too far works`(distribution: String) throws {
    let path = "need.case_mix_drift"
    let found = errors(path, distribution)
    let remedy = try #require(found.firstMatch(of: /help: write '(.+)' to cut it off$/)?.1)
    #expect(errors(path, "\(distribution), \(remedy)") == "")
  }

  @Test func `a drift that goes both ways is told both ends`() {
    #expect(
      errors("need.case_mix_drift", "normal, sd: 0.2") == """
        --set:2:46: error: [uncertainty.out-of-range] 'need.case_mix_drift' has to be from 0 to 1, and its \
        distribution goes below and above
           help: write 'low: 0, high: 1' to cut it off
        """)
  }

  @Test(arguments: ["need.case_mix_drift", "need.births.fertility", "need.*.external"])
  func `people brought to official totals are not drawn`(path: String) {
    #expect(
      errors(
        path, "uniform, low: 0, high: 1",
        beside: ["people.constrain_to=official_projection", "years.follow_up=0"])
          == """
          --set:2:25: error: [uncertainty.not-drawn] '\(path)' is not drawn where 'people.constrain_to' brings \
          people to official totals
             help: take it out, or write 'constrain_to: none'
          """)
  }

  @Test func `one share of cost is nothing to draw`() {
    #expect(
      errors("activity.pods.pharmacy_consultation.cost_shares", "dirichlet, size: 20") == """
        --set:2:25: error: [uncertainty.not-drawn] 'activity.pods.pharmacy_consultation.cost_shares' has one \
        share above 0, 'variable_share', which is 1
           help: take it out, or give the point of delivery another share
        """)
  }

  @Test(arguments: [
    ("transitions.H.probabilities", "transitions.H.*.annual_rate"),
    ("transitions.H.S1.probability", "transitions.H.S1.annual_rate"),
  ])
  func `a pack of rates has no chances`(path: String, instead: String) {
    #expect(
      errors(path, "dirichlet, size: 20", in: "sick-sicker") == """
        --set:2:25: error: [uncertainty.not-drawn] '\(path)' is chances, and the pack gives rates
           help: draw '\(instead)'
        """)
    #expect(errors(instead, "gamma, ratio_95: [0.8, 1.25]", in: "sick-sicker") == "")
  }
}
