/// What was measured: the times of each lap in the order of the repeats, and the peak of memory.
struct MeasureResult: Codable, Sendable {
  let measure: Measure
  let timings: [Timing]
  /// The most memory the measure's process ever held, reading and warming up included.
  let peakBytes: Int
}

/// The times of one lap over all repeats.
struct Timing: Codable, Sendable {
  let name: String
  /// Most seconds of wall time wanted.
  let aim: Double?
  /// Seconds by the clock.
  let wall: [Double]
  /// Seconds of all threads.
  let processor: [Double]
}

/// Everything that was measured, and where.
struct BenchReport: Codable, Sendable {
  let machine: Machine
  let results: [MeasureResult]
}

extension [Double] {
  /// The middle value, or the mean of the two in the middle; zero of none.
  var median: Double {
    let sorted = sorted()
    guard let last = sorted.indices.last else { return 0 }
    return (sorted[last / 2] + sorted[(last + 1) / 2]) / 2
  }
}
