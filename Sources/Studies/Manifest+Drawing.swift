import Probability
import Scenarios

extension Manifest {
  /// How what is uncertain was drawn.
  public struct Drawing: Codable, Sendable {
    /// How many draws were asked for.
    public let draws: Int
    /// How many were made; absent where one was answered alone.
    public let made: Int?
    /// The draw that was answered alone, counted from 1.
    public let draw: Int?
    /// How they were spread.
    public let sampling: String
    /// How many parameters were drawn.
    public let parameters: Int
    /// The headline whose Monte Carlo standard error could end the draws early.
    public let stopMeasure: String?
    /// Its largest Monte Carlo standard error.
    public let stopStandardError: Double?
    /// Whether that ended them.
    public let stoppedEarly: Bool
    /// Correlations that could not all be true and were replaced; absent where there are none.
    public let repairedCorrelations: [Repair]?

    /// Correlations that were replaced by the nearest that can all be true.
    public struct Repair: Codable, Sendable {
      /// The parameters whose correlations they are.
      public let parameters: [String]
      /// The two whose correlation changed most.
      public let mostChanged: [String]
      /// That correlation as it was given.
      public let given: Double
      /// The same as it was drawn.
      public let drawn: Double

      private enum CodingKeys: String, CodingKey {
        case parameters, given, drawn
        case mostChanged = "most_changed"
      }

      init(_ repair: CorrelationRepair) {
        parameters = repair.names
        mostChanged = [repair.given.first, repair.given.second]
        (given, drawn) = (repair.given.value, repair.repaired.value)
      }

      static func all(of joint: JointDistribution) -> [Repair]? {
        joint.repairs.isEmpty ? nil : joint.repairs.map(Repair.init)
      }
    }

    private enum CodingKeys: String, CodingKey {
      case draws, made, draw, sampling, parameters
      case stopMeasure = "stop_measure"
      case stopStandardError = "stop_standard_error"
      case stoppedEarly = "stopped_early"
      case repairedCorrelations = "repaired_correlations"
    }

    /// The record of a run's draws; nothing where it has none.
    init?(of run: StudyRun) {
      guard let uncertainty = run.scenario.uncertainty, run.sample != nil || run.draw != nil else {
        return nil
      }
      draws = uncertainty.draws.count
      made = run.sample?.made
      draw = run.draw?.number
      sampling = uncertainty.draws.sampling.rawValue
      parameters = uncertainty.joint.parameters.count
      stopMeasure = uncertainty.stopping?.measure
      stopStandardError = uncertainty.stopping?.standardError
      stoppedEarly = run.sample?.isStoppedEarly ?? false
      repairedCorrelations = Repair.all(of: uncertainty.joint)
    }

    /// The record of a cohort's draws.
    init(of sample: CohortSample) {
      let uncertainty = sample.uncertainty
      draws = uncertainty.draws.count
      made = sample.isAlone ? nil : sample.draws.count
      draw = sample.isAlone ? sample.draws.upperBound : nil
      sampling = uncertainty.draws.sampling.rawValue
      parameters = uncertainty.joint.parameters.count
      stopMeasure = nil
      stopStandardError = nil
      stoppedEarly = false
      repairedCorrelations = Repair.all(of: uncertainty.joint)
    }
  }
}
