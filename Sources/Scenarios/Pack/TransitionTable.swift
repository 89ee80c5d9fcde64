import Foundation
import PopulationHealth

/// Yearly chances or rates of moving between segments or dying, spread over single ages.
struct TransitionTable {
  /// Moves among those who live, `[from, to, age]`; where nobody is in a segment at an age, staying.
  let survivors: [Double]
  /// Rate of death of each segment, −ln(1 − p), `[segment, age]`; 1 where the table gives none.
  let deathRates: [Double]
  /// Rates between segments and, last, death, by age; `nil` where the pack gives chances alone.
  let rates: [RateMatrix]?

  /// How far a row may be from one; published probabilities are rounded to seven decimals.
  static let rowTolerance = 1e-5

  /// Moves for each person-year; with deaths above some hundreds nobody would live through a year.
  private static let rateRange = NumberRange.from(0, to: 100)

  init?(_ reader: FieldReader, shape: PopulationShape, folder: PackFolder) {
    let basis = reader.choice("transition_basis")
    let values = reader.choice("transition_values")
    let log = folder.log
    guard let table = folder.table(reader, "transitions"), let basis, let values else {
      return nil
    }
    let givesRates = values == "rates"
    let hasDeath = basis == "whole-population"
    let segments = shape.segments.map(\.id)
    let targets = KnownNames("segment", hasDeath ? segments + ["dead"] : segments)
    let sources = KnownNames("segment", segments)
    let chanceColumn = ["annual_probability", "probability"].first { table.column($0) != nil }
    let value = givesRates ? "annual_rate" : chanceColumn ?? "probability"
    let ageColumns = shape.ages == nil ? [] : ["age_from", "age_to"]
    guard
      let columns = table.columns(
        ["from_segment", "to_segment", value] + ageColumns, optional: ["people_observed"],
        log: log)
    else { return nil }
    table.checkUnique([columns[0], columns[1]] + columns.dropFirst(3).prefix(1), log: log)
    let (count, ages) = (segments.count, shape.ageCount)
    var chances = Array(repeating: 0.0, count: count * (count + 1) * ages)
    var firstRow = [Int?](repeating: nil, count: count * ages)
    var givesStaying = Array(repeating: !givesRates, count: count * ages)
    let errorsBefore = log.errorCount
    for row in table.rowIndices {
      let from = table.index(row, columns[0], of: sources, log: log)
      let to = table.index(row, columns[1], of: targets, log: log)
      let isStaying = from != nil && from == to
      let chance = table.number(
        row, columns[2], in: givesRates ? isStaying ? .atMost(0) : Self.rateRange : .share, log: log
      )
      let covered = Self.ages(table, row, columns.dropFirst(3), shape: shape, log: log)
      guard let from, let to, let chance, let covered else { continue }
      if to == count, chance == 1, !givesRates {
        log.error(
          "pack.certain-death", "nobody in \(segments[from]) would live through the year",
          help: "write a chance of death below 1", at: table.mark(row, columns[2]))
      }
      for age in covered {
        if chances[(from * (count + 1) + to) * ages + age] != 0, chance != 0 {
          log.error(
            "pack.overlap", "the ages of this row overlap those of another",
            help: "let each age stand in one band", at: table.mark(row, columns[0]))
          break
        }
        chances[(from * (count + 1) + to) * ages + age] = chance
        firstRow[from * ages + age] = firstRow[from * ages + age] ?? row
        if isStaying { givesStaying[from * ages + age] = true }
      }
    }
    guard log.errorCount == errorsBefore else { return nil }
    // Rates of leaving say how many stay; only where that is written too can the two disagree.
    let checked = zip(firstRow, givesStaying).map { $1 ? $0 : nil }
    Self.checkRows(
      table, columns[0], chances, checked, givesRates: givesRates, shape: shape, log: log)
    Self.checkAges(table, firstRow, shape: shape, log: log)
    if values == "probabilities" {
      rates = nil
    } else {
      guard log.errorCount == errorsBefore else { return nil }
      let bands = RateBands(chances, firstRow: firstRow, shape: shape)
      let found = givesRates ? bands.rates : bands.nearest(table, columns[0], log: log)
      chances = bands.chances(of: found)
      rates = found
    }
    (survivors, deathRates) = Self.divided(
      chances, shape: shape, present: firstRow, hasDeath: hasDeath)
  }

  private static func ages(
    _ table: CSVTable, _ row: Int, _ columns: ArraySlice<CSVTable.Column>, shape: PopulationShape,
    log: ProblemLog
  ) -> Range<Int>? {
    guard let from = columns.first, let to = columns.last else { return 0..<1 }
    return table.ageBand(row, from: from, to: to, log: log).map { shape.ageIndices(in: $0) }
  }

  /// Every age of a segment people move between must have rows.
  private static func checkAges(
    _ table: CSVTable, _ firstRow: [Int?], shape: PopulationShape, log: ProblemLog
  ) {
    for (position, segment) in shape.segments.enumerated() where segment.needRank != nil {
      let own = shape.ageIndices(in: segment.ages)
      guard let gap = own.first(where: { firstRow[position * shape.ageCount + $0] == nil }) else {
        continue
      }
      let age = shape.ageInYears(at: gap).map { " at age \($0)" } ?? ""
      log.error(
        "pack.missing-row", "there is no chance of moving from \(segment.id)\(age)",
        help: "add rows that cover every age of the segment", at: Mark(file: table.file.name))
    }
  }

  private static func checkRows(
    _ table: CSVTable, _ column: CSVTable.Column, _ chances: [Double], _ firstRow: [Int?],
    givesRates: Bool, shape: PopulationShape, log: ProblemLog
  ) {
    let (count, ages) = (shape.segments.count, shape.ageCount)
    var reported: Set<Int> = []
    for index in firstRow.indices {
      guard let row = firstRow[index] else { continue }
      let (from, age) = (index / ages, index % ages)
      func value(_ to: Int) -> Double { chances[(from * (count + 1) + to) * ages + age] }
      let sum = (0...count).reduce(0.0) { $0 + value($1) }
      let wanted = givesRates ? 0.0 : 1
      guard abs(sum - wanted) > rowTolerance, reported.insert(row).inserted else { continue }
      log.error(
        "pack.row-sum",
        "the \(givesRates ? "rates" : "chances") from \(shape.segments[from].id) sum to \(sum), "
          + "not to \(givesRates ? 0 : 1)",
        help: givesRates
          ? "check the rows of this segment and age band, or leave out the rate to itself"
          : "check the rows of this segment and age band", at: table.mark(row, column))
    }
  }

  /// Splits chances of everyone into the rate of death and the moves of those who live.
  private static func divided(
    _ chances: [Double], shape: PopulationShape, present: [Int?], hasDeath: Bool
  ) -> (survivors: [Double], deathRates: [Double]) {
    let (count, ages) = (shape.segments.count, shape.ageCount)
    var survivors = Array(repeating: 0.0, count: count * count * ages)
    var rates = Array(repeating: 1.0, count: count * ages)
    for from in 0..<count {
      for age in 0..<ages {
        func chance(_ to: Int) -> Double { chances[(from * (count + 1) + to) * ages + age] }
        guard present[from * ages + age] != nil else {
          survivors[(from * count + from) * ages + age] = 1
          continue
        }
        let alive = (0..<count).reduce(0.0) { $0 + chance($1) }
        for to in 0..<count { survivors[(from * count + to) * ages + age] = chance(to) / alive }
        if hasDeath { rates[from * ages + age] = -log1p(-chance(count)) }
      }
    }
    return (survivors, rates)
  }

  /// The moves with those who outgrow a segment, such as children at 17, joining the others in the
  /// `average` shares, `[segment, age]`, of the age they reach.
  func survivors(joining average: [Double], shape: PopulationShape) -> [Double] {
    let (count, ages) = (shape.segments.count, shape.ageCount)
    var moves = survivors
    for (from, segment) in shape.segments.enumerated() {
      guard let own = segment.ages, let all = shape.ages, own.upper < all.upper else { continue }
      let last = own.upper - all.lower
      for to in 0..<count {
        moves[(from * count + to) * ages + last] = average[to * ages + last + 1]
      }
    }
    return moves
  }
}
