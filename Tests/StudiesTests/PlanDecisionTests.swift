import Allocation
import Commissioning
import Foundation
import Probability
import Scenarios
import Studies
import Testing

@Suite struct PlanDecisionTests {
  /// South Yorkshire for two years and one of follow-up, in eight draws of all the pack says is uncertain.
  private static let run: StudyRun? = {
    let root = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path()
    let scenario = try? Scenario.load(
      "\(root)scenarios/south-yorkshire.yaml",
      overrides: [
        "years.count=2", "years.follow_up=1", "uncertainty.draws=8", "uncertainty.replan=3",
        "uncertainty.hold_budget=0.75", "uncertainty.sensitivity.tornado=true",
        "budget.revenue.first_year=2000000",
      ])
    return scenario.flatMap { scenario in
      try? StudyRun.answer(scenario, explaining: false).sampled(jobs: 2).decided()
    }
  }()

  /// Two ways to the same numbers, which add them up in another order.
  private static let rounding = 1e-9

  @Test func `planning anew starts from the draws that the tables are of`() throws {
    let decision = try #require(Self.run?.decision)
    let replanning = try #require(decision.replanning)
    #expect(replanning.draws.map(\.number) == [0, 1, 2])
    let (costs, effects) = decision.analysis.sample.increments
    for draw in replanning.draws {
      let (pounds, qalys) = (costs[1][draw.number], effects[1][draw.number])
      #expect(abs(draw.chosen.pounds - pounds) <= Self.rounding * abs(pounds))
      #expect(abs(draw.chosen.qalys - qalys) <= Self.rounding * abs(qalys))
    }
  }

  @Test func `the budget's chances are those of the plan's own money`() throws {
    let decision = try #require(Self.run?.decision)
    let held = try #require(decision.held)
    let programmes = try #require(decision.budgets.first { $0.kind == .programmes })
    #expect(
      programmes.chance.years.map(\.probability)
        == held.chosenChance.years.map(\.probability))
    #expect(held.chance.allYears.probability >= 0.75)
    #expect(decision.missing.isEmpty)
  }

  @Test func `a bar for every parameter, and a group for each`() throws {
    let run = try #require(Self.run)
    let decision = try #require(run.decision)
    let parameters = try #require(run.scenario.uncertainty).joint.parameters
    let diagrams = try #require(decision.sensitivity).diagrams
    #expect(diagrams.count == 6)
    #expect(diagrams.allSatisfy { $0.tornado.bars.count == parameters.count })
    #expect(
      Set(decision.analysis.knowledge.filter { $0.group == nil }.map(\.name))
        .isSubset(of: parameters.map(\.group)))
    // Eight draws can tell nothing of this many parameters.
    #expect(decision.analysis.knowledge.allSatisfy { $0.worth == nil })
  }
}
