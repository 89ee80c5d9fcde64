import Foundation
import Reports
import Studies
import Testing

@Suite struct DecisionTextTests {
  /// A hundred draws in which one parameter decides which of two strategies is better, and another does
  /// nothing.
  private var sample: DecisionSample {
    let decides = (0..<100).map { Double($0) / 100 - 0.4 }
    let idle = (0..<100).map { Double($0 * 37 % 100) }
    return DecisionSample(
      strategies: ["usual", "new"],
      costs: [Array(repeating: 0, count: 100), Array(repeating: 1000, count: 100)],
      effects: [Array(repeating: 0, count: 100), decides.map { 0.05 + $0 }],
      parameters: [
        .init(name: "effects.new", group: "effects", values: decides),
        .init(name: "prices.bed", group: "prices", values: idle),
      ])
  }

  private var analysis: DecisionAnalysis { DecisionAnalysis(of: sample, keyPrices: [20_000]) }

  @Test func `the decision is told in plain sentences`() {
    // The new strategy is worth it where 20,000 (0.05 + x) > 1,000, so where x > 0: 59 draws of 100; and
    // on average it is by 20,000 × 0.145 − 1,000 = 1,900. Not choosing it in the other 40 is worth
    // 20,000 × (0.01 + … + 0.40) / 100 = 1,640.
    let sentences = DecisionText(analysis: analysis, names: ["usual care", "the new one"]).sentences
    #expect(
      sentences == [
        "At £20k a QALY the new one is best on average, and best in 60 of 100 draws.",
        "Beside usual care, the new one costs more and gains health in 64 of 100 draws, costs no less and "
          + "gains no health in 36 of 100 draws.",
        "Knowing everything exactly before choosing would be worth £1,640 (standard error £250) at £20k a "
          + "QALY.",
        "Knowing effects exactly would be worth £1,640; nothing else is worth studying.",
        "Most of what moves the net benefit of the new one by itself: effects.new (100%) of its variance.",
        "From 100 draws. Net benefit is QALYs at a price less cost, beyond usual care; 'best' is the share of "
          + "draws in which it is highest.",
      ])
  }

  @Test func `every draw has a row in the plane, and chances of a price sum to one`() throws {
    let tables = DecisionTables(of: analysis).all
    #expect(
      tables.map(\.name) == [
        "ce_plane.csv", "ce_quadrants.csv", "ceac.csv", "evpi.csv", "evppi.csv",
        "sobol_indices.csv",
      ])
    let written = Dictionary(
      uniqueKeysWithValues: tables.map { ($0.name, WrittenTable($0.contents)) })
    #expect(try #require(written["ce_plane.csv"]).rows.count == 100)
    let curves = try #require(written["ceac.csv"])
    for (_, sum) in curves.sums(of: "probability", by: ["willingness_to_pay"]) {
      #expect(abs(sum - 1) < 1e-5)
    }
    let frontier = curves.rows.filter { $0["on_frontier"] == "yes" }
    #expect(Set(frontier.compactMap { $0["willingness_to_pay"] }).count == frontier.count)
    let worth = try #require(written["evppi.csv"])
    #expect(worth.rows.map { $0["kind"] } == ["group", "group", "parameter", "parameter"])
    #expect(worth.rows[0]["share_of_evpi"] == "1")
  }
}
