import Commissioning
import Probability

extension Replanning {
  /// A programme in a place over some years of the plan, in the plans of all draws.
  public struct Decision: Sendable {
    /// Position of the intervention.
    public let intervention: Int
    /// Position of the place.
    public let place: Int
    /// Years of the plan, the first being 0.
    public let years: Range<Int>
    /// Share of the draws' plans that buy it in any of those years.
    public let appears: Double
    /// Whether the chosen plan does.
    public let isChosen: Bool
    /// GBP the chosen plan spends on it.
    public let chosenPounds: Double
    /// Share of people eligible the chosen plan reaches, the mean over the years.
    public let chosenCoverage: Double
    /// GBP the draws' plans spend on it, one a draw with a plan.
    public let pounds: [Double]
    /// Share of people eligible they reach, the mean over the years, one a draw with a plan.
    public let coverage: [Double]

    /// The mean of one a draw, what one in ten is below and what one in ten is above.
    public func spread(of values: [Double]) -> [Double] {
      [values.sampleMean, values.sampleQuantile(0.1), values.sampleQuantile(0.9)]
    }
  }

  /// Coverage below this is rounding.
  private static let nothing = 1e-9

  /// Every programme and place that the chosen plan or any of the others buys: over all years, then over
  /// the earlier and the later half.
  public var decisions: [Decision] {
    let plans = draws.compactMap { draw in
      draw.plan.flatMap { plan in draw.pounds.map { (plan, $0) } }
    }
    guard !plans.isEmpty else { return [] }
    let years = chosen.years
    let half = (years + 1) / 2
    let spans = [0..<years] + (years > 1 ? [0..<half, half..<years] : [])
    return (0..<chosen.interventions).flatMap { intervention in
      (0..<chosen.places).flatMap { place in
        spans.compactMap { span -> Decision? in
          func coverage(_ plan: CoveragePlan) -> Double {
            span.reduce(0.0) { $0 + plan[intervention, place, $1] } / Double(span.count)
          }
          func spent(_ pounds: [Double]) -> Double {
            span.reduce(0.0) { $0 + pounds[chosen.index(intervention, place, $1)] }
          }
          let reached = plans.map { coverage($0.0) }
          let own = coverage(chosen)
          let times = reached.count { $0 > Self.nothing }
          guard times > 0 || own > Self.nothing else { return nil }
          return Decision(
            intervention: intervention, place: place, years: span,
            appears: Double(times) / Double(plans.count), isChosen: own > Self.nothing,
            chosenPounds: spent(chosenPounds), chosenCoverage: own,
            pounds: plans.map { spent($0.1) }, coverage: reached)
        }
      }
    }
  }

  /// Regret over the draws that have a plan.
  public struct Regret: Sendable {
    /// Mean.
    public let mean: Double
    /// Monte Carlo standard error of the mean.
    public let standardError: Double
    /// Nine in ten draws have more.
    public let low80: Double
    /// One in ten draws has more.
    public let high80: Double
    /// 97.5% of draws have more.
    public let low95: Double
    /// 2.5% of draws have more.
    public let high95: Double
    /// Share of draws with none, to what the search is right to.
    public let none: Double
    /// Share of draws in which the chosen plan breaks a limit.
    public let chosenBreaks: Double
  }

  /// What holding to the chosen plan costs; `nil` where no draw has a plan.
  public var regret: Regret? {
    let found = draws.filter { $0.best != nil }
    let regrets = found.compactMap(\.regret)
    guard !regrets.isEmpty else { return nil }
    let none = found.count { draw in
      (draw.regret ?? 0) <= Self.noRegret * abs(draw.best?.gain ?? 0)
    }
    return Regret(
      mean: regrets.sampleMean, standardError: regrets.standardErrorOfMean,
      low80: regrets.sampleQuantile(0.1), high80: regrets.sampleQuantile(0.9),
      low95: regrets.sampleQuantile(0.025), high95: regrets.sampleQuantile(0.975),
      none: Double(none) / Double(found.count),
      chosenBreaks: Double(found.count { $0.chosen.breach != nil }) / Double(found.count))
  }

  /// The fixed plan that is best on average, where it is not the chosen one, clearly gains more (by two
  /// standard errors, though the best of many looks better than it is) and keeps to all limits at least as
  /// often; `nil` where there is none.
  public var betterFixedPlan: FixedPlan? {
    guard let chosen = fixedPlans.first else { return nil }
    let better = fixedPlans.dropFirst().filter {
      $0.difference > 2 * $0.differenceError && $0.keepsToLimits >= chosen.keepsToLimits
    }
    return better.max { $0.difference < $1.difference }
  }
}
