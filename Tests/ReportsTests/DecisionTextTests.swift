import Foundation
import Probability
import Reports
import Studies
import Testing

@Suite struct DecisionTextTests {
  /// A hundred draws in which one parameter decides which of two strategies is better, and another does
  /// nothing.
  private static var sample: DecisionSample {
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

  static let analysis = DecisionAnalysis(of: sample, keyPrices: [20_000])

  @Test func `the decision is told in plain sentences`() {
    // The new strategy is worth it where 20,000 (0.05 + x) > 1,000, so where x > 0: 59 draws of 100, and
    // half of the one where x is 0; on average it is by 20,000 × 0.145 − 1,000 = 1,900. Not choosing it in the other 40 is worth
    // 20,000 × (0.01 + … + 0.40) / 100 = 1,640.
    let text = DecisionText(analysis: Self.analysis, names: ["usual care", "the new one"])
    #expect(
      text.lead == [
        "Only 100 draws: a chance near one half may be off by 10 in 100 either way. Make 1,000 before you "
          + "quote any.",
        "From 100 draws. Net benefit is QALYs at a price less cost, beyond usual care, on average; 'best' "
          + "counts the draws in which it is highest.",
      ])
    #expect(
      text.sentences == [
        "At £20k a QALY the new one is best on average, and best in 59.5 of 100 draws (50 to 69%).",
        "By the means over draws, the new one costs £6,897 (standard error £1,380) for each QALY it adds to "
          + "usual care.",
        "Beside usual care, the new one costs more and gains health in 64 of 100 draws (54 to 73%), costs no "
          + "less and gains no health in 36 of 100 draws (27 to 46%).",
        "Knowing everything exactly before choosing would be worth £1,640 (standard error £250) at £20k a "
          + "QALY.",
        "Of that, knowing one group alone would be worth, at £20k a QALY and with the bias of the estimate "
          + "taken off: effects £1,640 (standard error £250).",
        "For prices no worth shows at £20k a QALY above the noise of these draws; it may still be worth up to "
          + "£66.",
        "By shares of its variance, the net benefit of the new one at £20k a QALY depends most on effects.new "
          + "(100%, standard error 0%).",
      ])
  }

  /// Three draws of two strategies and four parameters, in which the new one is better twice.
  private func few(_ draws: Int = 3) -> DecisionAnalysis {
    let gains = Array([0.1, -0.2, 0.15].prefix(draws))
    let none = gains.map { _ in 0.0 }
    return DecisionAnalysis(
      of: DecisionSample(
        strategies: ["usual", "new"], costs: [none, none], effects: [none, gains],
        parameters: (0..<4).map { parameter in
          .init(
            name: "p\(parameter)", group: parameter < 3 ? "effects" : "prices",
            values: gains.indices.map { Double($0 * parameter + 1) })
        }), keyPrices: [20_000])
  }

  @Test func `three draws are counted as three, and no more is made of them`() {
    let text = DecisionText(analysis: few(), names: ["usual care", "the new one"])
    #expect(
      text.lead.first
        == "Only 3 draws: a chance near one half may be off by 58 in 100 either way. Make 1,000 before you "
        + "quote any.")
    #expect(
      text.sentences == [
        "At £20k a QALY the new one is best on average, and best in 2 of 3 draws (21 to 94%).",
        "By the means over draws, whether the new one gains anything over usual care does not show above the "
          + "noise of these draws.",
        "Beside usual care, the new one costs no more and loses no health in 2 of 3 draws (21 to 94%), costs "
          + "no less and gains no health in 1 of 3 draws (6 to 79%).",
        "At £20k a QALY the worth of knowing everything does not show above the noise of these draws; it may "
          + "still be up to £4,000.",
        "Too few draws to tell for effects (3 numbers known together take at least 20 draws) and prices "
          + "(1 number takes at least 10 draws).",
      ])
  }

  /// The second costs far more than it gains; the third is nearly as good as the first.
  @Test func `where the first is best the drivers told are those of the next best`() {
    let gains = (1...40).map { Double($0 % 7) / 100 }
    let none = gains.map { _ in 0.0 }
    let analysis = DecisionAnalysis(
      of: DecisionSample(
        strategies: ["usual", "near", "far"],
        costs: [none, none.map { _ in 2000 }, none.map { _ in 9000 }],
        effects: [none, gains, gains],
        parameters: [.init(name: "gain", group: "effects", values: gains)]), keyPrices: [20_000])
    let text = DecisionText(
      analysis: analysis, names: ["usual care", "the near one", "the far one"])
    let told = text.sentences.filter { $0.contains("depends most on") }
    #expect(told.count == 1 && told[0].contains("the net benefit of the near one"), "\(told)")
  }

  @Test func `one draw tells nothing of how sure a choice is`() {
    let text = DecisionText(analysis: few(1), names: ["usual care", "the new one"])
    #expect(
      text.lead == [
        "One draw has no range, and tells neither chances nor how sure a choice is: make 1,000.",
        "From 1 draw. Net benefit is QALYs at a price less cost, beyond usual care, on average; 'best' "
          + "counts the draws in which it is highest.",
      ])
    #expect(text.sentences.isEmpty)
    for (name, contents) in DecisionTables(of: few(1)).all {
      let text = String(decoding: contents, as: UTF8.self)
      #expect(!text.contains("inf") && !text.contains("nan"), "\(name)")
    }
  }

  @Test func `what is seen to move an outcome by very little is not said to be chance`() {
    let draws = Draws(seed: 3, count: 4000, sampling: .random)
    func uniforms(_ name: String) -> [Double] {
      (0..<draws.count).map { draws.uniform($0, of: name) }
    }
    let (little, rest) = (uniforms("little"), uniforms("rest"))
    let none = little.map { _ in 0.0 }
    let text = DecisionText(
      analysis: DecisionAnalysis(
        of: DecisionSample(
          strategies: ["usual", "new"], costs: [none, zip(little, rest).map { 0.09 * $0 + $1 }],
          effects: [none, none],
          parameters: [.init(name: "little", group: "g", values: little)]), keyPrices: [20_000]),
      names: ["usual care", "the new one"])
    #expect(
      text.sentences.contains(
        "No single parameter is behind 1% of the variance of the net benefit of the new one at £20k a QALY or "
          + "more."))
  }

  @Test func `what cannot move the choice is said to be so, not to be worthless`() {
    let text = DecisionText(
      analysis: Self.analysis, names: ["usual care", "the new one"],
      unmoving: DecisionText.Unmoving(
        contains: { $0.hasPrefix("prices.") }, sentence: "1 of a programme not bought."))
    #expect(text.sentences.contains("1 of a programme not bought."))
    #expect(!text.sentences.contains { $0.contains("For prices") })
  }

  @Test func `that no draw changed the choice is no more than so many draws can tell`() {
    let gains = (0..<50).map { 0.1 + Double($0) / 1000 }
    let none = gains.map { _ in 0.0 }
    let analysis = DecisionAnalysis(
      of: DecisionSample(
        strategies: ["usual", "new"], costs: [none, none], effects: [none, gains]),
      keyPrices: [20_000, 30_000])
    // The upper limit of none of fifty, z² / (50 + z²), z being 1.96.
    #expect(
      DecisionText(analysis: analysis, names: ["usual care", "the new one"]).sentences.contains(
        "At £20k and £30k a QALY no draw would have changed the choice, so that knowing more shows no worth; "
          + "up to 7.1% of further draws still might, at 95% confidence."))
  }

  /// Two draws of strategies whose means are (100, 1), (200, 1.2) and (300, 4) beyond the first.
  private var four: DecisionAnalysis {
    DecisionAnalysis(
      of: DecisionSample(
        strategies: ["none", "a", "b", "c"],
        costs: [[10, 20], [110, 120], [200, 230], [330, 300]],
        effects: [[0, 0], [2, 0], [1.1, 1.3], [3, 5]]), keyPrices: [100])
  }

  @Test func `by the means over draws an effect is priced over the next cheaper strategy`() throws {
    // From the first to c an effect costs 300 / 4 = 75, and to a 100: a mix of the first and c gains more.
    // In the two draws c costs 95 more and less than 75 an effect, which is 95 / 4 for each.
    let text = DecisionText(analysis: four, names: ["none", "A", "B", "C"])
    #expect(
      text.sentences.contains(
        "By the means over draws, C costs £75 (standard error £23.8) for each QALY it adds to none; A is dominated by a mix of none "
          + "and C; B is dominated by a mix of none and C."))
    let tables = DecisionTables(of: four).all
    let table = WrittenTable(try #require(tables.first { $0.name == "ce_frontier.csv" }).contents)
    #expect(
      table.rows.map { $0["standing"] } == [
        "frontier", "extendedly-dominated", "extendedly-dominated", "frontier",
      ])
    #expect(table.rows.map { $0["compared_with"] } == ["", "none+c", "none+c", "none"])
    #expect(table.rows.map { $0["mean_added_cost"] } == ["0", "100", "200", "300"])
    #expect(table.rows.map { $0["icer"] } == ["", "", "", "75"])
  }

  @Test func `every draw has a row in the plane, and chances of a price sum to one`() throws {
    let tables = DecisionTables(of: Self.analysis).all
    #expect(
      tables.map(\.name) == [
        "ce_plane.csv", "ce_quadrants.csv", "ce_frontier.csv", "ceac.csv", "evpi.csv", "evppi.csv",
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
