import Foundation
import PopulationHealth

/// Reads how much likelier risk factors make conditions, and what they do to one another.
struct RelativeRiskTables {
  let shape: PopulationShape
  let factors: [RiskFactor]
  let conditions: KnownNames
  let folder: PackFolder
  var log: ProblemLog { folder.log }

  private var factorNames: KnownNames { KnownNames("risk factor", factors.map(\.id)) }

  /// A thing a row may be about.
  private struct Slot {
    var factor: Int
    /// Position of the category; 0 for a level.
    var category: Int
    var condition: Int
  }

  /// Every pair of a factor and a condition with a relative risk, and the rows of the table that say so;
  /// nothing if a table is missing.
  func read(
    _ reader: FieldReader
  ) -> (risks: [RelativeRisk], rows: [[RelativeRiskRow]])? {
    let table = folder.table(reader, "relative_risks")
    let afterChange = reader.has("after_change") ? folder.table(reader, "after_change") : nil
    guard let table, let (logarithms, sources) = risks(table) else { return nil }
    let count = conditions.names.count
    let curves = afterChange.flatMap { table in
      YearCurves(
        table: table, keys: ["factor", "condition"], value: "excess_remaining", log: log
      ).read { row, columns in
        let factor = table.index(row, columns[0], of: factorNames, log: log)
        let condition = table.index(row, columns[1], of: conditions, log: log)
        guard let factor, let condition else { return nil }
        let pair = factor * count + condition
        guard logarithms[pair] != nil else {
          log.error(
            "pack.no-relative-risk",
            "\(factors[factor].id) has no relative risk of \(conditions.names[condition])",
            help: "delete the row, or add the relative risk", at: table.mark(row, columns[0]))
          return nil
        }
        return pair
      }
    }
    let risks = logarithms.map { pair, values in
      RelativeRisk(
        factor: pair / count, condition: pair % count, logarithms: values,
        excessAfterChange: curves?[pair] ?? [], sources: sources[pair] ?? [])
    }.sorted { ($0.factor, $0.condition) < ($1.factor, $1.condition) }
    return (risks, rows(of: risks, in: table))
  }

  /// Logarithms by factor × condition, each of `[category][sex, quintile, age]`, and their papers.
  private func risks(
    _ table: CSVTable
  ) -> (logarithms: [Int: [[Double]]], sources: [Int: [[String]]])? {
    let slots = factors.indices.flatMap { factor in
      (0..<categoryNames(factor).count).flatMap { category in
        conditions.names.indices.map {
          Slot(factor: factor, category: category, condition: $0)
        }
      }
    }
    let positive = NumberRange.moreThan(0)
    let layout = BandedTable.Layout(
      keys: ["factor", "category", "condition", "source"],
      slots: slots.map { slot in
        [
          factors[slot.factor].id, categoryNames(slot.factor)[slot.category],
          conditions.names[slot.condition],
        ].filter { !$0.isEmpty }.joined(separator: " ")
      },
      axes: [TableAxis("sex", KnownNames("sex", shape.sexes))],
      values: [("relative_risk", positive), ("low", positive), ("high", positive)],
      others: ["per"])
    var perUnit: [Int: Double] = [:]
    var papers: [[String]] = slots.map { _ in [] }
    let arrays = BandedTable(table: table, shape: shape, log: log).read(layout) { row, columns in
      guard let factor = table.index(row, columns[0], of: factorNames, log: log),
        let condition = table.index(row, columns[2], of: conditions, log: log),
        let category = table.riskCategory(row, columns[1], of: factors[factor], log: log)
      else { return nil }
      checkRange(table, row)
      let slot = slots.firstIndex {
        $0.factor == factor && $0.category == category && $0.condition == condition
      }
      guard let slot, let per = per(table, row, factor),
        let source = table.text(row, columns[3], log: log)
      else { return nil }
      if !papers[slot].contains(source) { papers[slot].append(source) }
      if let known = perUnit.updateValue(per, forKey: slot), known != per {
        log.error(
          "pack.per", "'per' is \(per) here and \(known) in another row of the same factor",
          help: "give one factor and condition in one unit", at: table.mark(row: row))
      }
      return slot
    }
    guard let risks = arrays?.first else { return nil }
    let (ages, quintiles, sexes) = (shape.ageCount, shape.quintiles.count, shape.sexes.count)
    var result: [Int: [[Double]]] = [:]
    var sources: [Int: [[String]]] = [:]
    for (position, slot) in slots.enumerated() {
      let rows = (0..<(sexes * ages)).map { risks[position * sexes * ages + $0] }
      let pair = slot.factor * conditions.names.count + slot.condition
      let logs = (0..<(sexes * quintiles * ages)).map { cell in
        let risk = rows[cell / ages / quintiles * ages + cell % ages]
        return risk.isNaN ? 0 : Foundation.log(risk) / (perUnit[position] ?? 1)
      }
      let none = Array(repeating: 0.0, count: logs.count)
      var byCategory =
        result[pair] ?? Array(repeating: none, count: categoryNames(slot.factor).count)
      byCategory[slot.category] = logs
      sources[pair, default: byCategory.map { _ in [] }][slot.category] = papers[position]
      result[pair] = byCategory
    }
    return (result.filter { $0.value.contains { $0.contains { $0 != 0 } } }, sources)
  }

  /// The categories of a factor; a level counts as one without a name.
  private func categoryNames(_ factor: Int) -> [String] {
    guard case .categories(let names, _, _) = factors[factor].spread else { return [""] }
    return names
  }

  /// The units a relative risk is for: 1 for a category.
  private func per(_ table: CSVTable, _ row: Int, _ factor: Int) -> Double? {
    guard case .level(let unit, _, _, _) = factors[factor].spread else { return 1 }
    guard let column = table.column("per") else {
      _ = table.columns(["per"], log: log)
      return nil
    }
    return table.number(row, column, in: .moreThan(0), unit: unit, log: log)
  }

  private func checkRange(_ table: CSVTable, _ row: Int) {
    guard let risk = table.column("relative_risk"), let low = table.column("low"),
      let high = table.column("high"), let value = NumberText.double(table.text(row, risk)),
      let lower = NumberText.double(table.text(row, low)),
      let upper = NumberText.double(table.text(row, high)), value > 0,
      lower > value || value > upper
    else { return }
    log.error(
      "pack.range", "the relative risk \(value) lies outside its range, \(lower) to \(upper)",
      help: "widen the range to hold it", at: table.mark(row, risk))
  }
}
