public import Commissioning
import LinearAlgebra

/// Plans between the best by one measure and the best by another.
public struct ParetoFrontier: Sendable {
  /// A plan that cannot gain more by one measure without gaining less by the other, to first order.
  public struct Point: Sendable {
    /// What is bought.
    public let plan: CoveragePlan
    /// Every year of the horizon under it.
    public let run: [YearOfSystem]
    /// GBP of the price year spent on programmes over the years of the plan, capital apart.
    public let pounds: Double
    /// The gain by the first measure.
    public let first: Double
    /// The gain by the second.
    public let second: Double
    /// What is still to be had by the first measure at this much of the second, to first order, as a
    /// share of the gain; of the last point, by the second.
    public let gap: Double
  }

  /// The two measures and how many points were asked for.
  public let question: PlanSearch.Frontier
  /// Unit of the first gain.
  public let firstUnit: String
  /// Unit of the second.
  public let secondUnit: String
  /// The plans, from most of the first measure to most of the second.
  public let points: [Point]
  /// Whether time ran out before all of them were found.
  public let isCutShort: Bool
}

extension Allocator {
  /// Trades one measure against another: the best plan by each, and between them the best by the first
  /// that gains at least so much by the second, in equal steps of the second.
  ///
  /// The method is the ε-constraint method (Haimes, Lasdon and Wismer, 1971), which also finds plans
  /// that no weights on the two measures would. Each end is the best by its own measure and, of the
  /// plans as good, the best by the other.
  ///
  /// - Parameters:
  ///   - question: the measures and how many plans.
  ///   - objective: how gains count, such as weights by quintile.
  ///   - progress: told the number of plans found and the share of the next that is done.
  /// - Returns: the plans found; fewer than asked for where time runs out.
  /// - Throws: `AllocationFailure` when the limits conflict or the solver stops.
  public func frontier(
    _ question: PlanSearch.Frontier, counting objective: Objective,
    progress: @Sendable (Int, Double) -> Void = { _, _ in }
  ) throws(AllocationFailure) -> ParetoFrontier {
    let first = meter(objective.measuring(question.first))
    let second = meter(objective.measuring(question.second))
    func point(_ found: SequentialSearch<PlanProblem>.Found, gap: Double) -> ParetoFrontier.Point {
      ParetoFrontier.Point(
        plan: found.point.plan, run: found.point.run,
        pounds: pounds(of: found.point.run).elements.reduce(0, +),
        first: first.gain(of: found.point.run),
        second: second.gain(of: found.point.run), gap: gap)
    }
    var (before, after): ([ParetoFrontier.Point], [ParetoFrontier.Point]) = ([], [])
    func answer(isCutShort: Bool) -> ParetoFrontier {
      ParetoFrontier(
        question: question, firstUnit: first.unit, secondUnit: second.unit,
        points: before + after.reversed(), isCutShort: isCutShort)
    }
    do throws(AllocationFailure) {
      let top = try best(by: first, then: second)
      before.append(point(top.found, gap: top.gap))
      progress(1, 0)
      let bottom = try best(by: second, then: first)
      after.append(point(bottom.found, gap: bottom.gap))
      progress(2, 0)
      let (most, least) = (after[0].second, before[0].second)
      var known = bottom.found.point
      for step in stride(from: question.points - 2, to: 0, by: -1) {
        guard !isOver else { return answer(isCutShort: true) }
        let share = Double(step) / Double(question.points - 1)
        let floor = GainFloor(
          meter: second, least: least + (most - least) * share, id: "frontier")
        // The plan before keeps to a higher floor, and so to this one.
        let done = after.count + 1
        let found = try found(by: first, floors: [floor], from: known) { _, share in
          progress(done, share)
        }
        known = found.point
        after.append(point(found, gap: found.gap))
      }
    } catch {
      guard isOver else { throw error }
      return answer(isCutShort: true)
    }
    return answer(isCutShort: false)
  }

  /// The best plan by one measure and, of those as good to within rounding, by another, with how far
  /// it may be from the best by the first.
  private func best(
    by first: ObjectiveMeter, then second: ObjectiveMeter
  ) throws(AllocationFailure) -> (found: SequentialSearch<PlanProblem>.Found, gap: Double) {
    let best = try searched(for: first).best
    let floor = GainFloor(keeping: best.gain, by: first, givingUp: Self.sameGain)
    return (try found(by: second, floors: [floor], from: best.point), best.gap)
  }

  /// Plans whose gains differ by less than this share of them gain the same: the limits of programs
  /// are met to about as much.
  static let sameGain = 1e-6

  /// The best plan by one aim that keeps some gains, from a plan that keeps them.
  func found(
    by aim: any PlanAim, floors: [GainFloor], from start: SimulatedPlan,
    progress: @Sendable (Int, Double) -> Void = { _, _ in }
  ) throws(AllocationFailure) -> SequentialSearch<PlanProblem>.Found {
    do throws(SearchFailure<PlanProgram>) {
      return try SequentialSearch(problem: problem(aim, floors: floors), time: time)
        .best(from: start, progress: progress)
    } catch {
      throw failure(error)
    }
  }
}
