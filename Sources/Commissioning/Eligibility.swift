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

  /// The cells of a profile in which somebody is eligible, with the share of people who are.
  func cells(in shape: PopulationShape) -> [EligibleCell] {
    var result: [EligibleCell] = []
    let wanted = shape.ageIndices(in: ages)
    for (sex, sexLabel) in shape.sexes.enumerated() where sexes.contains(sexLabel) {
      for (quintile, quintileLabel) in shape.quintiles.enumerated() {
        guard let position = quintiles.firstIndex(of: quintileLabel) else { continue }
        let share = shareByQuintile[position]
        let group = shape.group(sex: sex, quintile: quintile)
        for (segment, description) in shape.segments.enumerated()
        where segments.contains(description.id) {
          for age in wanted where share > 0 {
            result.append(
              EligibleCell(
                index: shape.profileIndex(group: group, segment: segment, age: age),
                segment: segment, quintile: quintile, share: share))
          }
        }
      }
    }
    return result
  }
}

/// A cell of `[sex, quintile, segment, age]` and the share of its people who are eligible.
struct EligibleCell: Hashable, Sendable {
  var index: Int
  var segment: Int
  var quintile: Int
  var share: Double
}
