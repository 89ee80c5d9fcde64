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

    private enum CodingKeys: String, CodingKey {
      case draws, made, draw, sampling, parameters
      case stopMeasure = "stop_measure"
      case stopStandardError = "stop_standard_error"
      case stoppedEarly = "stopped_early"
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
    }
  }
}
