import Foundation
import Reports
import Scenarios
import Studies

/// A short run with draws that tests of what is written share.
enum UncertainRun {
  static let draws = 40

  /// South Yorkshire for two years and one of follow-up, under other settings.
  static func scenario(_ settings: [String]) throws -> Scenario {
    return try Scenario.load(
      "\(repository)scenarios/south-yorkshire.yaml",
      overrides: ["years.count=2", "years.follow_up=1"] + settings)
  }

  /// The run at the central values; what it was chosen by does not matter here, and is found once.
  static let central: StudyRun? = {
    (try? scenario(["uncertainty.draws=\(draws)", "uncertainty.seed=3"])).flatMap {
      try? StudyRun.answer($0, explaining: false)
    }
  }()

  /// The run with its draws.
  static let sampled: StudyRun? = { central.flatMap { try? $0.sampled() } }()

  /// The run with its draws and what they mean for its decision.
  static let decided: StudyRun? = { sampled.map { $0.decided() } }()

  /// The files of a run's tables by their names.
  static func files(_ run: StudyRun) -> [String: Data] {
    Dictionary(uniqueKeysWithValues: RunTables(of: run).all.map { ($0.name, $0.contents) })
  }

  /// The lines of a file.
  static func lines(_ data: Data?) -> [Substring] {
    String(decoding: data ?? Data(), as: UTF8.self).split(separator: "\n")
  }
}
