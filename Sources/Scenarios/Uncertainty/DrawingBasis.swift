import Foundation
import PopulationHealth

/// What a draw of parameters needs to know of a scenario beside its model: how figures of its files
/// became those of the model.
struct DrawingBasis: Sendable {
  /// A change of prices between two years.
  struct Repricing: Sendable {
    /// General prices of the later year over the earlier.
    let inflation: Double
    /// Years over which unit costs grow above them.
    let years: Int

    /// What a pound becomes where unit costs grow by so much a year above general prices.
    func level(growth: Double) -> Double { inflation * pow(1 + growth, Double(years)) }
  }

  /// Yearly growth of unit costs above general inflation, before efficiency.
  let costUplift: Double
  let efficiency: Double
  /// From the year of each intervention's prices to that of the scenario, in the order of the model.
  let interventions: [Repricing]
  /// From the year of the pack's prices of care.
  let activity: Repricing
  /// The pack's pounds per unit, by point of delivery.
  let poundsPerUnit: [Double]
  /// What each system's envelope is made of.
  let envelope: [[EnvelopeStream]]
  /// The rows of the table of relative risks, in the order of the risk model's.
  let relativeRisks: [[RelativeRiskRow]]
}
