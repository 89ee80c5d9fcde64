/// The part of a health system that an uncertain parameter stands for.
///
/// Interventions, points of delivery and effects are given by their positions in the model, effects in
/// the order of their list. Values are in the units of the files they stand in: pounds are those of an
/// intervention's own price year, or of the year of the pack's prices.
public enum ParameterTarget: Hashable, Sendable {
  /// Pounds for each person an intervention reaches.
  case unitCost(intervention: Int)
  /// Pounds, once, for each extra person of yearly capacity.
  case setUpCost(intervention: Int)
  /// Pounds of capital, once, for each extra person of yearly capacity.
  case capitalCost(intervention: Int)
  /// Pounds, once, each time a place begins with an intervention.
  case openingCost(intervention: Int)
  /// Share of those an intervention describes who are eligible: one value for all quintiles, or one for
  /// each of its own.
  case eligibleShare(intervention: Int)
  /// Whole-time equivalents of a staff group for each thousand people an intervention reaches.
  case staff(intervention: Int, group: Int)
  /// Share of the remaining effect lost each year.
  case decay(intervention: Int)
  /// Share who leave a category of a risk factor, or change of its level.
  case riskFactor(intervention: Int, effect: Int)
  /// Hazard ratio of a condition, other than through a risk factor.
  case condition(intervention: Int, effect: Int)
  /// Hazard ratio of moves to greater need.
  case upwardMoves(intervention: Int)
  /// Hazard ratio of death.
  case deaths(intervention: Int)
  /// EQ-5D gained per person reached and year of effect.
  case qualityOfLife(intervention: Int)
  /// Share of a reached person's own units that is avoided.
  case avoided(intervention: Int, effect: Int)
  /// Units added elsewhere for each unit avoided.
  case replacement(intervention: Int, effect: Int)
  /// Units added per person reached and year of effect.
  case added(intervention: Int, effect: Int)
  /// The relative risks of one pair of a risk factor and a condition, one value for each row of the
  /// pack's table.
  case relativeRisk(Int)
  /// What one factor does to another, by its position among the risk model's mediations.
  case mediation(Int)
  /// Pounds of one unit at a point of delivery; every segment's price moves in proportion.
  case price(pod: Int)
  /// How the cost at a point of delivery divides into what stays, what goes in steps and what goes with
  /// each unit: one value for each of the three that is above zero.
  case costShares(pod: Int)
  /// Yearly growth in units per person of the same need at a point of delivery.
  case activityGrowth(pod: Int)
  /// Quality of life of a segment relative to the others.
  case segmentQuality(segment: Int)
  /// A factor on the population's quality of life at every age.
  case qualityNorms
  /// The share of the observed drift of case-mix that is carried.
  case caseMixDrift
  /// A factor on the yearly change in death rates at every age.
  case mortalityTrend
  /// A factor on births per woman at every age, in every year.
  case fertility
  /// A factor on net migrants from outside the country, in every year.
  case externalMigration
  /// Yearly growth of unit costs above general inflation, before efficiency.
  case costUplift
  /// Yearly efficiency.
  case efficiency
  /// Yearly growth of the envelope above general inflation.
  case envelopeGrowth
}
