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
  public var share: Double { pace.share }

  /// The pace in words: `12 of 42 points, about 3 min left`.
  public var words: String {
    let done = "\(before + now) of \(all) \(all == 1 ? "point" : "points")"
    return pace.words.map { "\(done), \($0)" } ?? done
  }

  private var pace: WorkPace {
    guard all > 0 else { return WorkPace(before: 1, share: 1, seconds: seconds) }
    return WorkPace(
      before: Double(before) / Double(all), share: Double(before + now) / Double(all),
      seconds: seconds)
  }
}
