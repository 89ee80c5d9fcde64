import CohortModels
public import Foundation
public import Studies

/// The tidy tables of a decision under uncertainty, whatever its strategies: one a file. Money is in the
/// currency and prices the manifest names, effects in QALYs.
public struct DecisionTables: Sendable {
  private let analysis: DecisionAnalysis
  private let sensitivity: Sensitivity?
  private var strategies: [String] { analysis.sample.strategies }

  /// The tables of an analysis, and of what parameters do where that was asked for.
  public init(of analysis: DecisionAnalysis, sensitivity: Sensitivity? = nil) {
    self.analysis = analysis
    self.sensitivity = sensitivity
  }

  /// File names and contents.
  public var all: [(name: String, contents: Data)] {
    [
      ("ce_plane.csv", plane), ("ce_quadrants.csv", quadrants), ("ce_frontier.csv", frontier),
      ("ceac.csv", curves), ("evpi.csv", information), ("evppi.csv", partialInformation),
      ("sobol_indices.csv", indices),
    ] + (sensitivity?.diagrams.isEmpty ?? true ? [] : [("tornado.csv", tornado)])
  }

  /// Every draw of every strategy beside the first.
  var plane: Data {
    var csv = CSVText(header: ["strategy", "draw", "added_cost", "added_effect"])
    for comparison in analysis.plane.comparisons {
      for (draw, point) in zip(comparison.costs, comparison.effects).enumerated() {
        csv.add(strategies[comparison.strategy])
        csv.add(Double(draw + 1), decimals: 0)
        csv.add(point.0, decimals: 4)
        csv.add(point.1, decimals: 6)
        csv.endRow()
      }
    }
    return csv.data
  }

  /// Shares of draws in each part of the plane.
  var quadrants: Data {
    var csv = CSVText(header: [
      "strategy", "dearer_and_better", "dominating", "dominated", "cheaper_and_worse", "same",
    ])
    for comparison in analysis.plane.comparisons {
      csv.add(strategies[comparison.strategy])
      for share in [
        comparison.dearerAndBetter, comparison.dominating, comparison.dominated,
        comparison.cheaperAndWorse, comparison.same,
      ] { csv.add(share, decimals: 6) }
      csv.endRow()
    }
    return csv.data
  }

  /// Where each strategy stands by the means over draws.
  var frontier: Data {
    let expected = analysis.expected
    let points = expected.comparison.points
    var csv = CSVText(header: [
      "strategy", "mean_added_cost", "mean_added_effect", "standing", "compared_with",
      "incremental_cost", "incremental_effect", "icer", "icer_standard_error",
    ])
    for (position, strategy) in strategies.enumerated() {
      let standing = expected.comparison.standings[position]
      csv.add(strategy)
      csv.add(points[position].cost - points[0].cost, decimals: 4)
      csv.add(points[position].qalys - points[0].qalys, decimals: 6)
      csv.add(standing.name)
      csv.add(standing.others.map { strategies[$0] }.joined(separator: "+"))
      csv.add(standing.increment?.cost, decimals: 4)
      csv.add(standing.increment?.qalys, decimals: 6)
      csv.add(standing.increment?.ratio, decimals: 4)
      csv.add(expected.ratioErrors[position], decimals: 4)
      csv.endRow()
    }
    return csv.data
  }

  /// How likely each strategy is to be the best at each price, and which is the best on average.
  var curves: Data {
    var csv = CSVText(header: [
      "strategy", "willingness_to_pay", "probability", "standard_error", "probability_low_95",
      "probability_high_95", "on_frontier", "expected_net_benefit",
    ])
    for (position, strategy) in strategies.enumerated() {
      for price in analysis.curves.prices {
        csv.add(strategy)
        csv.add(price.price, decimals: 4)
        csv.add(price.chances[position])
        csv.add(price.best == position ? "yes" : "no")
        csv.add(price.expectedNetBenefits[position], decimals: 4)
        csv.endRow()
      }
    }
    return csv.data
  }

  /// What it would be worth to know everything.
  var information: Data {
    var csv = CSVText(header: ["willingness_to_pay", "best", "evpi", "standard_error"])
    for price in analysis.curves.prices {
      csv.add(price.price, decimals: 4)
      csv.add(strategies[price.best])
      csv.add(price.perfectInformation.value, decimals: 4)
      csv.add(there: price.perfectInformation.standardError, decimals: 4)
      csv.endRow()
    }
    return csv.data
  }

  /// What it would be worth to know each group, and each parameter.
  var partialInformation: Data {
    var csv = CSVText(header: [
      "kind", "name", "group", "parameters", "willingness_to_pay", "draws", "evppi",
      "standard_error", "bias", "share_of_evpi", "chance_of_noise",
    ])
    for knowledge in analysis.knowledge {
      for (position, price) in analysis.keyPrices.enumerated() {
        let worth = knowledge.worth?[position]
        let all = analysis.worthOfAll[position]
        csv.add(knowledge.group == nil ? "group" : "parameter")
        csv.add(knowledge.name)
        csv.add(knowledge.group ?? knowledge.name)
        csv.add(Double(knowledge.parameters), decimals: 0)
        csv.add(price, decimals: 4)
        csv.add(Double(analysis.regressed), decimals: 0)
        csv.add(worth?.value, decimals: 4)
        csv.add(worth?.standardError, decimals: 4)
        csv.add(worth?.bias, decimals: 4)
        // A part is worth no more than all.
        csv.add(all > 0 ? worth.map { min(1, $0.corrected / all) } : nil, decimals: 6)
        csv.add(worth?.chance, decimals: 9)
        csv.endRow()
      }
    }
    return csv.data
  }

  /// Shares of variance: first-order by parameter from the draws themselves, and first-order and total from
  /// runs made for them.
  var indices: Data {
    var csv = CSVText(header: [
      "strategy", "outcome", "method", "name", "first_order", "first_order_error", "total",
      "total_error", "chance_of_noise",
    ])
    for influence in analysis.influences {
      csv.add(strategies[influence.strategy])
      csv.add(influence.outcome.rawValue)
      csv.add("regression")
      csv.add(analysis.sample.parameters[influence.parameter].name)
      csv.add(influence.share.share, decimals: 6)
      csv.add(influence.share.standardError, decimals: 6)
      csv.add(nil, decimals: 6)
      csv.add(nil, decimals: 6)
      csv.add(influence.share.chance, decimals: 9)
      csv.endRow()
    }
    for indices in sensitivity?.indices ?? [] {
      for group in indices.groups {
        csv.add(indices.outcome.strategy)
        csv.add(indices.outcome.name)
        csv.add("design")
        csv.add(group.name)
        csv.add(group.first, decimals: 6)
        csv.add(group.firstError, decimals: 6)
        csv.add(group.total, decimals: 6)
        csv.add(group.totalError, decimals: 6)
        csv.add(nil, decimals: 9)
        csv.endRow()
      }
    }
    return csv.data
  }

  /// Each parameter at the ends of its 95% interval, widest first.
  var tornado: Data {
    var csv = CSVText(header: [
      "strategy", "outcome", "others_at", "rank", "parameter", "group", "low", "high",
      "outcome_at_low", "outcome_at_high", "base", "width",
    ])
    for diagram in sensitivity?.diagrams ?? [] {
      for (rank, bar) in diagram.tornado.bars.enumerated() {
        csv.add(diagram.outcome.strategy)
        csv.add(diagram.outcome.name)
        csv.add(diagram.others.rawValue)
        csv.add(Double(rank + 1), decimals: 0)
        csv.add(bar.name)
        csv.add(bar.group)
        csv.add(bar.low, decimals: 9)
        csv.add(bar.high, decimals: 9)
        csv.add(there: bar.outcomeAtLow, decimals: 6)
        csv.add(there: bar.outcomeAtHigh, decimals: 6)
        csv.add(there: diagram.tornado.base, decimals: 6)
        csv.add(there: bar.width(about: diagram.tornado.base), decimals: 6)
        csv.endRow()
      }
    }
    return csv.data
  }
}

extension CSVText {
  /// Adds a share of draws: the share, its standard error, empty for one draw, and its limits.
  mutating func add(_ chance: DrawnChance) {
    add(chance.probability, decimals: 6)
    add(there: chance.standardError, decimals: 6)
    add(chance.interval.lowerBound, decimals: 6)
    add(chance.interval.upperBound, decimals: 6)
  }
}
