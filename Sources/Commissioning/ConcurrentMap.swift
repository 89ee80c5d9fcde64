import Dispatch
import Synchronization

/// The results of `transform` for 0..<count in order, worked out on every core.
///
/// Each result depends only on its own index, so the order of work and the number of cores leave the
/// results the same.
package func concurrentMap<Result: Sendable>(
  _ count: Int, _ transform: @Sendable (Int) -> Result
) -> [Result] {
  let results = Mutex<[Result?]>(Array(repeating: nil, count: count))
  DispatchQueue.concurrentPerform(iterations: count) { index in
    let result = transform(index)
    results.withLock { $0[index] = result }
  }
  return results.withLock { $0.compactMap { $0 } }
}
