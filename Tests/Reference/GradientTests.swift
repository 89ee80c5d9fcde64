import Commissioning
import PopulationHealth
import Scenarios
import Testing

/// The adjoint beside central differences of whole simulations, on every shipped scenario.
@Suite struct `Derivatives of a run` {
  /// Differences and derivatives agree to a millionth of what a direction changes, beside the rounding
  /// of the differences. Differences are extrapolated from steps of a fiftieth and a hundredth of reach
  /// (Richardson), which leaves an error of the fourth order in the step.
  private static let tolerance = 1e-6
  /// Rounding of one year's figure, as a share of it: sums over 20,000 cells, each right to 1e-16,
  /// in people whom thirty years of products have brought there.
  private static let rounding = 1e-13

  @Test(arguments: ShippedScenarios.populations)
  func `agree with central differences`(name: String) throws {
    let scenario = try ShippedScenarios.load(name)
    let trial = GradientTrial(scenario.model)
    let quantities = trial.quantities
    let gradients = trial.model.gradients(
      of: quantities.map(\.weights), at: trial.plan, along: trial.run, from: trial.start)
    for direction in trial.directions {
      let differences = trial.differences(of: quantities.map(\.weights), along: direction)
      for (position, quantity) in quantities.enumerated() {
        let slope = zip(gradients[position], direction).reduce(0.0) { $0 + $1.0 * $1.1 }
        let (difference, size) = differences[position]
        let bound = Self.tolerance * abs(difference) + Self.rounding * size / GradientTrial.step
        #expect(
          abs(slope - difference) <= bound,
          "\(quantity.name): \(slope) by the adjoint, \(difference) by differences")
      }
    }
  }
}
