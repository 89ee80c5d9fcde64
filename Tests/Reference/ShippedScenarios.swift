import Foundation
import Scenarios

/// The scenarios that come with the program, found from where this file is.
enum ShippedScenarios {
  /// The top of the repository.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The names of all files in `scenarios/`, in order.
  static let names: [String] = {
    let folder = root.appending(path: "scenarios").path()
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.sorted()
  }()

  /// The names of those about a population and its health system.
  static let populations: [String] = names.filter {
    if case .population? = try? question($0) { true } else { false }
  }

  static func question(_ name: String, overrides: [String] = []) throws(Problems) -> Question {
    try Question.load(root.appending(path: "scenarios/\(name)").path(), overrides: overrides)
  }

  static func cohort(_ name: String, overrides: [String] = []) throws -> CohortScenario {
    guard case .cohort(let scenario) = try question(name, overrides: overrides) else {
      throw CocoaError(.fileReadCorruptFile)
    }
    return scenario
  }

  static func portfolio(
    _ name: String, overrides: [String] = []
  ) throws -> PortfolioScenario {
    guard case .portfolio(let scenario) = try question(name, overrides: overrides) else {
      throw CocoaError(.fileReadCorruptFile)
    }
    return scenario
  }

  static func load(_ name: String, overrides: [String] = []) throws(Problems) -> Scenario {
    try Scenario.load(root.appending(path: "scenarios/\(name)").path(), overrides: overrides)
  }
}
