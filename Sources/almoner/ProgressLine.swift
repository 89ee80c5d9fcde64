import Foundation
import Studies
import Synchronization

/// One line on the terminal that says how far a job is, drawn once it has taken over a second.
final class ProgressLine: Sendable {
  private struct State {
    var lastDrawn: ContinuousClock.Instant?
    var isShown = false
    /// The stage in hand, when it was first told of and how far it was then.
    var stage: (name: String, start: ContinuousClock.Instant, share: Double)?
  }

  private let start = ContinuousClock.now
  private let state = Mutex(State())
  private static let patience = Duration.seconds(1)
  private static let interval = Duration.milliseconds(100)
  /// Seconds of a stage that say something of the rest.
  private static let leastSeconds = 0.5

  /// Tells how far a stage is.
  ///
  /// - Parameters:
  ///   - stage: what is being done.
  ///   - share: the share of it that is done.
  ///   - isEven: whether equal shares take equal times, so that the time left is told too.
  func update(_ stage: String, _ share: Double, isEven: Bool = false) {
    guard Terminal.drawsProgress else { return }
    let now = ContinuousClock.now
    state.withLock { state in
      if state.stage?.name != stage { state.stage = (stage, now, share) }
      guard now - start > Self.patience, let began = state.stage else { return }
      if let last = state.lastDrawn, now - last < Self.interval { return }
      state.lastDrawn = now
      state.isShown = true
      let width = 24
      let done = Int((min(max(share, 0), 1) * Double(width)).rounded())
      let bar = String(repeating: "█", count: done) + String(repeating: "░", count: width - done)
      let seconds = (now - began.start) / .seconds(1)
      let pace = WorkPace(before: began.share, share: share, seconds: seconds)
      let left = isEven && seconds >= Self.leastSeconds ? pace.words.map { ", \($0)" } ?? "" : ""
      FileHandle.standardError.write(Data("\r\u{1B}[K\(bar) \(stage)\(left)".utf8))
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
