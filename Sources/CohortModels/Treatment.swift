/// Something a strategy does for members of a cohort.
public struct Treatment: Hashable, Sendable {
  /// A hazard ratio on one move.
  public struct HazardRatio: Hashable, Sendable {
    /// Position of the state left.
    public let from: Int
    /// Position of the state reached.
    public let to: Int
    /// What the hazard is multiplied by.
    public internal(set) var ratio: Double

    /// Makes a hazard ratio.
    public init(from: Int, to: Int, ratio: Double) {
      self.from = from
      self.to = to
      self.ratio = ratio
    }
  }

  /// Its code.
  public let id: String
  /// What it adds to the cost of a year in each state.
  public internal(set) var addedCosts: [Double]
  /// Quality of life in each state under it; `nil` where it changes nothing.
  public internal(set) var utilities: [Double?]
  /// The hazards it changes.
  public internal(set) var hazardRatios: [HazardRatio]

  /// Makes a treatment.
  public init(
    id: String, addedCosts: [Double], utilities: [Double?], hazardRatios: [HazardRatio]
  ) {
    self.id = id
    self.addedCosts = addedCosts
    self.utilities = utilities
    self.hazardRatios = hazardRatios
  }
}
