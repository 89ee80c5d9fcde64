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
        == "All care stays within the envelope in 2027/28 in 2 of 4 draws if nothing is done, and in 3 of 4 "
        + "draws with the plan; in every year, in 1 of 4 draws if nothing is done and in 3 of 4 draws with "
        + "the plan.")
  }

  @Test func `without a plan there is nothing to say of it`() {
    #expect(
      BudgetText.envelope(nothing: nothing, plan: nil, draws: 4, years: ["2026/27", "2027/28"])
        == "All care stays within the envelope in 2027/28 in 2 of 4 draws if nothing is done; in every year, "
        + "in 1 of 4 draws if nothing is done.")
  }

  @Test func `one year is every year`() {
    let (nothing, plan) = (BudgetChance(left: [[5, 5]]), BudgetChance(left: [[-5, -5]]))
    #expect(
      BudgetText.envelope(nothing: nothing, plan: plan, draws: 2, years: ["2026/27"])
        == "All care stays within the envelope in 2026/27 in every draw if nothing is done, and in no draw "
        + "with the plan.")
  }
}
