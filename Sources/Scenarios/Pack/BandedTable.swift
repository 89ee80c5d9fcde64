import PopulationHealth

/// A table whose rows are for bands of ages, `age_from` to `age_to`, of something the other columns
/// name.
struct BandedTable {
  let table: CSVTable
  let shape: PopulationShape
  let log: ProblemLog

  /// What the rows are about and what they say.
  struct Layout {
    /// The columns that name what a row is about.
    var keys: [String]
    /// The things a row may be about, in words.
    var slots: [String]
    /// The axes between the thing and age.
    var axes: [TableAxis]
    /// The columns of values, with the numbers that will do.
    var values: [(name: String, range: NumberRange)]
    /// Columns that may be there and are read by others.
    var others: [String] = []
    /// The ages every thing must have rows for; `nil` where it may lack those before its first band
    /// and after its last, or all of them.
    var covering: AgeRange?
  }

  /// The arrays of each column of values, `[slot, axes…, age]`; not a number where there is no row.
  ///
  /// - Parameters:
  ///   - layout: the columns.
  ///   - slot: what a row is about, by position; nothing if that is wrong and reported.
  /// - Returns: nothing if a column is missing; problems with rows are reported.
  func read(_ layout: Layout, slot: (Int, [CSVTable.Column]) -> Int?) -> [[Double]]? {
    let divided = layout.axes.filter(\.isDivided)
    let names =
      layout.keys + divided.map(\.column) + ["age_from", "age_to"] + layout.values.map(\.name)
    guard let columns = table.columns(names, optional: layout.others, log: log) else { return nil }
    let keys = Array(columns.prefix(layout.keys.count))
    let ends = layout.keys.count + divided.count
    let values = columns.dropFirst(ends + 2)
    let perSlot = layout.axes.reduce(1) { $0 * $1.names.names.count }
    let ages = shape.ageCount
    var arrays = layout.values.map { _ in
      Array(repeating: Double.nan, count: layout.slots.count * perSlot * ages)
    }
    var rowOf = [Int?](repeating: nil, count: layout.slots.count * perSlot * ages)
    let errorsBefore = log.errorCount
    for row in table.rowIndices {
      var position = slot(row, keys)
      for (axis, column) in zip(divided, columns[layout.keys.count..<ends]) {
        let index = table.index(row, column, of: axis.names, log: log)
        position = index.flatMap { index in
          position.map { $0 * axis.names.names.count + index }
        }
      }
      let band = table.ageBand(row, from: columns[ends], to: columns[ends + 1], log: log)
      let numbers = zip(values, layout.values).map {
        table.number(row, $0, in: $1.range, log: log)
      }
      guard let position, let band else { continue }
      for age in shape.ageIndices(in: band) {
        let cell = position * ages + age
        if let earlier = rowOf[cell] {
          log.error(
            "pack.overlap", "the ages of this row overlap those of line \(line(earlier))",
            help: "let each age stand in one band", at: table.mark(row, columns[ends]))
          break
        }
        rowOf[cell] = row
        for (value, number) in numbers.enumerated() { arrays[value][cell] = number ?? 0 }
      }
    }
    guard log.errorCount == errorsBefore else { return arrays }
    if let covering = layout.covering {
      reportGaps(rowOf, layout, perSlot: perSlot, over: shape.ageIndices(in: covering))
    } else {
      reportGapsBetween(rowOf, layout, perSlot: perSlot, columns[ends])
    }
    return arrays
  }

  private func line(_ row: Int) -> Int { table.mark(row: row).line }

  private func reportGaps(
    _ rowOf: [Int?], _ layout: Layout, perSlot: Int, over ages: Range<Int>
  ) {
    for (slot, words) in layout.slots.enumerated() {
      for position in 0..<perSlot {
        let start = (slot * perSlot + position) * shape.ageCount
        guard let gap = ages.first(where: { rowOf[start + $0] == nil }) else { continue }
        log.error(
          "pack.age-gap",
          "there is no row for \(self.words(words, position, layout)) at age "
            + "\(shape.ageInYears(at: gap) ?? 0)",
          help: "let the bands cover every adult age without a gap",
          at: Mark(file: table.file.name))
        break
      }
    }
  }

  /// Ages without a row between two bands of one thing, at the row after them.
  private func reportGapsBetween(
    _ rowOf: [Int?], _ layout: Layout, perSlot: Int, _ from: CSVTable.Column
  ) {
    let ages = shape.ageCount
    for (position, words) in layout.slots.enumerated().flatMap({ slot, words in
      (0..<perSlot).map { (slot * perSlot + $0, words) }
    }) {
      let known = (0..<ages).filter { rowOf[position * ages + $0] != nil }
      for (before, after) in zip(known, known.dropFirst()) where after > before + 1 {
        guard let row = rowOf[position * ages + after],
          let first = shape.ageInYears(at: before + 1), let last = shape.ageInYears(at: after - 1)
        else { continue }
        let gap = first == last ? "age \(first)" : "ages \(first) to \(last)"
        log.error(
          "pack.age-gap",
          "there is no row for \(self.words(words, position % perSlot, layout)) at \(gap), and "
            + "there are rows before and after",
          help: "let each band start where the one before it ends", at: table.mark(row, from))
      }
    }
  }

  /// What a position between a thing and age is for, in words.
  private func words(_ slot: String, _ position: Int, _ layout: Layout) -> String {
    var rest = position
    var of: [String] = []
    for axis in layout.axes.reversed() where axis.isDivided {
      let names = axis.names.names
      of.insert("\(axis.column) \(names[rest % names.count])", at: 0)
      rest /= names.count
    }
    return ([slot] + of).joined(separator: ", ")
  }
}
