import Foundation
import PopulationHealth

/// One row of the table of relative risks: a figure and the people it holds for.
struct RelativeRiskRow: Sendable {
  /// Position of the category; 0 for a level.
  let category: Int
  /// Ages side by side in `[sex, quintile, age]` it holds for.
  let cells: [Range<Int>]
  /// Units of a level it is for; 1 for a category.
  let per: Double
  let value: Double
  let range: ClosedRange<Double>
}

extension RelativeRiskTables {
  /// The rows about each of some relative risks, in the order of the table, which has been read without
  /// an error.
  func rows(of risks: [RelativeRisk], in table: CSVTable) -> [[RelativeRiskRow]] {
    let names = [
      "factor", "category", "condition", "age_from", "age_to", "relative_risk", "low", "high",
    ]
    let columns = names.compactMap(table.column)
    guard columns.count == names.count, !log.hasErrors else { return risks.map { _ in [] } }
    let sexes = table.column("sex")
    let per = table.column("per")
    let factorNames = factors.map(\.id)
    var rows: [[RelativeRiskRow]] = risks.map { _ in [] }
    for row in table.rowIndices {
      let factor = factorNames.firstIndex(of: table.text(row, columns[0]))
      let condition = conditions.index(of: table.text(row, columns[2]))
      guard
        let position = risks.firstIndex(where: {
          $0.factor == factor && $0.condition == condition
        }), let factor,
        let category = table.riskCategory(row, columns[1], of: factors[factor], log: log),
        let band = table.ageBand(row, from: columns[3], to: columns[4], log: log),
        let value = table.number(row, columns[5], log: log),
        let low = table.number(row, columns[6], log: log),
        let high = table.number(row, columns[7], log: log)
      else { continue }
      let sex = sexes.flatMap { shape.sexes.firstIndex(of: table.text(row, $0)) }
      let ages = shape.ageIndices(in: band)
      let isLevel = if case .level = factors[factor].spread { true } else { false }
      rows[position].append(
        RelativeRiskRow(
          category: category,
          cells: (0..<shape.groupCount).filter {
            sex == nil || $0 / shape.quintiles.count == sex
          }.map {
            ($0 * shape.ageCount + ages.lowerBound)..<($0 * shape.ageCount + ages.upperBound)
          },
          per: isLevel ? per.flatMap { table.number(row, $0, log: log) } ?? 1 : 1,
          value: value, range: low...max(low, high)))
    }
    return rows
  }
}

extension RelativeRisk {
  /// The same pair with other figures in the rows of its table.
  func drawing(_ values: [Double], rows: [RelativeRiskRow]) -> RelativeRisk {
    var logarithms = logarithms
    for (row, value) in zip(rows, values) where value != row.value {
      let logarithm = log(value) / row.per
      for range in row.cells {
        for cell in range { logarithms[row.category][cell] = logarithm }
      }
    }
    return replacing(logarithms: logarithms)
  }
}
