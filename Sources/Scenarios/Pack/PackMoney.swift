import Foundation
import PopulationHealth

/// Prices, their growth, and what a fair share of the country's money would be.
struct PackMoney {
  /// Yearly growth of unit costs above general inflation: uplift less efficiency.
  var unitCostGrowth: Double { costUplift - efficiency }
  /// Yearly growth of unit costs above general inflation before efficiency.
  let costUplift: Double
  let efficiency: Double
  private let index: [FinancialYear: Double]
  private let indexFile: String
  private let allocations: [Stream]
  private let weightedPopulations: CSVTable?
  private let log: ProblemLog

  private struct Stream {
    var year: FinancialYear
    var pounds: Double
    var weightedBy: String
  }

  init?(_ reader: FieldReader, folder: PackFolder) {
    log = folder.log
    let prices = folder.table(reader, "price_index")
    let uplift = reader.number("cost_uplift")
    let efficiency = reader.number("efficiency")
    let allocationTable = folder.table(reader, "allocations")
    weightedPopulations = folder.table(reader, "weighted_populations")
    reader.finish()
    guard let prices, let uplift, let efficiency,
      let byYear = prices.byYear([], value: "index", in: .moreThan(0), log: log)
    else { return nil }
    (costUplift, self.efficiency) = (uplift, efficiency)
    index = byYear.compactMapValues(\.first)
    indexFile = prices.file.name
    if let weightedPopulations,
      let columns = weightedPopulations.columns(
        ["system"] + (allocationTable.map { Self.weights($0) } ?? []),
        optional: weightedPopulations.columns.map(\.name), log: log)
    {
      weightedPopulations.checkUnique(Array(columns.prefix(1)), log: log)
    }
    allocations = allocationTable.map { Self.streams($0, log: folder.log) } ?? []
  }

  /// The columns of weights that allocations name.
  private static func weights(_ table: CSVTable) -> [String] {
    guard let column = table.column("weighted_by") else { return [] }
    return Set(table.rowIndices.map { table.text($0, column) }).sorted()
  }

  private static func streams(_ table: CSVTable, log: ProblemLog) -> [Stream] {
    guard let columns = table.columns(["stream", "year", "gbp", "weighted_by"], log: log) else {
      return []
    }
    return table.rowIndices.compactMap { row in
      guard let year = table.financialYear(row, columns[1], log: log),
        let pounds = table.number(row, columns[2], in: .moreThan(0), unit: "pounds", log: log),
        let by = table.text(row, columns[3], log: log)
      else { return nil }
      return Stream(year: year, pounds: pounds, weightedBy: by)
    }
  }

  /// Prices of one year over those of another; nothing if the index lacks one, which is reported.
  func inflation(from: FinancialYear, to: FinancialYear, at mark: Mark) -> Double? {
    let areKnown = [from, to].map { isKnown($0, at: mark) }
    guard areKnown == [true, true], let start = index[from], let end = index[to] else { return nil }
    return end / start
  }

  /// Whether the index has a year; if it lacks it, that is reported.
  func isKnown(_ year: FinancialYear, at mark: Mark) -> Bool {
    guard index[year] == nil else { return true }
    let known = index.keys.sorted()
    let span = known.first.map { "\($0) to \(known.last ?? $0)" } ?? "no year"
    log.error(
      "money.no-price-index", "there is no price index for \(year)",
      help: "\(indexFile) goes from \(span); choose a price year in it or add a row", at: mark)
    return false
  }

  /// Unit costs of one year over those of another: general prices, and what unit costs grow by above
  /// them; nothing if the index lacks a year, which is reported.
  func costGrowth(from: FinancialYear, to: FinancialYear, at mark: Mark) -> Double? {
    inflation(from: from, to: to, at: mark).map { $0 * pow(1 + unitCostGrowth, Double(to - from)) }
  }

  /// What a system's weighted share of the country's allocations would be in a year, at the prices of
  /// `priceYear`: the target share, not the actual allocation. Each part has yet to grow above inflation
  /// from the year of its allocation.
  func fairShare(
    of system: String, in year: FinancialYear, priceYear: FinancialYear, at mark: Mark
  ) -> [EnvelopeStream]? {
    guard let table = weightedPopulations, !allocations.isEmpty else {
      log.error(
        "money.no-fair-share", "this pack has no allocations to share",
        help: "write 'basis: given' and the amounts", at: mark)
      return nil
    }
    guard let systems = table.column("system"),
      let row = table.rowIndices.first(where: { table.text($0, systems) == system })
    else {
      log.error(
        "money.no-fair-share", "there is no weighted population for system '\(system)'",
        help: "add it to \(table.file.name)", at: mark)
      return nil
    }
    var parts: [EnvelopeStream] = []
    for stream in allocations {
      guard let column = table.column(stream.weightedBy) else {
        log.error(
          "csv.missing-column", "the table has no column '\(stream.weightedBy)'",
          help: "add it, or name another in weighted_by", at: Mark(file: table.file.name))
        return nil
      }
      let weights = table.rowIndices.compactMap {
        table.number($0, column, in: .moreThan(0), log: log)
      }
      guard weights.count == table.rowCount,
        let inflation = inflation(from: stream.year, to: priceYear, at: mark)
      else { return nil }
      let share = weights[row] / weights.reduce(0, +)
      parts.append(
        EnvelopeStream(pounds: stream.pounds * share * inflation, years: year - stream.year))
    }
    return parts
  }
}
