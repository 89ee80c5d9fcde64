import Foundation

/// Published chances of death and how they change from year to year.
public struct MortalityRates: Hashable, Sendable {
  /// The year to which the published chances belong.
  public let baseYear: FinancialYear
  /// Chance that someone of an age at the start of the base year dies within it,
  /// `[sex, quintile, age]`.
  public let annualProbability: [Double]
  /// Chance that someone born during the base year dies before its end, `[sex, quintile]`.
  public let atBirth: [Double]
  /// Yearly change in the death rate at each age; -0.01 is a fall of 1% a year.
  public let annualChange: [Double]
  /// Risk of death of each segment relative to the others, as a yearly rate, `[segment, age]`.
  public let segmentRisk: [Double]

  /// Makes a set of rates.
  public init(
    baseYear: FinancialYear, annualProbability: [Double], atBirth: [Double],
    annualChange: [Double], segmentRisk: [Double]
  ) {
    self.baseYear = baseYear
    self.annualProbability = annualProbability
    self.atBirth = atBirth
    self.annualChange = annualChange
    self.segmentRisk = segmentRisk
  }

  /// The same rates with a trend so many times as steep.
  package func multiplyingTrend(by factor: Double) -> MortalityRates {
    MortalityRates(
      baseYear: baseYear, annualProbability: annualProbability, atBirth: atBirth,
      annualChange: annualChange.map { $0 * factor }, segmentRisk: segmentRisk)
  }

  /// Chances of death in `year`, `[sex, quintile, age]`: the published rate, −ln(1−p), scaled by
  /// the trend and turned back.
  public func annualProbability(in year: FinancialYear) -> [Double] {
    let ages = annualChange.count
    let trend = annualChange.map { pow(1 + $0, Double(year - baseYear)) }
    var rates = Rows.rates(ofChances: annualProbability)
    for start in stride(from: 0, to: rates.count, by: ages) {
      Rows.multiply(&rates, at: start, by: trend, at: 0, count: ages)
    }
    return Rows.chances(ofHazards: rates)
  }

  /// Chance that someone born in `year` dies before its end, `[sex, quintile]`.
  public func probabilityAtBirth(in year: FinancialYear) -> [Double] {
    let trend = pow(1 + (annualChange.first ?? 0), Double(year - baseYear))
    return atBirth.map { -expm1(log1p(-$0) * trend) }
  }
}
