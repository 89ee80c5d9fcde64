/// How long the rest of some work will take, if it goes on as it did.
public struct WorkPace: Hashable, Sendable {
  /// The share of the work that was done before.
  public let before: Double
  /// The share that is done now.
  public let share: Double
  /// Seconds in between.
  public let seconds: Double

  /// A pace.
  public init(before: Double, share: Double, seconds: Double) {
    self.before = before
    self.share = share
    self.seconds = seconds
  }

  /// Seconds still to go; `nil` until something has been done.
  public var secondsLeft: Double? {
    share > before ? seconds / (share - before) * (1 - share) : nil
  }

  /// How long it will be, as `about 3 min left`; `nil` until something has been done, and once all has.
  public var words: String? {
    guard share < 1, let secondsLeft else { return nil }
    return "about \(Self.words(secondsLeft)) left"
  }

  /// A length of time, no more exactly than it is known.
  private static func words(_ seconds: Double) -> String {
    switch seconds {
    case ..<90: "\(max(1, Int(seconds.rounded()))) s"
    case ..<5400: "\(Int((seconds / 60).rounded())) min"
    default: "\(Int((seconds / 3600).rounded())) h"
    }
  }
}
