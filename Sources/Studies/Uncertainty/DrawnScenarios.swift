public import Commissioning
import Probability
public import Scenarios

/// The scenario as it is in each of some draws.
public struct DrawnScenarios: Sendable {
  /// How many draws there are.
  public let count: Int
  private let scenario: @Sendable (Int) -> Scenario

  /// Draws from anywhere: `scenario` gives the same for the same draw, from 0, whoever asks and when.
  public init(count: Int, scenario: @escaping @Sendable (Int) -> Scenario) {
    self.count = count
    self.scenario = scenario
  }

  /// The scenario in one draw, from 0.
  public subscript(draw: Int) -> Scenario { scenario(draw) }
}

extension DrawnScenarios {
  /// The draws of what is uncertain in a scenario.
  public init(
    _ scenario: Scenario, under uncertainty: Uncertainty<ParameterTarget>, count: Int
  ) {
    self.init(count: count) {
      scenario.drawing(uncertainty.joint.values(of: $0, in: uncertainty.draws))
    }
  }

  /// The first of them, or all where there are fewer.
  public func first(_ most: Int) -> DrawnScenarios {
    DrawnScenarios(count: Swift.min(most, count)) { self[$0] }
  }
}
