import PopulationHealth

extension FieldReader {
  /// A value with its `range`, which must hold it.
  func estimate(_ attribute: String, or standard: Double) -> Estimate {
    let value = number(attribute) ?? standard
    let range = interval("range") ?? value...value
    if !range.contains(value) {
      log.error(
        "scenario.range",
        "'\(attribute)' \(value) lies outside its range [\(range.lowerBound), "
          + "\(range.upperBound)]",
        help: "widen the range to hold it", at: mark)
    }
    return Estimate(value: value, low: range.lowerBound, high: range.upperBound)
  }
}
