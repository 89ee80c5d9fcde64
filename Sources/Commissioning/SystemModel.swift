package import LinearAlgebra
public import PopulationHealth

/// A health system: its people and their need, what care they use, and what could be bought.
///
/// It answers one question, what happens under a plan; what that costs each organisation is the
/// affair of `Accounts`.
public struct SystemModel: Sendable {
  /// The years looked at.
  public let horizon: Horizon
  /// How need changes.
  public let need: NeedModel
  /// Quality of life by segment and age.
  public let quality: QualityOfLife
  /// Use of care by segment, age, sex and quintile.
  public private(set) var activity: ActivityModel
  /// What may be bought, in the order of every array.
  public private(set) var interventions: [Intervention]
  /// What is said of pairs of them. No intervention stands in two pairs of which only the larger
  /// counts on the same risk: the answer would depend on which came first.
  public let interactions: [Interaction]
  /// How risk factors become need; `nil` where the pack does not say.
  public let risk: RiskModel?
  let effects: PlanEffects

  /// Makes a system from its parts, which share one shape.
  public init(
    horizon: Horizon, need: NeedModel, quality: QualityOfLife, activity: ActivityModel,
    interventions: [Intervention], interactions: [Interaction] = [], risk: RiskModel? = nil
  ) {
    self.init(
      horizon: horizon, need: need, quality: quality, activity: activity,
      interventions: interventions, interactions: interactions, risk: risk, reusing: nil)
  }

  /// Makes a system, with what is the same as in effects that were prepared for its axes.
  init(
    horizon: Horizon, need: NeedModel, quality: QualityOfLife, activity: ActivityModel,
    interventions: [Intervention], interactions: [Interaction], risk: RiskModel?,
    reusing old: PlanEffects?
  ) {
    self.horizon = horizon
    self.need = need
    self.quality = quality
    self.activity = activity
    self.interventions = interventions
    self.interactions = interactions
    self.risk = risk
    effects = PlanEffects(
      shape: need.shape, interventions: interventions, interactions: interactions, risk: risk,
      pods: activity.pods.count, years: horizon.planYears + horizon.followUpYears, reusing: old)
  }

  /// The axes of the population.
  public var shape: PopulationShape { need.shape }

  /// A plan that buys nothing.
  public var nothing: CoveragePlan {
    CoveragePlan(
      nothingFor: interventions.count, places: shape.places.count, years: horizon.planYears)
  }

  /// The same system in which units per person of the same need stay as they are in a year.
  package func holdingActivityGrowth(at year: FinancialYear) -> SystemModel {
    var held = self
    held.activity = activity.holdingGrowth(at: year)
    return held
  }

  /// The same system in which it costs so many times as much to run every intervention.
  package func multiplyingUnitCosts(by factor: Double) -> SystemModel {
    var dearer = self
    dearer.interventions = interventions.map { $0.multiplyingUnitCost(by: factor) }
    return dearer
  }

  /// The share of eligible people that coverage in one year keeps under an intervention's effect in
  /// that year and each later year of the horizon.
  public func kernel(of intervention: Int) -> [Double] { effects.prepared[intervention].kernel }

  /// GBP of the model's price year for running an intervention in a place and year, and for setting it
  /// up, capital apart.
  package func programmePounds(_ intervention: Int, in place: Int, of year: YearOfSystem) -> Double
  {
    runningPounds(intervention, in: place, of: year)
      + settingUpPounds(intervention, in: place, of: year)
  }

  /// The part of it that is spent each year it runs.
  func runningPounds(_ intervention: Int, in place: Int, of year: YearOfSystem) -> Double {
    year.staffed[intervention, place] * interventions[intervention].resources.unitCost
  }

  /// The part of it that is spent once.
  func settingUpPounds(_ intervention: Int, in place: Int, of year: YearOfSystem) -> Double {
    let resources = interventions[intervention].resources
    return year.newCapacity[intervention, place] * resources.setUpCost
      + year.opened[intervention, place] * resources.openingCost
  }

  /// People eligible for each intervention among those the model starts with, `[intervention, place]`.
  package var eligibleAtStart: Matrix {
    var eligible = Matrix(rows: interventions.count, columns: shape.places.count)
    for place in shape.places.indices {
      for (intervention, count) in effects.eligiblePeople(in: need.start, place: place).enumerated()
      {
        eligible[intervention, place] = count
      }
    }
    return eligible
  }

  /// Whether an intervention may be bought in a place at all.
  public func isOffered(_ intervention: Int, in place: Int) -> Bool {
    effects.prepared[intervention].isInPlace[place]
  }
}
