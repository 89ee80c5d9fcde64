/// Derivatives of functions by central differences, (f(x + hs) − f(x − hs)) / 2hs, s being the size of x.
///
/// With the step h a ten-thousandth, what is left out is about h² of the derivative, and the rounding of
/// f about 10⁻¹⁶/h of f: both are far below a millionth of what is looked at.
enum CentralDifference {
  static let step = 1e-4

  /// The derivative at zero of a function of how far its argument is moved.
  static func of(size: Double, _ function: (Double) throws -> Double) rethrows -> Double {
    let reach = step * size
    return try (function(reach) - function(-reach)) / (2 * reach)
  }

  /// Whether a derivative is that of the differences: to a millionth of itself, beside the rounding of
  /// a function of that value.
  static func agrees(_ derivative: Double, _ difference: Double, size: Double, value: Double)
    -> Bool
  {
    let relative = 1e-6
    let rounding = 1e-15 * abs(value) / step
    return abs(derivative - difference) * size <= relative * abs(derivative) * size + 10 * rounding
  }
}
