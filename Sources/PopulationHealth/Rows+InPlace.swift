internal import CRows

/// Functions of numbers where they stand, for loops that set no memory aside.
extension Rows {
  /// Rates become the chances of an event in a year, 1 − exp(−rate), within two units in the last place.
  package static func makeChances(ofHazards hazards: UnsafeMutablePointer<Double>, count: Int) {
    crows_chances_of(hazards, hazards, count)
  }
}
