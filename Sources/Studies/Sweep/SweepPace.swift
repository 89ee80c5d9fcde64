/// How far a sweep is and how long the rest will take, if points go on taking what they took.
public struct SweepPace: Hashable, Sendable {
  /// Points answered before this process began.
  public let before: Int
  /// Points answered since.
  public let now: Int
  /// Points there are.
  public let all: Int
  /// Seconds since it began.
  public let seconds: Double

  /// A pace.
  public init(before: Int, now: Int, all: Int, seconds: Double) {
    self.before = before
    self.now = now
    self.all = all
    self.seconds = seconds
  }

  /// The share of points that have been answered.
  public var share: Double { all == 0 ? 1 : Double(before + now) / Double(all) }

  /// Seconds still to go; `nil` until a point has been answered.
  public var secondsLeft: Double? {
    now == 0 ? nil : seconds / Double(now) * Double(all - before - now)
  }

  /// The pace in words: `12 of 42 points, about 3 min left`.
  public var words: String {
    let done = "\(before + now) of \(all) \(all == 1 ? "point" : "points")"
    guard let left = secondsLeft, now + before < all else { return done }
    return "\(done), about \(Self.words(left)) left"
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
