internal import CRows

/// Functions of numbers where they stand, for loops that set no memory aside.
extension Rows {
  /// Rates become the chances of an event in a year, 1 − exp(−rate), within two units in the last place.
  package static func makeChances(ofHazards hazards: UnsafeMutablePointer<Double>, count: Int) {
    crows_chances_of(hazards, hazards, count)
  }

  /// Adds a row to another of the same array, term by term; they do not overlap.
  package static func add(within values: inout [Double], at start: Int, to sum: Int, count: Int) {
    precondition(count >= 0 && min(start, sum) >= 0 && max(start, sum) + count <= values.count)
    precondition(abs(start - sum) >= count)
    values.withUnsafeMutableBufferPointer { values in
      guard let values = values.baseAddress else { return }
      crows_add(values + sum, values + start, count)
    }
  }
}
