public import PopulationHealth

/// Who an intervention is for: the share of each cell's people who could be reached.
public struct Eligibility: Hashable, Sendable {
  /// The part of a risk factor's spread that a programme is for.
  public struct Risk: Hashable, Sendable {
    /// Position of the factor.
    public let factor: Int
    /// Which of its people.
    public let part: RiskFactor.Part

    /// Makes a description of people by a risk factor.
    public init(factor: Int, part: RiskFactor.Part) {
      self.factor = factor
      self.part = part
    }
  }

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
  /// Part of the people so described who have the risk, in the order of `quintiles`; where `risk` is
  /// given, a further part of those.
  public package(set) var shareByQuintile: [Double]
  /// The risk factor that makes people eligible; `nil` for none.
  public let risk: Risk?

  /// Makes a description of who is eligible.
  public init(
    ages: AgeRange?, sexes: [String], quintiles: [String], segments: [String], places: [String],
    shareByQuintile: [Double], risk: Risk? = nil
  ) {
    self.ages = ages
    self.sexes = sexes
    self.quintiles = quintiles
    self.segments = segments
    self.places = places
    self.shareByQuintile = shareByQuintile
    self.risk = risk
  }

  /// The same people as they grow older: no longer too old, however long ago they were reached.
  var withAge: Eligibility {
    Eligibility(
      ages: ages.flatMap { AgeRange($0.lower, AgeRange.oldest) }, sexes: sexes,
      quintiles: quintiles, segments: segments, places: places,
      shareByQuintile: shareByQuintile, risk: risk)
  }

  /// The rows of a profile in which somebody is eligible, with the share of people who are.
  ///
  /// - Parameters:
  ///   - shape: the axes.
  ///   - shares: share of people of each `[sex, quintile, age]` who have the risk factor; `nil` where
  ///     none is asked for.
  /// - Returns: the rows in the order of the profile.
  func rows(in shape: PopulationShape, having shares: [Double]?) -> [EligibleRow] {
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
          let own = wanted.clamped(to: shape.ageIndices(in: description.ages))
          for (ages, having) in Self.runs(of: shares, group: group, ages: own, in: shape)
          where share * having > 0 {
            result.append(
              EligibleRow(
                start: shape.profileIndex(group: group, segment: segment, age: ages.lowerBound),
                count: ages.count, group: group, segment: segment, firstAge: ages.lowerBound,
                quintile: quintile, share: share * having, chosen: share))
          }
        }
      }
    }
    return result
  }

  /// The largest share of people of any sex, quintile, segment and age who are eligible.
  ///
  /// - Parameters:
  ///   - shape: the axes.
  ///   - shares: as for `rows`.
  /// - Returns: the share, 0 where nobody is.
  package func largestShare(in shape: PopulationShape, having shares: [Double]?) -> Double {
    rows(in: shape, having: shares).map(\.share).max() ?? 0
  }

  /// Ages cut into runs in which the share of people with a risk factor is the same.
  private static func runs(
    of shares: [Double]?, group: Int, ages: Range<Int>, in shape: PopulationShape
  ) -> [(ages: Range<Int>, share: Double)] {
    guard let shares else { return ages.isEmpty ? [] : [(ages, 1)] }
    let start = group * shape.ageCount
    var runs: [(ages: Range<Int>, share: Double)] = []
    for age in ages {
      if let last = runs.last, last.share == shares[start + age] {
        runs[runs.count - 1].ages = last.ages.lowerBound..<(age + 1)
      } else {
        runs.append((age..<(age + 1), shares[start + age]))
      }
    }
    return runs
  }
}

/// Ages side by side in `[sex, quintile, segment, age]` and the share of their people who are
/// eligible.
struct EligibleRow: Hashable, Sendable {
  /// Position of the youngest age.
  var start: Int
  var count: Int
  var group: Int
  var segment: Int
  /// Position of the youngest age on the age axis.
  var firstAge: Int
  var quintile: Int
  /// Share of people who are eligible.
  var share: Double
  /// Share of those with the risk factor asked for who are.
  var chosen: Double
}
