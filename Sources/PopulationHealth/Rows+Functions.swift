internal import CRows

/// Functions of every number of a row. None calls the system's mathematics, so that they give the
/// same bytes wherever they run; `docs/mathematics.md` says where they are from and how near they are.
extension Rows {
  /// e to the power of each number, within two units in the last place; zero below −708.
  package static func exp(_ values: [Double]) -> [Double] {
    mapping(values) { crows_exp($0, $1, $2) }
  }

  /// e to the power of each number, less one, within two units in the last place.
  package static func expMinusOne(_ values: [Double]) -> [Double] {
    mapping(values) { crows_expm1($0, $1, $2) }
  }

  /// The natural logarithm of one more than each number, within two units in the last place.
  package static func log(onePlus values: [Double]) -> [Double] {
    mapping(values) { crows_log1p($0, $1, $2) }
  }

  /// The chances of an event in a year at some rates, 1 − exp(−rate).
  static func chances(ofHazards hazards: [Double]) -> [Double] {
    mapping(hazards) { crows_chances_of($0, $1, $2) }
  }

  /// The rates at which events have some chances in a year, −ln(1 − chance).
  static func rates(ofChances chances: [Double]) -> [Double] {
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
