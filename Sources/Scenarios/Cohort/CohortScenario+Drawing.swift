public import CohortModels

extension CohortScenario {
  /// The scenario as it is where its uncertain parameters have these values, `[parameter][row]`.
  ///
  /// It is what reading the files with those values in them would give.
  ///
  /// - Throws: where the chances of leaving a state are then more than everyone, or rates too high.
  public func drawing(_ values: [[Double]]) throws(ImpossibleDraw) -> CohortScenario {
    guard let uncertainty else { return self }
    let drawn = figures.drawing(uncertainty.targets, values)
    return CohortScenario(
      file: file, name: name, pack: pack, packTitle: packTitle, changes: changes,
      resolved: resolved, inputs: inputs,
      figures: drawn, model: drawn.model(of: try drawn.possibleStrategies(in: 0)),
      counting: counting, discounting: discounting, willingnessToPay: willingnessToPay,
      currency: currency, priceYear: priceYear, uncertainty: uncertainty, warnings: warnings)
  }
}
