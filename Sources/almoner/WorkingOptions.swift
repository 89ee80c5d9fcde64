import ArgumentParser
import Commissioning
import Parallelism

/// How much a command works on at once; no number depends on it.
struct WorkingOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help:
      "How much to work on at once (default: one thing for each core); no number depends on it.",
    transform: FlagValue.count)
  var jobs: Int?

  /// Does something with as much at once as was said.
  func doing<Result>(_ work: () throws -> Result) rethrows -> Result {
    try Concurrency.$jobs.withValue(jobs ?? Concurrency.allCores, operation: work)
  }
}
