/// Net migration into each place, half of it before and half after the year's deaths and moves.
public struct Migration: Hashable, Sendable {
  /// Net migrants from outside the country reaching each age by the end of a year,
  /// `[place, sex, quintile, age]`, people, for each year given.
  public let external: YearSeries
  /// Net migrants between places over people of an age at the start of the year,
  /// `[place, sex, quintile, age]`.
  public let internalRate: [Double]

  /// Makes a schedule of migration.
  public init(external: YearSeries, internalRate: [Double]) {
    self.external = external
    self.internalRate = internalRate
  }

  /// The same with so many times the migrants from outside the country.
  package func multiplyingExternal(by factor: Double) -> Migration {
    Migration(external: external.scaled(by: factor), internalRate: internalRate)
  }
}
