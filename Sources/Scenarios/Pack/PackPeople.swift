import PopulationHealth

/// Who lives in the country of a pack at the start of its base year, and on which axes.
struct PackPeople {
  let places: PackPlaces
  /// The axes with every place of the country.
  let shape: PopulationShape
  let ageBands: [AgeRange]
  /// People by `[place, sex, quintile, age]`, or by `[place, sex, quintile, segment, age]` where the
  /// table divides by segment itself.
  let people: [Double]
  let isBySegment: Bool
  let official: OfficialConstraint

  init?(_ reader: FieldReader, segments: [Segment], isBySegment: Bool, folder: PackFolder) {
    let log = folder.log
    let placeTable = folder.table(reader, "places")
    let peopleTable = folder.table(reader, "population")
    let officialTable = folder.table(reader, "official_projection")
    let sexes = Self.labels(reader, "sexes")
    let quintiles = Self.labels(reader, "quintiles")
    let ages = Self.ages(reader, isBySegment: isBySegment)
    let bands = reader.list("age_bands").compactMap { node -> AgeRange? in
      guard let text = node.text, let band = AgeRange(text) else {
        log.error(
          "value.age-range", "an age band must be ages such as 65-74, or all",
          help: "write, for example, [0-16, 17-64, 65-90]", at: node.mark)
        return nil
      }
      return band
    }
    if let range = ages?.range, bands != [.all], !Self.covers(bands, range) {
      log.error(
        "value.age-range", "the age bands do not follow one another from \(range)",
        help: "write bands without gap or overlap, such as [0-16, 17-64, 65-90]",
        at: reader.mark(of: "age_bands"))
    }
    let places = placeTable.flatMap { PackPlaces($0, log: log) }
    shape = PopulationShape(
      places: places?.places.map(\.code) ?? [], sexes: sexes ?? [], quintiles: quintiles ?? [],
      segments: segments, ages: ages?.range)
    official = OfficialConstraint(
      reader, table: sexes == nil || ages == nil ? nil : officialTable, shape: shape)
    reader.finish()
    guard let peopleTable, sexes != nil, quintiles != nil, let ages, let places else { return nil }
    self.places = places
    self.isBySegment = isBySegment
    ageBands = bands
    let found =
      ages.range == nil || isBySegment
      ? Self.tidy(peopleTable, shape: shape, isBySegment: isBySegment, log: log)
      : Self.wide(peopleTable, shape: shape, log: log)
    guard let found else { return nil }
    people = found
  }

  /// A list of labels, or `all`.
  private static func labels(_ reader: FieldReader, _ attribute: String) -> [String]? {
    guard let node = reader.node(attribute) else { return nil }
    if let text = node.text { return [text] }
    let labels = (node.items ?? []).compactMap(\.text)
    guard !labels.isEmpty, Set(labels).count == labels.count else {
      reader.log.error(
        "value.list", "'\(attribute)' must be a list of different names, or all", at: node.mark)
      return nil
    }
    return labels
  }

  /// Whether bands follow one another over a range, without gap or overlap.
  private static func covers(_ bands: [AgeRange], _ range: AgeRange) -> Bool {
    let ends = zip(bands, bands.dropFirst())
    return bands.first?.lower == range.lower && bands.last?.upper == range.upper
      && ends.allSatisfy { $0.upper + 1 == $1.lower }
  }

  private struct Ages { var range: AgeRange? }

  /// Ages to the oldest, and from birth unless people join at an age of their own.
  private static func ages(_ reader: FieldReader, isBySegment: Bool) -> Ages? {
    guard let text = reader.text("ages") else { return nil }
    if text == "all" { return Ages(range: nil) }
    guard let range = AgeRange(text), isBySegment || range.lower == 0,
      range.upper == AgeRange.oldest
    else {
      reader.log.error(
        "value.age-range", "'ages' must be single years of age such as 0-90, or all",
        help: "write 0-90, where 90 is 90 and over", at: reader.mark)
      return nil
    }
    return Ages(range: range)
  }

  private static func axes(_ shape: PopulationShape) -> [TableAxis] {
    let places = KnownNames("place", shape.places.count == 1 ? ["all"] : shape.places)
    return [
      TableAxis("place", places), TableAxis("sex", KnownNames("sex", shape.sexes)),
      TableAxis("imd_quintile", KnownNames("quintile", shape.quintiles)),
    ]
  }

  private static func tidy(
    _ table: CSVTable, shape: PopulationShape, isBySegment: Bool, log: ProblemLog
  ) -> [Double]? {
    var axes = axes(shape)
    if isBySegment {
      axes.append(TableAxis("segment", KnownNames("segment", shape.segments.map(\.id))))
    }
    if let ages = shape.ages { axes.append(.ages(ages.ages)) }
    return table.dense(axes, value: "people", in: .atLeast(0), unit: "people", log: log)
  }

  /// One row a (place, sex, quintile), one column an age.
  private static func wide(
    _ table: CSVTable, shape: PopulationShape, log: ProblemLog
  ) -> [Double]? {
    let axes = axes(shape).filter(\.isDivided)
    let ages = (shape.ages?.ages ?? 0...0).map { "age_\($0)" }
    guard let columns = table.columns(axes.map(\.column) + ages, log: log) else { return nil }
    let keys = Array(columns.prefix(axes.count))
    table.checkUnique(keys, log: log)
    let blocks = shape.places.count * shape.groupCount
    var people = Array(repeating: Double.nan, count: blocks * shape.ageCount)
    for row in table.rowIndices {
      var block = 0
      for (axis, column) in zip(axes, keys) {
        guard let index = table.index(row, column, of: axis.names, log: log) else {
          block = -1
          break
        }
        block = block * axis.names.names.count + index
      }
      for (age, column) in columns.dropFirst(axes.count).enumerated() {
        let number = table.number(row, column, in: .atLeast(0), unit: "people", log: log)
        if block >= 0, let number { people[block * shape.ageCount + age] = number }
      }
    }
    if let gap = people.firstIndex(where: \.isNaN), !log.hasErrors {
      let place = shape.places[gap / shape.ageCount / shape.groupCount]
      log.error(
        "pack.missing-row", "people of place '\(place)' are missing for a sex and quintile",
        help: "add a row for each", at: Mark(file: table.file.name))
      return nil
    }
    return people
  }
}
