import Dispatch
import Foundation
import Synchronization

/// How much is worked out at once. It changes no result.
public enum Concurrency {
  /// One piece of work for each core.
  public static let allCores = ProcessInfo.processInfo.activeProcessorCount

  /// How many pieces of work that do not need one another are worked on at once, by all that is done
  /// within `$jobs.withValue`: draws, blocks of draws, points of a sweep. What a piece does side by side
  /// itself has its share of them. Less than 1 counts as 1.
  @TaskLocal public static var jobs: Int = allCores
}

/// Works through 0..<count in order, `Concurrency.jobs` at once; each job takes the next number when it is
/// done with one.
///
/// - Parameters:
///   - count: how much there is to do.
///   - body: does one; false if no more should be begun.
package func forEachConcurrently(_ count: Int, _ body: @Sendable (Int) -> Bool) {
  let next = Atomic(0)
  @Sendable func work() {
    while true {
      let position = next.add(1, ordering: .relaxed).oldValue
      guard position < count else { return }
      // No number is left after the last, however many jobs ask for one.
      if !body(position) { next.store(count, ordering: .relaxed) }
    }
  }
  let jobs = max(1, Concurrency.jobs)
  let workers = min(jobs, count)
  guard workers > 1 else { return work() }
  DispatchQueue.concurrentPerform(iterations: workers) { _ in
    // A thread of the pool does not know what holds for the one that asked.
    Concurrency.$jobs.withValue(jobs / workers) { work() }
  }
}

/// The results of `transform` for 0..<count in order, worked out `Concurrency.jobs` at once.
///
/// Each result depends only on its own index, so the order of work and the number of jobs leave the
/// results the same.
package func concurrentMap<Result: Sendable>(
  _ count: Int, _ transform: @Sendable (Int) -> Result
) -> [Result] {
  guard Concurrency.jobs > 1, count > 1 else { return (0..<count).map(transform) }
  let results = Mutex<[Result?]>(Array(repeating: nil, count: count))
  forEachConcurrently(count) { index in
    let result = transform(index)
    results.withLock { $0[index] = result }
    return true
  }
  return results.withLock { $0.compactMap { $0 } }
}
