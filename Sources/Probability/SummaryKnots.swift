/// The knots of a `StreamingSummary`, and how draws are counted at them: eight figures at a time.
enum SummaryKnots {
  /// The shares of draws below the knots. Three are about each quantile that is kept, as near as it moves
  /// while the draws double from some hundreds.
  static let levels = [
    0.015, 0.025, 0.04, 0.07, 0.1, 0.14, 0.45, 0.5, 0.55, 0.86, 0.9, 0.93, 0.96, 0.975, 0.985,
  ]

  /// Slots of a figure: its mean, the sum of squares about it, and either the first draws as they came or what
  /// follows here.
  static let mean = 0
  static let squares = 1
  /// The least draw, and where the first draws start.
  static let least = 2
  /// The greatest draw.
  static let greatest = 3
  /// Where knots start.
  static let knots = 4
  /// Where counts at knots start: draws at or below in the low half of a whole number, draws below in the high.
  static let counts = knots + levels.count
  static let slots = counts + levels.count

  /// How many draws are counted at once: no more than the processor reads side by side.
  static let mostDrawsAtOnce = 32

  /// Adds draws that lie on one side of `exactDraws`.
  static func add(
    _ block: UnsafeBufferPointer<Double>, firstDraw: Int, draws: Int, columns: Int,
    firstColumn: Int, figures: Int, drawsBefore: Int,
    to storage: UnsafeMutableBufferPointer<SIMD8<Double>>
  ) {
    let isExact = drawsBefore < StreamingSummary.exactDraws
    let reciprocals = (0..<draws).map { 1 / Double(drawsBefore + $0 + 1) }
    withUnsafeTemporaryAllocation(of: SIMD8<Double>.self, capacity: draws) { values in
      for eight in 0..<(figures + 7) / 8 {
        let start = firstDraw * columns + firstColumn + eight * 8
        let lanes = min(8, figures - eight * 8)
        for draw in 0..<draws {
          values[draw] = eightValues(block, at: start + draw * columns, lanes: lanes)
        }
        let slots = UnsafeMutableBufferPointer(
          rebasing: storage[eight * Self.slots..<(eight + 1) * Self.slots])
        addMoments(values, reciprocals: reciprocals, to: slots)
        if isExact {
          for draw in 0..<draws { slots[least + drawsBefore + draw] = values[draw] }
        } else {
          count(values, in: slots)
        }
      }
    }
  }

  @inline(__always)
  private static func eightValues(
    _ block: UnsafeBufferPointer<Double>, at start: Int, lanes: Int
  ) -> SIMD8<Double> {
    guard lanes < 8 else {
      return UnsafeRawPointer(block.baseAddress.unsafelyUnwrapped + start)
        .loadUnaligned(as: SIMD8<Double>.self)
    }
    var eight = SIMD8<Double>.zero
    for lane in 0..<lanes { eight[lane] = block[start + lane] }
    return eight
  }

  @inline(__always)
  private static func addMoments(
    _ values: UnsafeMutableBufferPointer<SIMD8<Double>>, reciprocals: [Double],
    to slots: UnsafeMutableBufferPointer<SIMD8<Double>>
  ) {
    var mean = slots[Self.mean]
    var squares = slots[Self.squares]
    for draw in values.indices {
      let difference = values[draw] - mean
      mean += difference * reciprocals[draw]
      squares += difference * (values[draw] - mean)
    }
    slots[Self.mean] = mean
    slots[Self.squares] = squares
  }

  @inline(__always)
  private static func count(
    _ values: UnsafeMutableBufferPointer<SIMD8<Double>>,
    in slots: UnsafeMutableBufferPointer<SIMD8<Double>>
  ) {
    var least = slots[Self.least]
    var greatest = slots[Self.greatest]
    for value in values {
      least.replace(with: value, where: value .< least)
      greatest.replace(with: value, where: value .> greatest)
    }
    slots[Self.least] = least
    slots[Self.greatest] = greatest
    // Three knots for each time the draws are read.
    for first in stride(from: 0, to: levels.count, by: 3) {
      let knots = (
        slots[Self.knots + first], slots[Self.knots + first + 1], slots[Self.knots + first + 2]
      )
      var counts = (SIMD8<Int64>.zero, SIMD8<Int64>.zero, SIMD8<Int64>.zero)
      for value in values {
        counts.0 &+= sides(value, of: knots.0)
        counts.1 &+= sides(value, of: knots.1)
        counts.2 &+= sides(value, of: knots.2)
      }
      add(counts.0, to: &slots[Self.counts + first])
      add(counts.1, to: &slots[Self.counts + first + 1])
      add(counts.2, to: &slots[Self.counts + first + 2])
    }
  }

  /// One in the low half where a value is at or below a knot, and one in the high half where it is below.
  @inline(__always)
  private static func sides(_ value: SIMD8<Double>, of knot: SIMD8<Double>) -> SIMD8<Int64> {
    let atOrBelow = SIMD8<Int64>.zero.replacing(with: 1, where: value .<= knot)
    let below = SIMD8<Int64>.zero.replacing(with: 1 << 32, where: value .< knot)
    return atOrBelow &+ below
  }

  @inline(__always)
  private static func add(_ counts: SIMD8<Int64>, to slot: inout SIMD8<Double>) {
    slot = unsafeBitCast(
      unsafeBitCast(slot, to: SIMD8<Int64>.self) &+ counts, to: SIMD8<Double>.self)
  }

  /// Puts knots where the draws so far say their quantiles are.
  static func move(
    in storage: UnsafeMutableBufferPointer<SIMD8<Double>>, draws: Int, areFirst: Bool
  ) {
    for figure in 0..<storage.count / slots * 8 {
      let first = figure / 8 * slots
      let lane = figure % 8
      guard storage[first + mean][lane].isFinite else { continue }
      if areFirst {
        setFirst(in: storage, at: first, lane: lane)
      } else {
        let curve = QuantileCurve(UnsafeBufferPointer(storage), figure: figure, draws: draws)
        for (knot, level) in levels.enumerated() {
          let (value, counts) = curve.knot(at: 1 + Double(draws - 1) * level)
          storage[first + knots + knot][lane] = value
          storage[first + Self.counts + knot][lane] = counts.packed
        }
      }
    }
  }

  /// Takes the first draws apart into knots, which are draws themselves.
  private static func setFirst(
    in storage: UnsafeMutableBufferPointer<SIMD8<Double>>, at first: Int, lane: Int
  ) {
    let count = StreamingSummary.exactDraws
    withUnsafeTemporaryAllocation(of: Double.self, capacity: count) { sorted in
      for draw in 0..<count { sorted[draw] = storage[first + least + draw][lane] }
      var sorted = sorted
      sorted.sort()
      storage[first + least][lane] = sorted[0]
      storage[first + greatest][lane] = sorted[count - 1]
      for (knot, level) in levels.enumerated() {
        let value = sorted[Int((Double(count - 1) * level).rounded())]
        let counts = Counts(
          below: sorted.firstIndex { $0 >= value } ?? 0,
          atOrBelow: sorted.firstIndex { $0 > value } ?? count)
        storage[first + knots + knot][lane] = value
        storage[first + Self.counts + knot][lane] = counts.packed
      }
    }
  }

  /// How many draws are below a knot, and how many at or below it.
  struct Counts {
    let below: Int
    let atOrBelow: Int

    /// Both in the bits of one number.
    var packed: Double { Double(bitPattern: UInt64(below) << 32 | UInt64(atOrBelow)) }

    init(below: Int, atOrBelow: Int) {
      self.below = below
      self.atOrBelow = atOrBelow
    }

    init(packed: Double) {
      below = Int(packed.bitPattern >> 32)
      atOrBelow = Int(packed.bitPattern & 0xFFFF_FFFF)
    }
  }
}
