import CohortModels
import Commissioning
import Probability
import Scenarios
import Studies
import Testing

/// The probabilistic analysis of the time-independent Sick-Sicker model.
///
/// Source: as of `SickSickerTests`; the distributions are those of `generate_psa_params` in its code
/// (R/Functions_cSTM_time_indep.R), and rows count as in its base case (`darth-simpson`). The published
/// means are of 400,000 draws, of which they have Monte Carlo standard errors of $25 to $73 and of 0.0013
/// to 0.0015 QALYs.
@Suite struct `Reference: Sick-Sicker under uncertainty` {
  private static let published = [
    (cost: 151_418.0, qalys: 20.553), (cost: 284_151.0, qalys: 21.375),
    (cost: 258_737.0, qalys: 21.968), (cost: 378_161.0, qalys: 22.962),
  ]

  /// The distributions of the published code, by the paths of the pack.
  private static let beliefs: [(path: String, belief: Distribution)] = [
    ("transitions.H.S1.annual_rate", .gamma(shape: 30, scale: 1.0 / 200)),
    ("transitions.H.D.annual_rate", .gamma(shape: 20, scale: 1.0 / 10_000)),
    ("transitions.S1.H.annual_rate", .gamma(shape: 60, scale: 1.0 / 120)),
    ("transitions.S1.S2.annual_rate", .gamma(shape: 84, scale: 1.0 / 800)),
    (
      "transitions.S1.D.hazard_ratio",
      .lognormal(logMean: 1.0986122886681098, logStandardDeviation: 0.01)
    ),
    (
      "transitions.S2.D.hazard_ratio",
      .lognormal(logMean: 2.302585092994046, logStandardDeviation: 0.02)
    ),
    (
      "treatments.B.hazard_ratios.S1.S2",
      .lognormal(logMean: -0.5108256237659907, logStandardDeviation: 0.02)
    ),
    ("states.H.cost", .gamma(shape: 100, scale: 20)),
    ("states.S1.cost", .gamma(shape: 177.8, scale: 22.5)),
    ("states.S2.cost", .gamma(shape: 225, scale: 66.7)),
    ("treatments.A.costs", .gamma(shape: 73.5, scale: 163.3)),
    ("treatments.B.costs", .gamma(shape: 86.2, scale: 150.8)),
    ("states.H.utility", .beta(alpha: 200, beta: 3)),
    ("states.S1.utility", .beta(alpha: 130, beta: 45)),
    ("states.S2.utility", .beta(alpha: 230, beta: 230)),
    ("treatments.A.utilities.S1", .beta(alpha: 300, beta: 15)),
  ]

  private static func totals(_ count: Int, _ settings: [String] = []) throws -> [CohortDraws.Totals]
  {
    let scenario = try ShippedScenarios.cohort(
      "sick-sicker.yaml", overrides: ["uncertainty.draws=\(count)"] + settings)
    let sample = try CohortStudy.answer(scenario).sampled().sample
    return try #require(sample).totals
  }

  /// Parameters of a distribution are written with as many digits as tell numbers apart.
  @Test func `the pack believes what the published code draws`() throws {
    let scenario = try ShippedScenarios.cohort(
      "sick-sicker.yaml", overrides: ["uncertainty.draws=1"])
    let joint = try #require(scenario.uncertainty).joint
    #expect(Set(joint.parameters.map(\.name)) == Set(Self.beliefs.map(\.path)))
    #expect(joint.parameters.allSatisfy { $0.bound == nil })
    for (path, belief) in Self.beliefs {
      let parameter = try #require(joint.parameters.first { $0.name == path })
      for probability in [0.01, 0.25, 0.5, 0.75, 0.99] {
        let value = parameter.values(at: probability)
        #expect(value.count == 1)
        #expect(abs(value[0] / belief.quantile(probability) - 1) < 1e-12, "\(path)")
      }
    }
  }

  private static func mean(_ values: [Double]) -> (value: Double, error: Double) {
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let variance = squares / Double(values.count - 1)
    return (mean, (variance / Double(values.count)).squareRoot())
  }

  /// With 20,000 draws standard errors are about $110 to $330 and 0.006 to 0.007 QALYs; within four of
  /// them, of ours and of the published together (a tenth more for theirs).
  @Test func `mean costs and QALYs are the published ones within four standard errors`() throws {
    let draws = try Self.totals(20_000)
    for (totals, published) in zip(draws, Self.published) {
      let (cost, qalys) = (Self.mean(totals.cost), Self.mean(totals.qalys))
      #expect(cost.error < 400 && qalys.error < 0.01)
      #expect(abs(cost.value - published.cost) <= 4 * 1.1 * cost.error, "\(cost)")
      #expect(abs(qalys.value - published.qalys) <= 4 * 1.1 * qalys.error, "\(qalys)")
    }
  }

  /// Ten standard errors away in QALYs: the means do tell how rows were counted.
  @Test func `with the half-cycle correction they would not be the published ones`() throws {
    let draws = try Self.totals(20_000, ["counting=half-cycle"])
    for (totals, published) in zip(draws, Self.published) {
      let qalys = Self.mean(totals.qalys)
      #expect(abs(qalys.value - published.qalys) > 10 * qalys.error)
    }
  }
}
