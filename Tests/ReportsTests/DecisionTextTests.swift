import Commissioning
import Foundation
import Probability
import Reports
import Studies
import Testing
import Wording

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
    // The new strategy is worth it where 20,000 (0.05 + x) > 1,000, so where x > 0: 59 draws of 100, and
    // half of the one where x is 0; on average it is by 20,000 × 0.145 − 1,000 = 1,900. Not choosing it in the other 40 is worth
    // 20,000 × (0.01 + … + 0.40) / 100 = 1,640.
    let text = DecisionText(analysis: analysis, names: ["usual care", "the new one"])
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
        "Too few draws to tell for effects (at least 20 are needed) and prices (at least 10 are needed).",
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

  @Test func `what cannot move the choice is said to be so, not to be worthless`() {
    let text = DecisionText(
      analysis: analysis, names: ["usual care", "the new one"],
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

  private func design(points: Int, _ model: @escaping @Sendable ([Double]) -> Double) throws
    -> (told: String, isCautious: Bool)
  {
    let joint = try JointDistribution(
      parameters: [("idle", 1.0), ("small", 3), ("large", 4)].map { name, deviation in
        Parameter(
          name: name, group: name,
          form: .together([.normal(mean: 0, standardDeviation: deviation)]))
      })
    let sensitivity = Sensitivity(
      of: joint, central: joint.means, tornado: false, points: points, seed: 5,
      outcomes: [Sensitivity.Outcome(strategy: "new", name: "net_benefit")]
    ) { values in [model(values.map { $0[0] })] }
    let text = DecisionText(
      analysis: analysis, sensitivity: sensitivity, names: ["usual care", "the new one"])
    let own = try #require(sensitivity.indices.first).groups
    let error = try #require(own.map(\.firstError).max())
    let sentences = Array(text.sentences.suffix(2))
    let caution =
      "What each does by itself ('first_order' in sobol_indices.csv) is not known well from so few points: up "
      + "to \(Amount.percent(min(2 * error, 1), decimals: 0)) of the variance either way is chance, and what has no "
      + "effect may come out above nothing or below it."
    // Nobody misreads a share that is known to 5 in 100 either way.
    #expect(sentences.contains(caution) == (error >= 0.025))
    return (try #require(sentences.last { $0 != caution }), sentences.contains(caution))
  }

  @Test func `with few points shares are said to be chance, and with many nothing is said`() throws
  {
    let few = try design(points: 3) { $0[1] + $0[2] }
    #expect(
      few.told
        == "The points of --sobol are too few to tell which parameters are behind the variance of net "
        + "benefit together with others: take 256 or more.")
    #expect(few.isCautious)
    let many = try design(points: 20_000) { $0[1] + $0[2] }
    #expect(many.told.hasPrefix("Shares of the variance"))
    #expect(!many.isCautious)
  }

  @Test func `shares with interactions are told with their errors, largest first`() throws {
    let told = try design(points: 400) { $0[1] + $0[2] }.told
    #expect(
      told.hasPrefix("Shares of the variance of the net benefit of the new one at £")
        && told.contains(" a QALY, with all that each does together with others: large 6"))
    #expect(told.contains("% (standard error ") && told.contains(" and small 3"))
    #expect(!told.contains("idle"))
  }

  /// What moving parameters between 0.025 and 0.975, others at a half, does to the net benefit of the new one.
  private func moved(_ model: @escaping @Sendable ([Double]) -> Double) throws -> Sensitivity {
    let joint = try JointDistribution(
      parameters: ["third", "large", "broken", "small", "idle"].map { name in
        Parameter(name: name, group: "g", form: .together([.uniform(low: 0, high: 1)]))
      })
    return Sensitivity(
      of: joint, central: joint.means, tornado: true, points: 0, seed: 5,
      outcomes: [Sensitivity.Outcome(strategy: "new", name: "net_benefit")]
    ) { values in [model(values.map { $0[0] })] }
  }

  /// There is no outcome where the third parameter is high.
  private static func broken(_ at: [Double]) -> Double {
    at[2] > 0.9 ? .nan : 120 * at[0] + 10_000 * at[1] + 1000 * at[3]
  }

  @Test func `what moves the decision is told widest first, with what it comes to at both ends`()
    throws
  {
    let text = DecisionText(
      analysis: analysis, sensitivity: try moved(Self.broken), names: ["usual care", "the new one"])
    #expect(
      text.sentences.last
        == "One at a time from the low to the high end of its 95% range, what moves the net benefit of the new "
        + "one at £20k a QALY most is large (£810 to £10k), small (£5,085 to £6,035) and third (£5,503 to "
        + "£5,617); tornado.csv has every parameter.")
    let still = DecisionText(
      analysis: analysis, sensitivity: try moved { _ in 5 }, names: ["usual care", "the new one"])
    #expect(
      still.sentences.last
        == "No parameter moves the net benefit of the new one at £20k a QALY by itself.")
  }

  @Test func `where nothing is moved counts where it lies beyond both ends`() throws {
    let peaked = try moved { 9000 - 40_000 * ($0[1] - 0.5) * ($0[1] - 0.5) + 1000 * $0[3] }
    let text = DecisionText(
      analysis: analysis, sensitivity: peaked, names: ["usual care", "the new one"])
    #expect(
      text.sentences.last
        == "One at a time from the low to the high end of its 95% range, what moves the net benefit of the new "
        + "one at £20k a QALY most is large (£475 to £475, and £9,500 where it is not moved) and small (£9,025 to £9,975); "
        + "tornado.csv has every parameter.")
    let tables = DecisionTables(of: analysis, sensitivity: peaked).all
    let table = WrittenTable(try #require(tables.first { $0.name == "tornado.csv" }).contents)
    let widest = try #require(table.rows.first)
    #expect(widest["parameter"] == "large" && widest["width"] == "9025")
  }

  @Test func `where there is no outcome its cells are empty, and the bar is last`() throws {
    let tables = DecisionTables(of: analysis, sensitivity: try moved(Self.broken)).all
    let table = WrittenTable(try #require(tables.first { $0.name == "tornado.csv" }).contents)
    let rows = table.rows.filter { $0["others_at"] == "mean" }
    #expect(rows.map { $0["parameter"] } == ["large", "small", "third", "idle", "broken"])
    #expect(
      rows.map { $0["outcome_at_high"] } == ["10310", "6035", "5617", "5560", ""])
    #expect(rows.map { $0["width"] } == ["9500", "950", "114", "0", ""])
    #expect(rows.allSatisfy { $0["base"] == "5560" })
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
    let tables = DecisionTables(of: analysis).all
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
