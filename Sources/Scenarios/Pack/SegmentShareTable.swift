import PopulationHealth

/// Shares of each age in each segment, tilted by deprivation.
struct SegmentShareTable {
  /// Shares by age, `[segment, age]`, where an age outside the table is wholly in the segments whose
  /// ages hold it.
  let average: [Double]
  /// Shares by sex, quintile, segment and age.
  let shares: SegmentShares
  let relativities: NeedRelativities?

  init?(_ reader: FieldReader, people: PackPeople, costs: [Double]?, folder: PackFolder) {
    let shape = people.shape
    let log = folder.log
    guard let ages = shape.ages, let table = folder.table(reader, "segment_shares") else {
      return nil
    }
    let mixed = shape.segments.filter { $0.needRank != nil }
    let span = mixed.compactMap(\.ages).first ?? ages
    let axes = [
      TableAxis.ages(span.ages), TableAxis("segment", KnownNames("segment", mixed.map(\.id))),
    ]
    guard let dense = table.dense(axes, value: "share", in: .share, log: log) else { return nil }
    Self.checkSums(dense, mixed.count, span, table, log)
    var average = Array(repeating: 0.0, count: shape.blockSize)
    for age in 0..<shape.ageCount {
      let years = shape.ageInYears(at: age) ?? 0
      var sum = 0.0
      for (segment, description) in shape.segments.enumerated() {
        guard let position = mixed.firstIndex(of: description), span.contains(years) else {
          continue
        }
        let share = dense[(years - span.lower) * mixed.count + position]
        average[segment * shape.ageCount + age] = share
        sum += share
      }
      for (segment, description) in shape.segments.enumerated() {
        let cell = segment * shape.ageCount + age
        if sum > 0 {
          average[cell] /= sum
        } else if description.needRank == nil, description.ages?.contains(years) ?? true {
          average[cell] = 1
        }
      }
    }
    self.average = average
    let plain = SegmentShares(shape: shape, byAge: average)
    relativities = folder.table(reader, "need_relativities").flatMap {
      NeedRelativities($0, shape: shape, log: log)
    }
    guard let costs, let total = relativities?["total"] else {
      shares = plain
      return
    }
    shares = plain.tilted(
      costs: costs,
      toCostRatios: Self.ratiosWithinSex(total, people: people))
  }

  /// Shares are published to six decimals.
  private static let sumTolerance = 1e-4

  private static func checkSums(
    _ dense: [Double], _ segments: Int, _ span: AgeRange, _ table: CSVTable, _ log: ProblemLog
  ) {
    for age in span.ages {
      let start = (age - span.lower) * segments
      let sum = dense[start..<(start + segments)].reduce(0, +)
      guard abs(sum - 1) > sumTolerance else { continue }
      log.error(
        "pack.share-sum", "the shares of age \(age) sum to \(sum), not to 1",
        help: "check the rows of this age", at: Mark(file: table.file.name))
    }
  }

  /// Cost in each quintile over the mean of people of the same sex and age, `[sex, quintile, age]`.
  ///
  /// What differs between the sexes at an age, maternity above all, is not greater need of the kind
  /// segments measure, and is left to the relativities of activity.
  private static func ratiosWithinSex(_ relativity: [Double], people: PackPeople) -> [Double] {
    let shape = people.shape
    let (ages, groups, quintiles) = (shape.ageCount, shape.groupCount, shape.quintiles.count)
    var counts = Array(repeating: 0.0, count: groups * ages)
    for (index, number) in people.people.enumerated() { counts[index % (groups * ages)] += number }
    return relativity.indices.map { index in
      let (sex, age) = (index / ages / quintiles, index % ages)
      var (cost, number) = (0.0, 0.0)
      for quintile in 0..<quintiles {
        let other = (sex * quintiles + quintile) * ages + age
        cost += counts[other] * relativity[other]
        number += counts[other]
      }
      return cost > 0 ? relativity[index] * number / cost : 1
    }
  }
}
