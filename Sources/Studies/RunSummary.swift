public import Commissioning
import LinearAlgebra
import PopulationHealth
import Scenarios

/// The few numbers a whole run comes down to. Sums are over the horizon for health and activity and
/// over the plan's years for money, undiscounted.
public struct RunSummary: Sendable {
  /// QALYs lived under the plan beyond doing nothing; `nil` without a plan, as the next four, and
  /// where quality of life is not measured.
  public let qalysGained: Double?
  /// Deaths under doing nothing less those under the plan. Everyone dies once: deaths averted come
  /// back later as people live on.
  public let deathsAverted: Double?
  /// Hospital bed days of doing nothing less those of the plan.
  public let bedDaysAvoided: Double?
  /// GBP spent on programmes.
  public let programmePounds: Double?
  /// Person-years in segments of high need under the plan.
  public let planHighNeedYears: Double?
  /// The same under doing nothing.
  public let baselineHighNeedYears: Double
  /// GBP by which the envelopes pass the cost of doing nothing; `nil` without an envelope.
  public let baselineBalance: Double?
  /// The same for the plan.
  public let planBalance: Double?

  /// Sums a run up.
  public init(of run: StudyRun) {
    func sum(_ arm: StudyRun.Arm, _ value: (YearOfSystem.Outcomes) -> Double) -> Double {
      arm.years.reduce(0.0) { $0 + $1.outcomes.reduce(0.0) { $0 + value($1) } }
    }
    func bedDays(_ arm: StudyRun.Arm) -> Double {
      arm.years.reduce(0.0) { $0 + $1.bedDays(pods: run.scenario.model.activity.pods) }
    }
    func balance(_ arm: StudyRun.Arm) -> Double? {
      guard run.scenario.terms.envelope != nil else { return nil }
      return arm.accounts.reduce(0.0) { $0 + $1.systems.reduce(0.0) { $0 + $1.balance } }
    }
    let baseline = run.baseline
    baselineHighNeedYears = sum(baseline) { $0.highNeedYears }
    baselineBalance = balance(baseline)
    guard let plan = run.plan else {
      qalysGained = nil
      deathsAverted = nil
      bedDaysAvoided = nil
      programmePounds = nil
      planHighNeedYears = nil
      planBalance = nil
      return
    }
    qalysGained =
      run.scenario.model.quality.isMeasured
      ? sum(plan) { $0.qalys } - sum(baseline) { $0.qalys } : nil
    deathsAverted = sum(baseline) { $0.deaths } - sum(plan) { $0.deaths }
    bedDaysAvoided = bedDays(baseline) - bedDays(plan)
    programmePounds = plan.accounts.reduce(0.0) { $0 + $1.programmePounds }
    planHighNeedYears = sum(plan) { $0.highNeedYears }
    planBalance = balance(plan)
  }
}

extension YearOfSystem {
  /// Hospital bed days of the year in all places.
  public func bedDays(pods: [PointOfDelivery]) -> Double {
    pods.indices.reduce(0.0) { sum, pod in
      sum + pods[pod].bedDaysPerUnit
        * (0..<units.rows).reduce(0.0) { $0 + units[$1, pod] }
    }
  }
}
