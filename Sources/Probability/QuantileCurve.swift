/// The values of one figure by their place among draws, as far as its knots tell.
///
/// Places are those of draws in order, 1 for the least. A knot at a value that came again holds all places of
/// that value; a knot between draws stands half-way between two places. Between knots the curve is a cubic
/// that never turns back (Fritsch, Butland 1984).
struct QuantileCurve {
  private typealias Point = (
    value: Double, counts: SummaryKnots.Counts, first: Double, last: Double
  )

  private let points: [Point]

  init(_ storage: UnsafeBufferPointer<SIMD8<Double>>, figure: Int, draws: Int) {
    let first = figure / 8 * SummaryKnots.slots
    let lane = figure % 8
    let least = storage[first + SummaryKnots.least][lane]
    let greatest = storage[first + SummaryKnots.greatest][lane]
    var points: [Point] = [(least, SummaryKnots.Counts(below: 0, atOrBelow: 1), 1, 1)]
    points.reserveCapacity(SummaryKnots.levels.count + 2)
    for knot in SummaryKnots.levels.indices {
      let value = storage[first + SummaryKnots.knots + knot][lane]
      let counts = SummaryKnots.Counts(
        packed: storage[first + SummaryKnots.counts + knot][lane])
      guard counts.atOrBelow > 0, counts.below < draws else { continue }
      let isBetween = counts.below == counts.atOrBelow
      let point: Point = (
        value, counts, Double(counts.below) + (isBetween ? 0.5 : 1),
        Double(counts.atOrBelow) + (isBetween ? 0.5 : 0)
      )
      if let before = points.last, before.value == value {
        points[points.count - 1] = point.last > before.last ? point : before
      } else {
        points.append(point)
      }
    }
    let end: Point = (
      greatest, SummaryKnots.Counts(below: draws - 1, atOrBelow: draws), Double(draws),
      Double(draws)
    )
    if let before = points.last, before.value < greatest, before.last < end.first {
      points.append(end)
    }
    self.points = points
  }

  /// The value at a place.
  func value(at place: Double) -> Double {
    let above = points.firstIndex { $0.last >= place } ?? points.count - 1
    guard above > 0, place < points[above].first else { return points[above].value }
    return between(above - 1, above, at: place)
  }

  /// A knot near a place, and its counts: the point that holds the place, or a new one between draws.
  func knot(at place: Double) -> (value: Double, counts: SummaryKnots.Counts) {
    let above = points.firstIndex { $0.last >= place } ?? points.count - 1
    if above == 0 || place >= points[above].first {
      return (points[above].value, points[above].counts)
    }
    let below = points[above - 1].counts.atOrBelow
    let room = below...max(below, points[above].counts.below)
    let count = min(max(Int(place), room.lowerBound), room.upperBound)
    let middle = min(max(Double(count) + 0.5, points[above - 1].last), points[above].first)
    return (
      between(above - 1, above, at: middle),
      SummaryKnots.Counts(below: count, atOrBelow: count)
    )
  }

  /// The value at a place between two points next to each other.
  private func between(_ below: Int, _ above: Int, at place: Double) -> Double {
    let width = points[above].first - points[below].last
    let rise = points[above].value - points[below].value
    guard width > 0 else { return points[above].value }
    let share = (place - points[below].last) / width
    let slope = rise / width
    let start = self.slope(at: below, with: slope, isStart: true)
    let end = self.slope(at: above, with: slope, isStart: false)
    let rest = 1 - share
    // The cubic with these slopes at its ends, as what it adds to the straight line.
    let bend = share * rest * width * ((start - slope) * rest - (end - slope) * share)
    return min(
      max(points[below].value + rise * share + bend, points[below].value), points[above].value)
  }

  /// The slope at a point: the harmonic mean of those on both sides; at the end of many equal draws, or of
  /// all, that of the side asked for.
  private func slope(at index: Int, with slope: Double, isStart: Bool) -> Double {
    let other = isStart ? index - 1 : index + 1
    guard points.indices.contains(other), points[index].first == points[index].last else {
      return slope
    }
    let (low, high) = isStart ? (other, index) : (index, other)
    let width = points[high].first - points[low].last
    let otherSlope = (points[high].value - points[low].value) / width
    guard width > 0, slope > 0, otherSlope > 0 else { return 0 }
    return 2 * slope * otherSlope / (slope + otherSlope)
  }
}
