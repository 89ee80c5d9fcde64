import Probability
import Scenarios
import Studies
import Testing

@Suite struct SampleParametersTests {
  @Test func `rows drawn apart are named by their number, counted from one as in parameters.csv`()
    throws
  {
    let row = Distribution.normal(mean: 0, standardDeviation: 1)
    let joint = try JointDistribution(parameters: [
      Parameter(name: "prices", group: "g", form: .apart([row, .point(2), row])),
      Parameter(name: "growth", group: "g", form: .together([row, row])),
    ])
    let uncertainty = Uncertainty(
      draws: Draws(seed: 1, count: 4, sampling: .random), joint: joint, targets: [0, 1],
      central: joint.means)
    let found = DecisionSample.parameters(of: uncertainty, draws: 4)
    #expect(found.map(\.name) == ["prices[1]", "prices[3]", "growth"])
  }
}
