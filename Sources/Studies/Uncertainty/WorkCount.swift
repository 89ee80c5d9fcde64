import Synchronization

/// Tells how much of some work on several threads is done.
final class WorkCount: Sendable {
  private let done = Mutex(0)
  private let all: Int
  private let progress: @Sendable (Double) -> Void

  init(of all: Int, _ progress: @escaping @Sendable (Double) -> Void) {
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
