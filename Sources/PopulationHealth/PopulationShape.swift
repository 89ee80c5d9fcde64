/// The axes of a population: which places, sexes, deprivation quintiles, segments of need and ages.
///
/// Every array over people is laid out `[place, sex, quintile, segment, age]`, age varying fastest.
/// A *block* is one (place, sex, quintile); a *group* is one (sex, quintile); a *profile* is the
/// part of an array that belongs to one place: `[sex, quintile, segment, age]`.
public struct PopulationShape: Sendable {
  /// What copies share. A shape is handed on with every array it describes, far more often than it is
  /// read: a copy counts one reference, whatever the number of axes.
  @usableFromInline
  final class Axes: Sendable {
    @usableFromInline let places: [String]
    @usableFromInline let sexes: [String]
    @usableFromInline let quintiles: [String]
    @usableFromInline let segments: [Segment]

    init(places: [String], sexes: [String], quintiles: [String], segments: [Segment]) {
      self.places = places
      self.sexes = sexes
      self.quintiles = quintiles
      self.segments = segments
    }
  }

  @usableFromInline let axes: Axes

  /// Codes of the places, in the order of every table.
  @inlinable public var places: [String] { axes.places }
  /// Labels of the sexes, or `["all"]` where the pack does not divide by sex.
  @inlinable public var sexes: [String] { axes.sexes }
  /// Labels of the deprivation quintiles, `"1"` the most deprived, or `["all"]`.
  @inlinable public var quintiles: [String] { axes.quintiles }
  /// The segments of need, from the least to the greatest need.
  @inlinable public var segments: [Segment] { axes.segments }
  /// Single years of age, the last of them open; `nil` where the pack does not divide by age.
  public let ages: AgeRange?
  /// How many ages an array holds: one where the pack does not divide by age.
  public let ageCount: Int
  /// How many (sex, quintile) groups there are.
  public let groupCount: Int
  /// How many (place, sex, quintile) blocks there are.
  public let blockCount: Int
  /// Cells of one block: `[segment, age]`.
  public let blockSize: Int

  /// Makes a shape from its axes.
  public init(
    places: [String], sexes: [String], quintiles: [String], segments: [Segment], ages: AgeRange?
  ) {
    axes = Axes(places: places, sexes: sexes, quintiles: quintiles, segments: segments)
    self.ages = ages
    ageCount = ages.map { $0.upper - $0.lower + 1 } ?? 1
    groupCount = sexes.count * quintiles.count
    blockCount = places.count * groupCount
    blockSize = segments.count * ageCount
  }

  /// Cells of one place: `[sex, quintile, segment, age]`.
  public var profileSize: Int { groupCount * blockSize }
  /// Cells of the whole array.
  public var stateSize: Int { blockCount * blockSize }

  /// The position of a (sex, quintile) group among the groups.
  public func group(sex: Int, quintile: Int) -> Int { sex * quintiles.count + quintile }

  /// The position of a cell in one place's profile.
  public func profileIndex(group: Int, segment: Int, age: Int) -> Int {
    (group * segments.count + segment) * ageCount + age
  }

  /// The age in years at a position of the age axis; `nil` where there is no such axis.
  public func ageInYears(at index: Int) -> Int? { ages.map { $0.lower + index } }

  /// The positions on the age axis that fall in `range`; all of them where there is no such axis.
  public func ageIndices(in range: AgeRange?) -> Range<Int> {
    guard let ages, let range else { return 0..<ageCount }
    let lower = max(range.lower, ages.lower) - ages.lower
    let upper = min(range.upper, ages.upper) - ages.lower
    return lower <= upper ? lower..<(upper + 1) : 0..<0
  }

  /// The same axes with only the places at some positions.
  func selecting(_ positions: Range<Int>) -> PopulationShape {
    positions == places.indices ? self : selecting(places: Array(places[positions]))
  }

  /// The same axes with only some of the places, in the order given.
  public func selecting(places chosen: [String]) -> PopulationShape {
    PopulationShape(
      places: chosen, sexes: sexes, quintiles: quintiles, segments: segments, ages: ages)
  }
}

extension PopulationShape: Hashable {
  /// Whether both have the same axes; copies of one shape are found to at once.
  public static func == (one: PopulationShape, other: PopulationShape) -> Bool {
    one.axes === other.axes && one.ages == other.ages
      || (one.places == other.places && one.sexes == other.sexes
        && one.quintiles == other.quintiles && one.segments == other.segments
        && one.ages == other.ages)
  }

  /// Feeds the axes to a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(places)
    hasher.combine(sexes)
    hasher.combine(quintiles)
    hasher.combine(segments)
    hasher.combine(ages)
  }
}

/// A level of need that people live in for a year and may leave for another.
public struct Segment: Hashable, Sendable {
  /// The code used in tables, such as `CS4`.
  public let id: String
  /// What a reader sees.
  public let title: String
  /// The ages at which people are in this segment; `nil` means all ages.
  public let ages: AgeRange?
  /// Rank of need among the segments people move between; `nil` for one (children) outside that order.
  public let needRank: Int?
  /// Whether years spent here count as years of high need in the outcomes.
  public let isHighNeed: Bool

  /// Makes a segment.
  public init(id: String, title: String, ages: AgeRange?, needRank: Int?, isHighNeed: Bool) {
    self.id = id
    self.title = title
    self.ages = ages
    self.needRank = needRank
    self.isHighNeed = isHighNeed
  }
}
