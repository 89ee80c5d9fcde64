/// The time that is left to a search: asked for again and again as the search goes on, so that whoever starts
/// it says what time is.
package struct TimeLeft: Sendable {
  private let left: @Sendable () -> Duration

  /// Time that is told by an answer to how much is left; zero or less is none.
  package init(_ left: @escaping @Sendable () -> Duration) { self.left = left }

  /// So much, from now.
  package init(_ limit: Duration) {
    let end = ContinuousClock.now + limit
    self.init { end - ContinuousClock.now }
  }

  /// How much is left.
  package var duration: Duration { max(.zero, left()) }

  /// Whether none is.
  package var isOver: Bool { duration == .zero }
}
