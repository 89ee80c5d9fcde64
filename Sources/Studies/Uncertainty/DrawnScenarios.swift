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
