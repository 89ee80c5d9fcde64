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
    let scenario = try? Scenario.load(
      "\(repository)scenarios/south-yorkshire.yaml",
      overrides: [
        "years.count=2", "years.follow_up=1", "uncertainty.draws=8", "uncertainty.replan=3",
        "uncertainty.hold_budget=0.75", "uncertainty.sensitivity.tornado=true",
        "budget.revenue.first_year=2000000",
        "limits.workforce.community-nurses.training={first_year: 20, years: 2, gbp_each: 30000}",
      ])
    return scenario.flatMap { scenario in
      try? StudyRun.answer(scenario, explaining: false).sampled().decided()
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
    let run = try #require(Self.run)
    let decision = try #require(run.decision)
    let held = try #require(decision.held)
    let programmes = try #require(run.budgets.first { $0.kind == .programmes })
    #expect(
      programmes.chance.years.map(\.probability)
        == held.tuning.chosen.years.map(\.probability))
    // Training is paid for first, and its price is drawn with that of all else.
    for (ours, theirs) in zip(programmes.chance.meanLeft, held.tuning.chosen.meanLeft) {
      #expect(abs(ours - theirs) <= Self.rounding * 2_000_000)
    }
    #expect(held.tuning.chosen.allYears.probability < 0.75)
    #expect(held.lowerings > 0)
    #expect(held.trials.count == 8)
    #expect(decision.missing.isEmpty)
    #expect(!decision.isCutShort)
  }

  @Test func `fresh draws are other draws, and those of any seed that may be asked for`() throws {
    let uncertainty = try #require(Self.run?.scenario.uncertainty)
    let fresh = uncertainty.fresh
    #expect(fresh.draws.count == uncertainty.draws.count)
    #expect(fresh.draws.seed <= UInt64(Int.max))
    let names = uncertainty.joint.parameters.map(\.name)
    for draw in 0..<8 {
      let (one, other) = (uncertainty.draws, fresh.draws)
      #expect(names.allSatisfy { one.uniform(draw, of: $0) != other.uniform(draw, of: $0) })
    }
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
        == Set(parameters.map(\.group)))
    // Eight draws can tell nothing of this many parameters.
    #expect(decision.analysis.knowledge.allSatisfy { $0.worth == nil })
  }
}
