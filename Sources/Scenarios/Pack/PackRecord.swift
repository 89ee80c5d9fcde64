import Commissioning
import Foundation

/// The record a pack keeps of where its figures come from: every file it reads must have a source,
/// and every assumption an id, once.
enum PackRecord {
  static func check(_ folder: PackFolder) {
    let log = folder.log
    let read = folder.fileNames
    guard let sources = folder.table("sources.csv"),
      let assumptions = folder.table("assumptions.csv")
    else { return }
    _ = Self.assumptions(assumptions, log: log)
    checkPlaces(of: assumptions, in: folder)
    guard
      let columns = sources.columns(
        ["table", "what", "publisher", "title", "year", "licence", "grade", "notes"], log: log)
    else { return }
    sources.checkUnique([columns[0]], log: log)
    let sourced = Set(sources.rowIndices.map { sources.text($0, columns[0]) })
    for row in sources.rowIndices {
      _ = sources.text(row, columns[2], log: log)
      _ = sources.choice(row, columns[6], of: grades, log: log)
    }
    for file in read where file != "model.yaml" && !sourced.contains(file) {
      log.error(
        "pack.unsourced-table", "'\(file)' has no source",
        help: "add a row for it to sources.csv: who published it, when, how firm it is",
        at: Mark(file: sources.file.name))
    }
  }

  /// Checks that the files in which assumptions say they are used are there.
  private static func checkPlaces(of assumptions: CSVTable, in folder: PackFolder) {
    guard let usedIn = assumptions.column("used_in") else { return }
    for row in assumptions.rowIndices {
      let places = assumptions.text(row, usedIn).split(separator: ";")
      let files = places.compactMap { $0.firstMatch(of: /^\s*(\S+\.(?:csv|yaml))/)?.1 }
      for file in files
      where !FileManager.default.fileExists(atPath: "\(folder.path)/\(file)") {
        folder.log.error(
          "pack.assumption-place",
          "an assumption is used in '\(file)', which the pack does not have",
          help: Suggestion.help(
            for: String(file), among: folder.fileNames, noun: "the files of the pack"),
          at: assumptions.mark(row, usedIn))
      }
    }
  }

  /// Checks a table of assumptions.
  ///
  /// - Returns: their ids; nothing if a column is missing.
  static func assumptions(_ table: CSVTable, log: ProblemLog) -> KnownNames? {
    guard
      let columns = table.columns(
        ["id", "statement", "value", "unit", "used_in", "grade", "reason"], log: log)
    else { return nil }
    table.checkUnique([columns[0]], log: log)
    let ids = table.rowIndices.compactMap { row in
      _ = table.text(row, columns[1], log: log)
      _ = table.choice(row, columns[5], of: grades, log: log)
      return table.text(row, columns[0], log: log)
    }
    return KnownNames("assumption", ids)
  }

  private static let grades = Evidence.Grade.allCases.map(\.rawValue)
}
