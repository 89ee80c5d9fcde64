import Allocation
import Commissioning
import Foundation
import Reports
import Scenarios
import Studies
import Synchronization

/// The stages of answering a scenario, and all of them together.
struct WholeStudy {
  private let scenario: Scenario
  private let limits: InvestmentLimits

  /// There is nothing to allocate.
  struct NothingToSpend: Error, CustomStringConvertible {
    let description = "the scenario has no budget for programmes; name another with --scenario"
  }

  init(scenario path: String) throws {
    scenario = try Scenario.load(path)
    guard let limits = scenario.limits else { throw NothingToSpend() }
    self.limits = limits
  }

  /// A whole allocation and, within it, its first set of responses: the time until all of the
  /// first step's derivatives are there.
  var allocation: Work {
    {
      let start = scenario.model.startingPoint()
      var baseline: [YearOfSystem] = []
      scenario.model.simulate(scenario.model.nothing, from: start) { baseline.append($1) }
      let allocator = Allocator(
        model: scenario.model, terms: scenario.terms, limits: limits, start: start,
        baseline: baseline)
      let responses = Mutex<Lap?>(nil)
      let watch = Stopwatch()
      let found = try allocator.allocate(for: scenario.objective) { iteration, share in
        guard iteration == 1, share == 1 else { return }
        responses.withLock { $0 = watch.lap("one set of responses") }
      }
      let whole = watch.lap("one whole allocation")
      keep([found.value])
      return (responses.withLock(\.self).map { [$0] } ?? []) + [whole]
    }
  }

  /// Reading the scenario and its pack.
  static func reading(_ path: String) -> Work {
    { [try Lap.timing("reading the scenario and its pack") { _ = try Scenario.load(path) }] }
  }

  /// What `almoner run` does, from the files of the scenario to those of the run.
  static func run(_ path: String) -> Work {
    {
      let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("almoner-bench-\(getpid())").path
      defer { try? FileManager.default.removeItem(atPath: folder) }
      return [
        try Lap.timing("almoner run, from file to tables", aim: 10) {
          let run = try StudyRun.answer(try Scenario.load(path))
          try RunFolder(path: folder).write(RunFiles.all(of: run, command: []))
          _ = TerminalPage(run: run, width: 80, usesColour: false).text
        }
      ]
    }
  }
}
