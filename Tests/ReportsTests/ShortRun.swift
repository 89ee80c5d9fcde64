import Allocation
import Commissioning
import Foundation
import Reports
import Scenarios
import Studies
import Testing

/// A table read back: rows as dictionaries from column to text.
struct WrittenTable {
  let rows: [[String: String]]

  init(_ data: Data) {
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
    let header = lines.first.map { $0.split(separator: ",").map(String.init) } ?? []
    // Only tables without quoted cells are read this way.
    rows = lines.dropFirst().map { line in
      Dictionary(
        uniqueKeysWithValues: zip(
          header, line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)))
    }
  }

  /// Sums a column by the text of some others.
  func sums(of value: String, by keys: [String]) -> [[String]: Double] {
    var sums: [[String]: Double] = [:]
    for row in rows {
      sums[keys.map { row[$0] ?? "" }, default: 0] += Double(row[value] ?? "") ?? .nan
    }
    return sums
  }
}

/// A short run that tests of what is written share.
enum ShortRun {
  /// South Yorkshire for two years and no follow-up: small, and with everything in it.
  static let run: StudyRun? = {
    let scenario = try? Scenario.load(
      "\(repository)scenarios/south-yorkshire.yaml",
      overrides: ["years.count=2", "years.follow_up=1"])
    return scenario.flatMap { try? StudyRun.answer($0) }
  }()

  /// One of its tables.
  static func table(_ name: String) throws -> WrittenTable {
    let run = try #require(Self.run)
    let data = try #require(RunTables(of: run).all.first { $0.name == name }?.contents)
    return WrittenTable(data)
  }
}
