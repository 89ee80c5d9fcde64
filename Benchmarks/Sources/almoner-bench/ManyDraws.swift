import Commissioning
import Parallelism
import Scenarios
import Studies

/// Draws of a scenario with the plan found at its central values: both arms, ten years and ten more,
/// every table summarised.
struct ManyDraws {
  /// The run at the central values, by how many draws it asks for.
  private let central: [Int: StudyRun]

  /// Answers the scenario at its central values, once for each of the numbers of draws there may be.
  init(scenario path: String, counts: [Int]) throws {
    central = try counts.reduce(into: [:]) { runs, count in
      let scenario = try Scenario.load(
        path,
        overrides: ["years.count=10", "years.follow_up=10", "uncertainty.draws=\(count)"])
      runs[count] = try StudyRun.answer(scenario, explaining: false)
    }
  }

  /// As many as a study takes.
  static func study(_ path: String) throws -> Work {
    let draws = try ManyDraws(scenario: path, counts: [1000])
    return {
      [
        try Lap.timing("1000 draws, 2 arms, 20 years, every table", aim: 3) {
          try draws.draw(1000, jobs: 2)
        }
      ]
    }
  }

  /// The same draws by two threads and by one.
  static func threads(_ path: String) throws -> Work {
    let draws = try ManyDraws(scenario: path, counts: [200])
    return {
      try [2, 1].map { jobs in
        try Lap.timing("200 draws by \(jobs) thread\(jobs == 1 ? "" : "s")") {
          try draws.draw(200, jobs: jobs)
        }
      }
    }
  }

  /// Some draws and twice as many.
  static func twice(_ path: String) throws -> Work {
    let draws = try ManyDraws(scenario: path, counts: [100, 200])
    return {
      try [100, 200].map { count in
        try Lap.timing("\(count) draws") { try draws.draw(count, jobs: 2) }
      }
    }
  }

  /// As few as tell what each more of them asks for, by one thread.
  static func few(_ path: String) throws -> Work {
    let draws = try ManyDraws(scenario: path, counts: [16])
    return { [try Lap.timing("16 draws") { try draws.draw(16, jobs: 1) }] }
  }

  private func draw(_ count: Int, jobs: Int) throws {
    let sample = try Concurrency.$jobs.withValue(jobs) {
      try central[count]?.sampled().sample
    }
    keep([sample.map { Double($0.made) } ?? .nan])
  }
}
