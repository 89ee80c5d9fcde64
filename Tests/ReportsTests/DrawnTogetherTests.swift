import Foundation
import Probability
import Reports
import Studies
import Testing

/// Parameters that are drawn together, of which one alone does anything.
struct DrawnTogetherTests {
  /// Two hundred draws of an effect, and of one that goes with it and does nothing.
  private static func sample() throws -> (joint: JointDistribution, decision: DecisionSample) {
    let joint = try JointDistribution(
      parameters: ["effect", "idle", "alone"].map {
        Parameter(
          name: $0, group: "g",
          form: .together([.normal(mean: 0.1, standardDeviation: 0.02)]))
      }, correlations: [Correlation(between: "effect", and: "idle", value: 0.9)])
    let draws = Draws(seed: 3, count: 200, sampling: .random)
    let values = (0..<200).map { joint.values(of: $0, in: draws) }
    return (
      joint,
      DecisionSample(
        strategies: ["usual", "new"], costs: [values, values].map { $0.map { _ in 0 } },
        effects: [values.map { _ in 0 }, values.map { $0[0][0] }],
        parameters: joint.parameters.enumerated().map { place, parameter in
          .init(name: parameter.name, group: "g", values: values.map { $0[place][0] })
        })
    )
  }

  @Test func `of parameters that are drawn together one is named, with how many go with it`() throws
  {
    let (joint, decision) = try Self.sample()
    let text = DecisionText(
      analysis: DecisionAnalysis(of: decision, keyPrices: [20_000]),
      names: ["usual care", "the new one"],
      joint: joint)
    let told = try #require(text.sentences.first { $0.contains("depends most on") })
    #expect(
      told.contains(
        "depends most on effect (100% by itself or through the other drawn together with it"),
      "\(told)"
    )
    #expect(!told.contains("idle"))
  }
}
