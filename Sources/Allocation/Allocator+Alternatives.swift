public import Commissioning
public import LinearAlgebra
import PopulationHealth

/// Plans nearly as good as the best that buy something else, and what all of them buy.
public struct PlanAlternatives: Sendable {
  /// A plan nearly as good as the best.
  public struct Plan: Sendable {
    /// What is bought.
    public let plan: CoveragePlan
    /// Every year of the horizon under it.
    public let run: [YearOfSystem]
    /// Its gain by the objective.
    public let value: Double
    /// GBP of the price year it spends on each programme, `[intervention, place]`, over the years of
    /// the plan.
    public let pounds: Matrix
    /// Share of money that is elsewhere than in the best plan.
    public internal(set) var moved = 0.0
  }

  /// The least the gain of a plan had to be.
  public let least: Double
  /// The best plan first, then the others in the order they were found.
  public let plans: [Plan]
  /// Whether time ran out before as many were looked for as asked.
  public let isCutShort: Bool

  /// Whether all the plans buy a programme in a place.
  public func isInAll(_ intervention: Int, place: Int) -> Bool {
    plans.allSatisfy { $0.buys(intervention, place: place) }
  }
}

extension PlanAlternatives.Plan {
  /// Coverage below this is rounding.
  private static let nothing = 1e-9

  /// Whether the plan buys a programme in a place.
  public func buys(_ intervention: Int, place: Int) -> Bool {
    (0..<plan.years).contains { plan[intervention, place, $0] > Self.nothing }
  }

  /// Share of money that is elsewhere than in another plan, or not spent: what leaves programmes and
  /// places or what comes to them, the larger, over the larger of what the two spend or release.
  func moved(from other: Matrix) -> Double {
    let changes = zip(other.elements, pounds.elements).map { $0 - $1 }
    let gone = changes.reduce(0.0) { $0 + max(0, $1) }
    let come = changes.reduce(0.0) { $0 + max(0, -$1) }
    let most = [other, pounds].map { $0.elements.reduce(0.0) { $0 + abs($1) } }.max() ?? 0
    return most > 0 ? max(gone, come) / most : 0
  }
}

extension Allocator {
  /// Looks for plans that gain nearly as much as the best and buy something else.
  ///
  /// Each is the plan that, of those within `slack` of the best, spends least on what the plans before
  /// it buy, a programme counting as often as they buy it in a place: the method of hop, skip and jump
  /// (Brill, Chang and Hopkins, Management Science 28, 1982). It finds plans that differ much; it does
  /// not promise those that differ most of all. Fewer are returned where no other plan is to be had.
  ///
  /// - Parameters:
  ///   - count: how many to look for.
  ///   - slack: by how much of the best plan's gain they may fall short, as a share.
  ///   - best: the best plan.
  ///   - objective: what it is the best by.
  ///   - progress: told the number of plans found and the share of the next that is done.
  /// - Returns: the best plan and the others.
  /// - Throws: `AllocationFailure` when the solver stops.
  public func alternatives(
    _ count: Int, within slack: Double, of best: Allocation, for objective: Objective,
    progress: @Sendable (Int, Double) -> Void = { _, _ in }
  ) throws(AllocationFailure) -> PlanAlternatives {
    let meter = meter(objective.then.last.map(objective.measuring) ?? objective)
    let floor = GainFloor(
      keeping: best.value, by: meter, givingUp: max(slack, Self.sameGain))
    let origin = SimulatedPlan(best.plan, run: best.run, model: model)
    var plans = [alternative(origin, meter: meter)]
    func answer(isCutShort: Bool) -> PlanAlternatives {
      PlanAlternatives(least: floor.least, plans: plans, isCutShort: isCutShort)
    }
    let pounds = poundsOfDecisions(origin.run)
    for number in 0..<count {
      guard !isOver else { return answer(isCutShort: true) }
      let aim = OtherPlan(than: plans, pounds: pounds, plan: origin.plan)
      do throws(AllocationFailure) {
        let point = try found(by: aim, floors: best.floors + [floor], from: origin) { _, share in
          progress(number, share)
        }.point
        var next = alternative(point, meter: meter)
        guard plans.allSatisfy({ next.moved(from: $0.pounds) > Self.leastMoved }) else { break }
        next.moved = next.moved(from: plans[0].pounds)
        plans.append(next)
      } catch {
        guard isOver else { throw error }
        return answer(isCutShort: true)
      }
    }
    return answer(isCutShort: false)
  }

  /// Plans that differ by less of their money than this are one plan.
  private static let leastMoved = 0.001

  private func alternative(_ point: SimulatedPlan, meter: ObjectiveMeter) -> PlanAlternatives.Plan {
    PlanAlternatives.Plan(
      plan: point.plan, run: point.run, value: meter.gain(of: point.run),
      pounds: pounds(of: point.run))
  }

  /// GBP of the price year spent on each programme over the years of the plan, `[intervention, place]`.
  func pounds(of run: [YearOfSystem]) -> Matrix {
    var pounds = Matrix(rows: model.interventions.count, columns: model.shape.places.count)
    for year in 0..<model.horizon.planYears {
      let price = terms.priceLevel(year: year)
      for intervention in 0..<pounds.rows {
        for place in 0..<pounds.columns {
          pounds[intervention, place] +=
            price * model.programmePounds(intervention, in: place, of: run[year])
        }
      }
    }
    return pounds
  }

  /// GBP that full coverage of each decision would cost to run, for the people eligible in a run.
  private func poundsOfDecisions(_ run: [YearOfSystem]) -> [Double] {
    let plan = model.nothing
    return plan.shares.indices.map { decision in
      let (intervention, place, year) = plan.parts(of: decision)
      return run[year].eligible[intervention, place] * terms.priceLevel(year: year)
        * model.interventions[intervention].resources.unitCost
    }
  }
}

/// The aim of spending little on what earlier plans buy.
private struct OtherPlan: PlanAim {
  /// Per unit of coverage, by decision.
  let weights: [Double]

  init(than plans: [PlanAlternatives.Plan], pounds: [Double], plan: CoveragePlan) {
    let all = max(plans[0].pounds.elements.reduce(0.0) { $0 + abs($1) }, 1)
    weights = plan.shares.indices.map { decision in
      let (intervention, place, _) = plan.parts(of: decision)
      let times = plans.count { $0.buys(intervention, place: place) }
      return -pounds[decision] * Double(times) / all
    }
  }

  var measure: (any RunMeasure)? { nil }

  func gain(of plan: SimulatedPlan) -> Double {
    zip(weights, plan.plan.shares).reduce(0.0) { $0 + $1.0 * $1.1 }
  }

  func direct(at plan: SimulatedPlan) -> DecisionSum {
    DecisionSum(coverage: weights.indices.filter { weights[$0] != 0 }.map { ($0, weights[$0]) })
  }
}
