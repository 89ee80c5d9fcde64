import Commissioning

/// What is written as a least or a most.
extension FieldReader {
  /// The one of `at_least` and `at_most` that is written.
  ///
  /// - Parameters:
  ///   - noun: what is bounded, for the message
  ///   - id: which one
  ///   - code: the problem's code where neither or both are written
  /// - Returns: its name and what it is; nothing, which is reported, where neither or both are written.
  func bound(
    _ noun: String, _ id: String, code: String
  ) -> (name: String, bound: RingFence.Bound)? {
    guard has("at_least") != has("at_most") else {
      log.error(
        code, "\(noun) '\(id)' needs one of 'at_least' and 'at_most'",
        help: "write one; make a second \(noun) for the other", at: mark)
      passOver(["at_least", "at_most"])
      return nil
    }
    return has("at_least") ? ("at_least", .atLeast) : ("at_most", .atMost)
  }

  /// Reports a ring-fence of more than all that is spent.
  func reportOverAllSpending(_ id: String, _ amount: String, at mark: Mark) {
    log.error(
      "value.range", "ring-fence '\(id)' is \(amount) of spending, which is over 1",
      help: "write a share such as 0.25, or 'of: pounds'", at: mark)
  }
}
