public import Scenarios

/// What a sweep asks: its axes, and the points at which a scenario is to be answered.
public struct SweepQuestion: Sendable {
  /// How many points a sweep may have. More would take days; a mistyped count is likelier.
  public static let mostPoints = 10_000

  /// What was asked for.
  public let request: SweepRequest
  /// The paths of the axes, in the order of every point's values.
  public let paths: [String]
  /// The points, in order.
  public let points: [SweepPoint]
  /// What in the axes may be meant otherwise.
  public let warnings: Problems
  /// The files of the scenario and its pack, as all points see them.
  let shelf: FileShelf

  /// Reads what is asked for, before any scenario is read but for its list of systems.
  ///
  /// - Throws: every problem with the axes, the design and the systems at once, each placed in its
  ///   `--vary` or in the file that lists values or points.
  public init(_ request: SweepRequest) throws(Problems) {
    let log = ProblemLog()
    let shelf = FileShelf()
    let reader = SweepQuestionReader(request: request, shelf: shelf, log: log)
    let read = reader.read()
    try log.throwIfErrors()
    guard let read else {
      preconditionFailure("a sweep that could not be read has reported why")
    }
    self.request = request
    self.shelf = shelf
    warnings = log.problems
    paths = read.paths
    points = read.points.enumerated().map { SweepPoint(number: $0 + 1, settings: $1) }
  }

  /// Positions of the points of a shard: every n-th, so that shards are alike in size and each spans the
  /// whole design.
  public func positions(in shard: SweepShard) -> [Int] {
    points.indices.filter { shard.holds(points[$0].number) }
  }
}

/// A part of a sweep that is answered by itself: one of some, from 1.
public struct SweepShard: Hashable, Sendable, CustomStringConvertible {
  /// Which.
  public let number: Int
  /// Of how many.
  public let count: Int

  /// The whole of a sweep.
  public static let whole = SweepShard(number: 1, count: 1)

  private init(number: Int, count: Int) {
    self.number = number
    self.count = count
  }

  /// Reads `k/n`; nothing if it is not 1/n to n/n.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let number = parts[0], let count = parts[1],
      count >= 1, count <= SweepQuestion.mostPoints, (1...count).contains(number)
    else { return nil }
    self.init(number: number, count: count)
  }

  /// All shards of as many.
  static func all(of count: Int) -> [SweepShard] {
    (1...count).map { SweepShard(number: $0, count: count) }
  }

  /// Whether a point of a number, from 1, is in it.
  func holds(_ point: Int) -> Bool { (point - 1) % count == number - 1 }

  /// `2/4`.
  public var description: String { "\(number)/\(count)" }
}
