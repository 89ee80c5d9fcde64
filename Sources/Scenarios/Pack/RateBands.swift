import Foundation
import LinearAlgebra
import PopulationHealth

/// Chances or rates between segments and death at each age, as tables of states by states.
///
/// Ages of one band have the same table, which is worked on once.
struct RateBands {
  private let shape: PopulationShape
  /// The first row of the file at each age, if it has any.
  private let firstRow: [Int?]
  /// One table for each band, segments and last death, as read.
  private let tables: [Matrix]
  /// The ages of each band, in order.
  private let ages: [Range<Int>]

  /// - Parameters:
  ///   - values: chances or rates as read, `[from, to, age]`, death the last `to`.
  ///   - firstRow: the first row of the file for each `[from, age]`.
  ///   - shape: the segments and ages.
  init(_ values: [Double], firstRow: [Int?], shape: PopulationShape) {
    let (count, ageCount) = (shape.segments.count, shape.ageCount)
    var tables: [Matrix] = []
    var ages: [Range<Int>] = []
    for age in 0..<ageCount {
      var table = Matrix(rows: count + 1, columns: count + 1)
      for from in 0..<count {
        for to in 0...count { table[from, to] = values[(from * (count + 1) + to) * ageCount + age] }
      }
      if let band = ages.last, tables.last == table {
        ages[ages.count - 1] = band.lowerBound..<(age + 1)
      } else {
        tables.append(table)
        ages.append(age..<(age + 1))
      }
    }
    self.shape = shape
    self.firstRow = (0..<ageCount).map { age in
      (0..<count).compactMap { firstRow[$0 * ageCount + age] }.min()
    }
    self.tables = tables
    self.ages = ages
  }

  /// The rates by age, of a table that gives rates and has been found valid.
  var rates: [RateMatrix] {
    spread(
      tables.map { table in
        guard let rates = try? RateMatrix(leaving: table) else {
          preconditionFailure("rates are checked as they are read")
        }
        return rates
      })
  }

  /// The nearest rates by age, of a table that gives chances and has been found valid; a warning
  /// where those of a band miss its chances by more than rounding may in a row.
  func nearest(
    _ table: CSVTable, _ column: CSVTable.Column, log: ProblemLog
  ) -> [RateMatrix] {
    spread(
      zip(tables, ages).map { chances, ages in
        var closed = chances
        // Nobody comes back from death or leaves a segment that is empty at this age.
        for state in 0..<closed.rows where closed.row(state).allSatisfy({ $0 == 0 }) {
          closed[state, state] = 1
        }
        let (rates, distance) = RateMatrix.nearest(to: closed)
        if distance > TransitionTable.rowTolerance, let row = firstRow[ages.lowerBound] {
          log.warning(
            "pack.nearest-rates",
            "no rates give the chances\(words(for: ages)) exactly: the nearest miss one by "
              + "\(String(format: "%.2g", distance))",
            help: "check that so much does not matter, or set 'transition_values' to probabilities",
            at: table.mark(row, column))
        }
        return rates
      })
  }

  /// The yearly chances of some rates by age, `[from, to, age]`, death the last `to`.
  func chances(of rates: [RateMatrix]) -> [Double] {
    let (count, ageCount) = (shape.segments.count, shape.ageCount)
    var values = Array(repeating: 0.0, count: count * (count + 1) * ageCount)
    for band in ages {
      let chances = rates[band.lowerBound].transition()
      for from in 0..<count {
        for to in 0...count {
          for age in band { values[(from * (count + 1) + to) * ageCount + age] = chances[from, to] }
        }
      }
    }
    return values
  }

  private func spread(_ bands: [RateMatrix]) -> [RateMatrix] {
    zip(bands, ages).flatMap { rates, ages in ages.map { _ in rates } }
  }

  private func words(for ages: Range<Int>) -> String {
    guard let lower = shape.ageInYears(at: ages.lowerBound),
      let upper = shape.ageInYears(at: ages.upperBound - 1)
    else { return "" }
    return " at ages \(lower) to \(upper)"
  }
}
