/// Births to women by single year of age.
public struct Fertility: Hashable, Sendable {
  /// Live births per woman-year at each position of the age axis.
  public let birthsPerWoman: YearSeries
  /// Births in each place and quintile over those its women would have at these rates,
  /// `[place, quintile]`.
  public let localFactor: [Double]
  /// The position of women on the axis of sexes.
  public let women: Int
  /// The share of births that is of each sex, in the order of the axis of sexes.
  public let shareOfBirths: [Double]
  /// The segment into which children are born.
  public let segment: Int

  /// Makes a schedule of fertility.
  public init(
    birthsPerWoman: YearSeries, localFactor: [Double], women: Int, shareOfBirths: [Double],
    segment: Int
  ) {
    self.birthsPerWoman = birthsPerWoman
    self.localFactor = localFactor
    self.women = women
    self.shareOfBirths = shareOfBirths
    self.segment = segment
  }

  /// The same schedule with so many times the births.
  package func scaled(by factor: Double) -> Fertility {
    Fertility(
      birthsPerWoman: birthsPerWoman.scaled(by: factor), localFactor: localFactor, women: women,
      shareOfBirths: shareOfBirths, segment: segment)
  }

  /// The same schedule for some of the places, by their positions.
  public func narrowed(toPlaces places: [Int], quintiles: Int) -> Fertility {
    Fertility(
      birthsPerWoman: birthsPerWoman,
      localFactor: places.flatMap { localFactor[($0 * quintiles)..<(($0 + 1) * quintiles)] },
      women: women, shareOfBirths: shareOfBirths, segment: segment)
  }
}
