internal import CRows

/// Functions of every number of a row. None calls the system's mathematics, so that they give the
/// same bytes wherever they run; `docs/mathematics.md` says where they are from and how near they are.
extension Rows {
  /// The chances of an event in a year at some rates, 1 − exp(−rate), within two units in the last place.
  package static func chances(ofHazards hazards: [Double]) -> [Double] {
    mapping(hazards) { crows_chances_of($0, $1, $2) }
  }

  /// The rates at which events have some chances in a year, −ln(1 − chance), within two units in the last
  /// place.
  package static func rates(ofChances chances: [Double]) -> [Double] {
    mapping(chances) { crows_rates_of($0, $1, $2) }
  }

  private static func mapping(
    _ values: [Double],
    _ function: (UnsafePointer<Double>?, UnsafeMutablePointer<Double>?, Int) -> Void
  ) -> [Double] {
    [Double](unsafeUninitializedCapacity: values.count) { results, initialised in
      function(values, results.baseAddress, values.count)
      initialised = values.count
    }
  }
}
