import PopulationHealth

extension Fertility {
  init?(_ reader: FieldReader, shape: PopulationShape, folder: PackFolder) {
    let log = folder.log
    let table = folder.table(reader, "fertility")
    let places = reader.has("local") ? folder.table(reader, "local") : nil
    let mothers = reader.text("mothers")
    let ratio = reader.number("boys_per_girl")
    let segment = reader.name(
      "segment", among: KnownNames("segment", shape.segments.map(\.id)))
    reader.finish()
    guard let ages = shape.ages, let table, let mothers, let ratio, let segment else { return nil }
    guard let women = shape.sexes.firstIndex(of: mothers) else {
      log.error(
        "pack.unknown-sex", "\(Problem.quote(mothers)) is not one of the sexes",
        help: "the sexes are \(Suggestion.list(shape.sexes))", at: reader.mark)
      return nil
    }
    guard
      let rates = table.byYear(
        [TableAxis.ages(ages.ages)], value: "births_per_woman", in: .from(0, to: 1), missing: 0,
        log: log)
    else { return nil }
    let even = Array(repeating: 1.0, count: shape.places.count * shape.quintiles.count)
    guard
      let factors = places.map({ table in
        table.dense(
          [
            TableAxis("place", KnownNames("place", shape.places)),
            TableAxis("imd_quintile", KnownNames("quintile", shape.quintiles)),
          ], value: "factor", in: .from(0, to: 20), log: log)
      }) ?? even
    else { return nil }
    let girls = 1 / (1 + ratio)
    let others = Double(max(1, shape.sexes.count - 1))
    self.init(
      birthsPerWoman: YearSeries(values: rates), localFactor: factors, women: women,
      shareOfBirths: shape.sexes.indices.map { $0 == women ? girls : (1 - girls) / others },
      segment: shape.segments.firstIndex { $0.id == segment } ?? 0)
  }
}
