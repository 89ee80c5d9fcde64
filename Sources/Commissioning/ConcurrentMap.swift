import Dispatch
import Foundation
import Synchronization

/// How much is worked out at once. It changes no result.
package enum Concurrency {
  /// One piece of work for each core.
  package static let allCores = ProcessInfo.processInfo.activeProcessorCount

  /// How many pieces of work that do not need one another are worked on at once, by all that is done
  /// within `$jobs.withValue`. What a piece does side by side itself has its share of them.
  @TaskLocal package static var jobs: Int = allCores
}

/// The results of `transform` for 0..<count in order, worked out `Concurrency.jobs` at once.
///
/// Each result depends only on its own index, so the order of work and the number of jobs leave the
/// results the same.
package func concurrentMap<Result: Sendable>(
  _ count: Int, _ transform: @Sendable (Int) -> Result
) -> [Result] {
  let jobs = Concurrency.jobs
  let workers = min(jobs, count)
  guard workers > 1 else { return (0..<count).map(transform) }
  let results = Mutex<[Result?]>(Array(repeating: nil, count: count))
  let next = Atomic(0)
  DispatchQueue.concurrentPerform(iterations: workers) { _ in
    // A thread of the pool does not know what holds for the one that asked.
    Concurrency.$jobs.withValue(jobs / workers) {
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        let result = transform(index)
        results.withLock { $0[index] = result }
      }
    }
  }
  return results.withLock { $0.compactMap { $0 } }
}
