import CohortModels
import Commissioning
import Foundation
import Scenarios
import Studies
import Testing

/// The time-independent Sick-Sicker model.
///
/// Source: Alarid-Escudero F, Krijkamp E, Enns EA, Yang A, Hunink MGM, Pechlivanoglou P, Jalal H. An
/// Introductory Tutorial on Cohort State-Transition Models in R Using a Cost-Effectiveness Analysis
/// Example. Medical Decision Making 2023; 43(1): 3–20; code DARTH-git/cohort-modeling-tutorial-intro
/// (MIT licence): costs, QALYs and ICERs as printed.
@Suite struct `Reference: Sick-Sicker` {
  private static let published = Result { try answer([]) }

  private static func answer(_ overrides: [String]) throws -> CohortStudy {
    try CohortStudy.answer(ShippedScenarios.cohort("sick-sicker.yaml", overrides: overrides))
  }

  @Test(arguments: [
    ("SoC", "151580", "20.711"), ("A", "284805", "21.499"), ("B", "259100", "22.184"),
    ("AB", "378875", "23.137"),
  ])
  func `cost and QALYs of a strategy are the published ones, to every digit`(
    strategy: String, cost: String, qalys: String
  ) throws {
    let arm = try #require(
      Self.published.get().arms.first { $0.strategy.id == strategy })
    #expect(String(format: "%.0f", arm.outcomes.discounted.cost) == cost)
    #expect(String(format: "%.3f", arm.outcomes.discounted.qalys) == qalys)
  }

  @Test func `the frontier is SoC, B and both, at the published ratios`() throws {
    let study = try Self.published.get()
    let comparison = study.comparison
    #expect(comparison.frontier.map { study.arms[$0].strategy.id } == ["SoC", "B", "AB"])
    #expect(comparison.standings[1] == .dominated(by: 2))
    let ratios = comparison.standings.map { standing in
      if case .frontier(let increment?) = standing {
        String(format: "%.0f", increment.ratio)
      } else {
        ""
      }
    }
    #expect(ratios == ["", "", "72988", "125764"])
  }

  /// Counted with the half-cycle correction the same model gives these for SoC, worked out apart from
  /// this program from the published parameters.
  @Test func `with the half-cycle correction standard care costs 152,262 and gains 21.038`() throws
  {
    let outcomes = try Self.answer(["counting=half-cycle"]).arms[0].outcomes.discounted
    #expect(String(format: "%.6f", outcomes.cost) == "152262.290718")
    #expect(String(format: "%.9f", outcomes.qalys) == "21.038150923")
  }

  @Test func `every row of every trace sums to one`() throws {
    for arm in try Self.published.get().arms {
      #expect(arm.outcomes.trace.shares.count == 76)
      #expect(arm.outcomes.trace.largestRowError <= 1e-12)
    }
  }

  @Test func `a strategy that gives nothing is standard care to the last bit`() throws {
    let study = try Self.answer(["treatments.A.costs=null", "treatments.A.utilities=null"])
    #expect(study.comparison.standings[1] == .same(as: 0))
    #expect(study.arms[0].outcomes.discounted == study.arms[1].outcomes.discounted)
  }
}
