public import PopulationHealth

/// Who an intervention is for: the share of each cell's people who could be reached.
public struct Eligibility: Hashable, Sendable {
  /// Ages, or `nil` for all.
  public let ages: AgeRange?
  /// Labels of the sexes.
  public let sexes: [String]
  /// Labels of the quintiles.
  public let quintiles: [String]
  /// Codes of the segments.
  public let segments: [String]
  /// Codes of the places.
  public let places: [String]
  /// Part of the people so described who have the risk, in the order of `quintiles`.
  public let shareByQuintile: [Double]

  /// Makes a description of who is eligible.
  public init(
    ages: AgeRange?, sexes: [String], quintiles: [String], segments: [String], places: [String],
    shareByQuintile: [Double]
  ) {
    self.ages = ages
    self.sexes = sexes
    self.quintiles = quintiles
    self.segments = segments
    self.places = places
    self.shareByQuintile = shareByQuintile
  }

  /// The rows of a profile in which somebody is eligible, with the share of people who are.
  func rows(in shape: PopulationShape) -> [EligibleRow] {
    var result: [EligibleRow] = []
    let wanted = shape.ageIndices(in: ages)
    for (sex, sexLabel) in shape.sexes.enumerated() where sexes.contains(sexLabel) {
      for (quintile, quintileLabel) in shape.quintiles.enumerated() {
        guard let position = quintiles.firstIndex(of: quintileLabel) else { continue }
        let share = shareByQuintile[position]
        let group = shape.group(sex: sex, quintile: quintile)
        for (segment, description) in shape.segments.enumerated()
        where segments.contains(description.id) {
          // Nobody is in a segment outside its own ages.
          let ages = wanted.clamped(to: shape.ageIndices(in: description.ages))
          guard share > 0, !ages.isEmpty else { continue }
          result.append(
            EligibleRow(
              start: shape.profileIndex(group: group, segment: segment, age: ages.lowerBound),
              count: ages.count, segment: segment, quintile: quintile, share: share))
        }
      }
    }
    return result
  }
}

/// Ages side by side in `[sex, quintile, segment, age]` and the share of their people who are
/// eligible.
struct EligibleRow: Hashable, Sendable {
  /// Position of the youngest age.
  var start: Int
  var count: Int
  var segment: Int
  var quintile: Int
  var share: Double
}
