import Allocation
import Commissioning
import Foundation
import Parallelism
import Scenarios
import Studies
import Testing

/// South Yorkshire for three years with little money, and its unit costs a few times what they are, or less: draws that
/// are written down instead of drawn.
private enum Costs {
  static func scenario(_ factor: Double, with more: [String] = []) -> Scenario? {
    guard
      let plain = try? Scenario.load(
        "\(repository)scenarios/south-yorkshire.yaml",
        overrides: ["years.count=3", "years.follow_up=2", "budget.revenue.first_year=2000000"]
          + more)
    else { return nil }
    guard factor != 1 else { return plain }
    return try? Scenario.load(
      "\(repository)scenarios/south-yorkshire.yaml",
      overrides: ["years.count=3", "years.follow_up=2", "budget.revenue.first_year=2000000"] + more
        + plain.model.interventions.map {
          "interventions.\($0.id).unit_cost=\($0.resources.unitCost * factor)"
        })
  }

  static let factors = [1.0, 1.3, 0.8, 1.1]
  static let drawn = factors.compactMap { scenario($0) }
  static let draws = DrawnScenarios(count: drawn.count) { drawn[$0] }
  /// Of these the dearer is dearer than any of the others.
  static let fresh: DrawnScenarios = {
    let scenarios = [1.0, 1.6].compactMap { scenario($0) }
    return DrawnScenarios(count: scenarios.count) { scenarios[$0] }
  }()
  static let run = drawn.first.flatMap { try? StudyRun.answer($0, explaining: false) }
}

@Suite(.serialized) struct ReplanningTests {
  private func replanning() throws -> (Replanning, Allocation) {
    let chosen = try #require(Costs.run?.allocation)
    #expect(Costs.drawn.count == Costs.factors.count)
    return (Replanning(of: chosen, in: Costs.drawn[0], draws: Costs.draws), chosen)
  }

  @Test func `the chosen plan is not regretted where nothing is other than it was`() throws {
    let (replanning, chosen) = try replanning()
    let same = replanning.draws[0]
    #expect(abs(same.chosen.gain - chosen.value) <= 1e-9 * abs(chosen.value))
    #expect(same.chosen.breach == nil)
    let regret = try #require(same.regret)
    #expect(abs(regret) <= 2 * Replanning.noRegret * abs(chosen.value))
  }

  @Test func `dearer programmes overspend and cheaper ones leave room for more`() throws {
    let (replanning, _) = try replanning()
    let dearer = replanning.draws[1].chosen
    #expect(dearer.breach != nil)
    #expect(dearer.money.left.contains { $0 < 0 })
    let cheaper = replanning.draws[2]
    #expect(cheaper.chosen.money.left.allSatisfy { $0 > 0 })
    #expect(try #require(cheaper.regret) > 0)
    #expect(cheaper.best?.breach == nil)
  }

  @Test func `fixed plans begin with the chosen one and differ from it by nothing there`() throws {
    let (replanning, _) = try replanning()
    #expect(replanning.fixedPlans.map(\.foundIn) == [nil, 0, 1, 2, 3])
    let chosen = replanning.fixedPlans[0]
    #expect(chosen.difference == 0 && chosen.differenceError == 0)
    let gains = replanning.draws.map(\.chosen.gain)
    #expect(abs(chosen.gain - gains.reduce(0, +) / 4) <= 1e-9 * abs(chosen.gain))
    #expect(chosen.staysWithinMoney == 0.5)
  }

  @Test func `money by decision adds up to what is spent and to its parts`() throws {
    let (replanning, _) = try replanning()
    let decisions = replanning.decisions
    let whole = decisions.filter { $0.years == 0..<3 }
    let halves = decisions.filter { $0.years != 0..<3 }
    let spent = whole.reduce(0.0) { $0 + $1.chosenPounds }
    let plan = try #require(Costs.run?.plan)
    let counted = plan.accounts.reduce(0.0) { $0 + $1.programmePounds }
    #expect(abs(spent - counted) < 1e-6 * counted)
    #expect(abs(halves.reduce(0.0) { $0 + $1.chosenPounds } - spent) < 1e-9 * spent)
    #expect(decisions.allSatisfy { (0...1).contains($0.appears) && $0.pounds.count == 4 })
  }

  @Test func `planning anew, and holding a budget, give the same with any number of jobs`() throws {
    let chosen = try #require(Costs.run?.allocation)
    func found(jobs: Int) throws -> (Replanning, HeldBudget) {
      try Concurrency.$jobs.withValue(jobs) {
        (
          Replanning(of: chosen, in: Costs.drawn[0], draws: Costs.draws),
          try HeldBudget(
            probability: 1, from: chosen, in: Costs.drawn[0], draws: Costs.draws,
            fresh: Costs.fresh)
        )
      }
    }
    let ((replanned, held), (others, other)) = (try found(jobs: 1), try found(jobs: 3))
    #expect(replanned.draws.map(\.number) == [0, 1, 2, 3])
    #expect(replanned.draws.map(\.plan) == others.draws.map(\.plan))
    #expect(replanned.draws.map(\.regret) == others.draws.map(\.regret))
    #expect(replanned.fixedPlans.map(\.gain) == others.fixedPlans.map(\.gain))
    #expect(held.plan == other.plan && held.plannedWith == other.plannedWith)
    #expect(held.trials.map(\.held.gain) == other.trials.map(\.held.gain))
  }

  @Test func `a search that time ends says so`() throws {
    let (replanning, chosen) = try replanning()
    #expect(replanning.draws.allSatisfy { !$0.isCutShort })
    let hurried = try #require(Costs.scenario(0.8, with: ["allocation.time_limit=1e-9"]))
    let short = Replanning(
      of: chosen, in: Costs.drawn[0], draws: DrawnScenarios(count: 1) { _ in hurried })
    #expect(short.draws.map(\.isCutShort) == [true])
    let central = try #require(Costs.scenario(1, with: ["allocation.time_limit=1e-9"]))
    do throws(HeldBudget.Failure) {
      _ = try HeldBudget(
        probability: 1, from: chosen, in: central, draws: Costs.draws, fresh: Costs.fresh)
      Issue.record("a plan was found in no time")
    } catch {
      guard case .noPlan(.timedOut, _) = error else {
        Issue.record("\(error)")
        return
      }
    }
  }

  @Test func `a budget is held as often as asked, for less money and less health`() throws {
    let chosen = try #require(Costs.run?.allocation)
    let held = try HeldBudget(
      probability: 1, from: chosen, in: Costs.drawn[0], draws: Costs.draws, fresh: Costs.fresh)
    #expect(held.tuning.chosen.allYears.probability == 0.5)
    #expect(held.tuning.held.allYears.probability == 1)
    #expect((1...8).contains(held.lowerings))
    #expect(!held.isCutShort)
    #expect(zip(held.plannedWith, held.room).allSatisfy { $0 < $1 })
    // In the dearest draw unit costs are so many times the central ones; setting up is no dearer.
    let dearest = zip(Costs.drawn[1].model.interventions, Costs.drawn[0].model.interventions)
      .map { $0.resources.unitCost / $1.resources.unitCost }.max()
    #expect(held.plannedWith[0] / held.room[0] > 1 / (try #require(dearest)))
    #expect(held.trials[0].held.gain < held.trials[0].chosen.gain)
  }

  @Test func `a budget that held in every draw it was found by need not in fresh ones`() throws {
    let chosen = try #require(Costs.run?.allocation)
    let held = try HeldBudget(
      probability: 1, from: chosen, in: Costs.drawn[0], draws: Costs.draws, fresh: Costs.fresh)
    #expect(held.trials.count == 2)
    #expect(held.trials[0].held.money.left.allSatisfy { $0 >= -1 })
    #expect(held.trials[1].held.money.left.contains { $0 < -1 })
    #expect(held.fresh.held.allYears.probability == 0.5)
    // Of two draws: √(0.5 × 0.5 / 2).
    #expect(abs(held.fresh.held.allYears.standardError - 0.125.squareRoot()) < 1e-15)
    #expect(held.fresh.chosen.allYears.probability == 0.5)
  }

  @Test func `a budget that holds already is left alone`() throws {
    let chosen = try #require(Costs.run?.allocation)
    let held = try HeldBudget(
      probability: 0.5, from: chosen, in: Costs.drawn[0], draws: Costs.draws, fresh: Costs.fresh)
    #expect(held.lowerings == 0)
    #expect(held.plan == chosen.plan)
    #expect(held.plannedWith == held.room)
  }

  @Test func `what limits demand may leave no plan that holds`() throws {
    let pin = [
      "limits.pinned.decided.level=national", "limits.pinned.decided.programme=virtual-wards",
      "limits.pinned.decided.at_least=0.05", "limits.pinned.decided.reason=decided",
    ]
    let pinned = try #require(Costs.scenario(1, with: pin))
    let dear = try #require(Costs.scenario(100, with: pin))
    let chosen = try #require(try StudyRun.answer(pinned, explaining: false).allocation)
    let draws = DrawnScenarios(count: 2) { $0 == 0 ? pinned : dear }
    do throws(HeldBudget.Failure) {
      _ = try HeldBudget(probability: 1, from: chosen, in: pinned, draws: draws, fresh: draws)
      Issue.record("a plan was found")
    } catch {
      guard case .noPlan(.conflictingLimits, let money) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(money.count == 3)
    }
  }
}
