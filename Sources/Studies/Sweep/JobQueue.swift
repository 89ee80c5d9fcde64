import Commissioning
import Dispatch
import Synchronization

/// Works through 0..<count in order on some threads; each takes the next number when it is done with one.
///
/// What `body` starts side by side itself has its share of the jobs: no more than `jobs` are at work.
///
/// - Parameters:
///   - count: how much there is to do.
///   - jobs: how many threads, at most one a core.
///   - body: does one; false if no more should be begun.
func forEachJob(_ count: Int, jobs: Int, _ body: @Sendable (Int) -> Bool) {
  let next = Mutex<Int?>(0)
  @Sendable func work() {
    while true {
      let position = next.withLock { next -> Int? in
        guard let position = next, position < count else { return nil }
        next = position + 1
        return position
      }
      guard let position else { return }
      if !body(position) { next.withLock { $0 = nil } }
    }
  }
  let threads = min(max(1, jobs), max(1, count))
  DispatchQueue.concurrentPerform(iterations: threads) { _ in
    Concurrency.$jobs.withValue(max(1, jobs / threads)) { work() }
  }
}
