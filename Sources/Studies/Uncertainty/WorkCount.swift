import Synchronization

/// Tells how much of some work on several threads is done.
final class WorkCount: Sendable {
  private let done: Mutex<Int>
  private let all: Int
  private let progress: @Sendable (Double) -> Void

  /// Begins to count.
  ///
  /// - Parameters:
  ///   - all: how much there is to do.
  ///   - already: how much of it was done before.
  ///   - progress: told the share that is done.
  init(of all: Int, already: Int = 0, _ progress: @escaping @Sendable (Double) -> Void) {
    done = Mutex(already)
    self.all = all
    self.progress = progress
  }

  /// One piece more is done.
  func finishOne() {
    // Told under the lock, so that it never goes back.
    done.withLock {
      $0 += 1
      progress(Double($0) / Double(all))
    }
  }
}
