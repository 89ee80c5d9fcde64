import Commissioning
import PopulationHealth

extension Scenario {
  /// The scenario as it is where its uncertain parameters have these values, `[parameter][row]`, in the
  /// order of `uncertainty`.
  ///
  /// It is what reading the files with those values in them would give, but for two things: segments of
  /// need keep the shares that calibration to the central prices of care gave them, and what a plan may
  /// buy keeps the limits it was found under. Nothing is read again, and a part no parameter is of, such as
  /// interventions where only growth is uncertain, is shared with this scenario and not copied.
  public func drawing(_ values: [[Double]]) -> Scenario {
    guard let uncertainty else { return self }
    precondition(values.count == uncertainty.targets.count, "values for every parameter")
    return drawing(Array(zip(uncertainty.targets, values)))
  }

  /// The scenario with other values, one for each row, of some of its quantities.
  func drawing(_ values: [(target: ParameterTarget, rows: [Double])]) -> Scenario {
    var draw = ScenarioDraw(of: self)
    for (target, rows) in values { draw.set(target, rows) }
    return draw.scenario
  }
}
