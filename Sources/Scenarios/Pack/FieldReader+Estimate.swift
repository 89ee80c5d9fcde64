import PopulationHealth

extension FieldReader {
  /// A value with its `range`, which must hold it; one that is wrong is reported once, as that.
  func estimate(_ attribute: String, or standard: Double) -> Estimate {
    let written = number(attribute)
    let value = written ?? standard
    let range = interval("range") ?? value...value
    if !range.contains(value), written != nil || !has(attribute) {
      log.error(
        "scenario.range",
        "'\(attribute)' \(value) lies outside its range [\(range.lowerBound), "
          + "\(range.upperBound)]",
        help: "widen the range to hold it", at: mark)
    }
    return Estimate(value: value, low: range.lowerBound, high: range.upperBound)
  }
}
