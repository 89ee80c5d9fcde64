extension Scenario {
  /// The scenario as it is where its parameters have these values, `[parameter][row]`.
  ///
  /// It is what reading the files with those values in them would give, but for what `Uncertainty`'s
  /// documentation says is not made anew.
  public func drawing(_ values: [[Double]]) -> Scenario { fatalError("to be written") }
}
