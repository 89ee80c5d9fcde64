import Reports
import Studies
import Testing

/// How likely all care stays within its envelope, in words.
struct BudgetTextTests {
  /// GBP left in two years of four draws; in the first draw it lasts in both.
  private let nothing = BudgetChance(left: [[5, -5, 5, 5], [5, 5, -5, -5]])
  private let plan = BudgetChance(left: [[5, 5, 5, 5], [5, 5, 5, -5]])

  @Test func `the last year is told, and then every year together`() {
    #expect(
      BudgetText.envelope(nothing: nothing, plan: plan, draws: 4, years: ["2026/27", "2027/28"])
        == "All care stays within the envelope in 2027/28 in 2 of 4 draws (15 to 85%) if nothing is done, and "
        + "in 3 of 4 draws (30 to 95%) with the plan; in every year, in 1 of 4 draws (5 to 70%) if nothing is "
        + "done and in 3 of 4 draws (30 to 95%) with the plan.")
  }

  @Test func `without a plan there is nothing to say of it`() {
    #expect(
      BudgetText.envelope(nothing: nothing, plan: nil, draws: 4, years: ["2026/27", "2027/28"])
        == "All care stays within the envelope in 2027/28 in 2 of 4 draws (15 to 85%) if nothing is done; in "
        + "every year, in 1 of 4 draws (5 to 70%) if nothing is done.")
  }

  @Test func `of years that all overspend the one that does by most is the worst`() {
    let left = [-2.0, -40, -7].map { year in (0..<10).map { (year - Double($0)) * 1e6 } }
    #expect(
      BudgetText(
        chance: BudgetChance(left: left), draws: 10, years: ["2026/27", "2027/28", "2028/29"]
      ).programmes
        == "The plan's programmes stay within their money in every year in no draw (0 to 28%); in the worst "
        + "year, 2027/28, they overspend in every draw (72 to 100%), and in one draw in ten by £48.1m or more."
    )
  }

  @Test func `one year is every year`() {
    let (nothing, plan) = (BudgetChance(left: [[5, 5]]), BudgetChance(left: [[-5, -5]]))
    #expect(
      BudgetText.envelope(nothing: nothing, plan: plan, draws: 2, years: ["2026/27"])
        == "All care stays within the envelope in 2026/27 in every draw (34 to 100%) if nothing is "
        + "done, and in no draw (0 to 66%) with the plan.")
  }

  @Test func `what construction settles has no limits`() {
    let (nothing, plan) = (BudgetChance(left: [[0, 0]]), BudgetChance(left: [[-5, -5]]))
    #expect(
      BudgetText.envelope(nothing: nothing, plan: plan, draws: 2, years: ["2026/27"])
        == "All care stays within the envelope in 2026/27 in every draw if nothing is done, and in no draw "
        + "with the plan. That the plan never does in 2026/27 follows from how the model is built: doing "
        + "nothing spends that year's envelope to the pound, and what the plan costs comes on top.")
  }

  /// The limits are Wilson's, to as many decimals as tell them apart and no more.
  @Test(arguments: [
    (37, 40, "37 of 40 draws (80 to 97%)"), (39, 40, "39 of 40 draws (87.1 to 99.6%)"),
    (987, 1000, "987 of 1,000 draws (97.8 to 99.2%)"),
    (1, 1000, "1 of 1,000 draws (0.02 to 0.56%)"),
    (1000, 1000, "every draw (99.6 to 100%)"), (0, 10_000, "no draw (0 to 0.04%)"),
  ])
  func `a count of draws has the limits of its chance behind it`(
    count: Int, draws: Int, told: String
  ) throws {
    let left = (0..<draws).map { $0 < count ? 5.0 : -5 }
    let sentence = try #require(
      BudgetText.envelope(
        nothing: BudgetChance(left: [left]), plan: nil, draws: draws, years: ["2026/27"]))
    #expect(
      sentence == "All care stays within the envelope in 2026/27 in \(told) if nothing is done.")
  }
}
