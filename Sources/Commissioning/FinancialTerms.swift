import Foundation
public import PopulationHealth

/// The terms on which money moves: who pays whom for what, how much there is, how prices grow.
public struct FinancialTerms: Sendable {
  /// The year in whose prices every amount is stated.
  public let priceYear: FinancialYear
  /// The first year of the plan.
  public let planStart: FinancialYear
  /// The systems studied.
  public let systems: [CommissioningSystem]
  /// Position of the system each place belongs to.
  public let systemOfPlace: [Int]
  /// Everyone who delivers care to the places studied.
  public let providers: [Provider]
  /// Who delivers each kind of care to each place; shares of a kind sum to one.
  public let providerShares: [[String: [ProviderShare]]]
  /// The envelope: GBP of the price year each system has, `[system][year of the plan]`; `nil` where
  /// none is given and affordability is not asked about.
  public let envelope: [[Double]]?
  /// GBP of the price year each system spends in the first year of the plan on what the model does not
  /// follow, `[system]`; `nil` where that is what its envelope of the year leaves.
  public let notModelled: [Double]?
  /// Yearly growth of unit costs above general inflation: uplift less efficiency.
  public let unitCostGrowth: Double

  /// Whether doing nothing spends the envelope of the first year to the pound, as what the model does not
  /// follow is taken to cost what is left of it.
  public var closesFirstYear: Bool { notModelled == nil }

  /// Makes a set of terms.
  public init(
    priceYear: FinancialYear, planStart: FinancialYear, systems: [CommissioningSystem],
    systemOfPlace: [Int],
    providers: [Provider], providerShares: [[String: [ProviderShare]]], envelope: [[Double]]?,
    notModelled: [Double]? = nil, unitCostGrowth: Double
  ) {
    self.priceYear = priceYear
    self.planStart = planStart
    self.systems = systems
    self.systemOfPlace = systemOfPlace
    self.providers = providers
    self.providerShares = providerShares
    self.envelope = envelope
    self.notModelled = notModelled
    self.unitCostGrowth = unitCostGrowth
  }

  /// What a pound of the price year's activity costs in a year of the plan, the first being 0, in
  /// pounds of the price year: unit costs grow above general inflation.
  public func priceLevel(year: Int) -> Double {
    pow(1 + unitCostGrowth, Double(planStart + year - priceYear))
  }
}
