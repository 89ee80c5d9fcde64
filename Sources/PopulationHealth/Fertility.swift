/// Births to women by single year of age.
public struct Fertility: Hashable, Sendable {
  /// Live births per woman-year at each position of the age axis.
  public let birthsPerWoman: YearSeries
  /// The position of women on the axis of sexes.
  public let women: Int
  /// The share of births that is of each sex, in the order of the axis of sexes.
  public let shareOfBirths: [Double]
  /// The segment into which children are born.
  public let segment: Int

  /// Makes a schedule of fertility.
  public init(
    birthsPerWoman: YearSeries, women: Int, shareOfBirths: [Double], segment: Int
  ) {
    self.birthsPerWoman = birthsPerWoman
    self.women = women
    self.shareOfBirths = shareOfBirths
    self.segment = segment
  }
}
