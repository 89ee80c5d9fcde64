import Commissioning
import Foundation
import LinearAlgebra
import PopulationHealth
import Probability
import Scenarios
import Testing

/// South Yorkshire under half of every programme, and what both arms come to.
struct DrawnFigures {
  /// Figures of two ways to the same model differ by rounding of their inputs, carried through 15 years.
  static let rounding = 1e-9

  let scenario: Scenario
  let figures: [Double]

  init(of scenario: Scenario) {
    self.scenario = scenario
    let model = scenario.model
    var plan = model.nothing
    for (position, intervention) in model.interventions.enumerated() {
      for place in 0..<plan.places {
        for year in 0..<plan.years {
          plan.shares[plan.index(position, place, year)] = intervention.reach / 2
        }
      }
    }
    let (nothing, years) = model.run(plan)
    let accounts = Accounts(model: model, terms: scenario.terms).settle(years, against: nothing)
    var figures: [Double] = []
    for year in nothing + years {
      for outcome in year.outcomes {
        figures += [outcome.deaths, outcome.lifeYears, outcome.qalys]
      }
      for table in [
        year.units, year.pounds, year.avoidedPounds, year.addedUnits, year.newCases,
      ] {
        figures += table.elements
      }
    }
    for book in accounts {
      for position in book.positions { figures += [position.income, position.cost] }
      for table in [book.recurrent, book.nonRecurrent, book.capital] {
        for row in table { figures += row }
      }
    }
    self.figures = figures
  }

  /// The largest difference from other figures, as a share of the figure.
  func distance(from other: DrawnFigures) -> Double {
    zip(figures, other.figures).map { abs($0 - $1) / max(1, abs($0)) }.max() ?? .infinity
  }
}

/// South Yorkshire with every parameter of its pack uncertain, over few years.
func southYorkshire(
  _ overrides: [String] = [], model: String = "england", in folder: String? = nil
) throws -> Scenario {
  let path = folder.map { "\($0)/s.yaml" } ?? "\(repository)scenarios/south-yorkshire.yaml"
  return try Scenario.load(
    path,
    overrides: [
      "years.count=6", "years.follow_up=9", "uncertainty.draws=10", "model=\(model)",
      "interventions.urgent-community-response.capital_cost=7",
      "interventions.urgent-community-response.opening_cost=50000",
    ] + overrides)
}

extension Scenario {
  /// The scenario with one parameter at other values and all else at its centre.
  func drawing(_ path: String, _ change: (Double) -> Double) throws -> Scenario {
    let uncertainty = try #require(uncertainty)
    let place = try #require(
      uncertainty.joint.parameters.firstIndex { $0.name == path }, "\(path) is uncertain")
    var values = uncertainty.central
    values[place] = values[place].map(change)
    return drawing(values)
  }

  /// The scenario with one parameter at these values and all else at its centre.
  func drawing(_ path: String, to rows: [Double]) throws -> Scenario {
    let uncertainty = try #require(uncertainty)
    let place = try #require(
      uncertainty.joint.parameters.firstIndex { $0.name == path }, "\(path) is uncertain")
    var values = uncertainty.central
    values[place] = rows
    return drawing(values)
  }
}
