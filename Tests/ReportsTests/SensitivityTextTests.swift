import Probability
import Reports
import Studies
import Testing
import Wording

/// What sentences and tables tell of the parameters that move a decision of two strategies.
@Suite struct SensitivityTextTests {
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
      analysis: DecisionTextTests.analysis, sensitivity: sensitivity,
      names: ["usual care", "the new one"])
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

  @Test func `where many groups share the variance the largest is told, however little it has`()
    throws
  {
    let groups = 24
    let joint = try JointDistribution(
      parameters: (0..<groups).map {
        Parameter(
          name: "p\($0)", group: "p\($0)",
          form: .together([.normal(mean: 0, standardDeviation: $0 == 5 ? 1.05 : 1)]))
      })
    let sensitivity = Sensitivity(
      of: joint, central: joint.means, tornado: false, points: 2000, seed: 5,
      outcomes: [Sensitivity.Outcome(strategy: "new", name: "net_benefit")]
    ) { values in [values.reduce(0) { $0 + $1[0] }] }
    let told = DecisionText(
      analysis: DecisionTextTests.analysis, sensitivity: sensitivity,
      names: ["usual care", "the new one"]
    ).sentences
    let shares = try #require(told.first { $0.hasPrefix("Shares of the variance") })
    #expect(shares.contains("together with others: p5 5% (standard error "), "\(shares)")
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
      analysis: DecisionTextTests.analysis, sensitivity: try moved(Self.broken),
      names: ["usual care", "the new one"])
    #expect(
      text.sentences.last
        == "One at a time from the low to the high end of its 95% range, what moves the net benefit of the new "
        + "one at £20k a QALY most is large (£810 to £10k), small (£5,085 to £6,035) and third (£5,503 to "
        + "£5,617); tornado.csv has every parameter.")
    let still = DecisionText(
      analysis: DecisionTextTests.analysis, sensitivity: try moved { _ in 5 },
      names: ["usual care", "the new one"])
    #expect(
      still.sentences.last
        == "No parameter moves the net benefit of the new one at £20k a QALY by itself.")
  }

  @Test func `where nothing is moved counts where it lies beyond both ends`() throws {
    let peaked = try moved { 9000 - 40_000 * ($0[1] - 0.5) * ($0[1] - 0.5) + 1000 * $0[3] }
    let text = DecisionText(
      analysis: DecisionTextTests.analysis, sensitivity: peaked,
      names: ["usual care", "the new one"])
    #expect(
      text.sentences.last
        == "One at a time from the low to the high end of its 95% range, what moves the net benefit of the new "
        + "one at £20k a QALY most is large (£475 to £475, and £9,500 where it is not moved) and small (£9,025 to £9,975); "
        + "tornado.csv has every parameter.")
    let tables = DecisionTables(of: DecisionTextTests.analysis, sensitivity: peaked).all
    let table = WrittenTable(try #require(tables.first { $0.name == "tornado.csv" }).contents)
    let widest = try #require(table.rows.first)
    #expect(widest["parameter"] == "large" && widest["width"] == "9025")
  }

  @Test func `where there is no outcome its cells are empty, and the bar is last`() throws {
    let tables = DecisionTables(of: DecisionTextTests.analysis, sensitivity: try moved(Self.broken))
      .all
    let table = WrittenTable(try #require(tables.first { $0.name == "tornado.csv" }).contents)
    let rows = table.rows.filter { $0["others_at"] == "mean" }
    #expect(rows.map { $0["parameter"] } == ["large", "small", "third", "idle", "broken"])
    #expect(
      rows.map { $0["outcome_at_high"] } == ["10310", "6035", "5617", "5560", ""])
    #expect(rows.map { $0["width"] } == ["9500", "950", "114", "0", ""])
    #expect(rows.allSatisfy { $0["base"] == "5560" })
  }
}
