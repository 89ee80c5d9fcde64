import Foundation
import Synchronization

/// One line on the terminal that says how far a job is, drawn once it has taken over a second.
final class ProgressLine: Sendable {
  private struct State {
    var lastDrawn: ContinuousClock.Instant?
    var isShown = false
  }

  private let start = ContinuousClock.now
  private let state = Mutex(State())
  private static let patience = Duration.seconds(1)
  private static let interval = Duration.milliseconds(100)

  /// Tells how far a stage is.
  func update(_ stage: String, _ share: Double) {
    guard Terminal.drawsProgress else { return }
    let now = ContinuousClock.now
    guard now - start > Self.patience else { return }
    state.withLock { state in
      if let last = state.lastDrawn, now - last < Self.interval { return }
      state.lastDrawn = now
      state.isShown = true
      let width = 24
      let done = Int((min(max(share, 0), 1) * Double(width)).rounded())
      let bar = String(repeating: "█", count: done) + String(repeating: "░", count: width - done)
      FileHandle.standardError.write(Data("\r\u{1B}[K\(bar) \(stage)".utf8))
    }
  }

  /// Takes the line away.
  func clear() {
    state.withLock { state in
      if state.isShown { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
      state.isShown = false
    }
  }
}
