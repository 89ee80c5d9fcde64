/// Something about people that makes conditions more likely, such as smoking or blood pressure, and
/// how it is spread over them.
///
/// Spread is by `[sex, quintile, age]` and the same in every segment of need, as nothing is published
/// by both.
public struct RiskFactor: Hashable, Sendable {
  /// How a factor is spread over people.
  public enum Spread: Hashable, Sendable {
    /// Each person is in one category; `shares` holds for each its share of people,
    /// `[sex, quintile, age]`, and `reference` is the one without excess risk.
    case categories(names: [String], reference: Int, shares: [[Double]])
    /// Each person has a level, normally distributed with this mean and standard deviation,
    /// `[sex, quintile, age]`, in `unit`; below `reference` there is no excess risk. Where nobody has
    /// a level, as children, the deviation is 0.
    case level(unit: String, reference: Double, mean: [Double], deviation: [Double])
  }

  /// Part of the people that a programme may be for.
  public enum Part: Hashable, Sendable {
    /// Whatever their risk.
    case everyone
    /// Those in one category.
    case category(Int)
    /// Those whose level is above this.
    case above(Double)
  }

  /// The code used in files and tables.
  public let id: String
  /// What a reader sees.
  public let title: String
  /// How it is spread over people.
  public let spread: Spread
  /// Share of those who changed who keep to it after 0, 1, 2 … whole years, the last holding from
  /// then on; empty when nobody goes back.
  public let persistence: [Double]

  /// Makes a factor.
  public init(id: String, title: String, spread: Spread, persistence: [Double]) {
    self.id = id
    self.title = title
    self.spread = spread
    self.persistence = persistence
  }

  /// Share of those who changed who keep to it after so many whole years.
  public func persisting(after years: Int) -> Double {
    persistence.isEmpty ? 1 : persistence[min(years, persistence.count - 1)]
  }
}
