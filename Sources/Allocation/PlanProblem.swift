import Commissioning
import PopulationHealth
import Wording

/// The choice of a plan: what to buy, where and when.
struct PlanProblem: StepwiseProblem {
  let model: SystemModel
  let terms: FinancialTerms
  let limits: InvestmentLimits
  let start: StartingPoint
  /// Every year of doing nothing.
  let baseline: [YearOfSystem]
  let aim: any PlanAim
  /// Gains that must be kept while another is sought.
  var floors: [GainFloor] = []

  func gain(of point: SimulatedPlan) -> Double { aim.gain(of: point) }

  func excess(of point: SimulatedPlan) -> Double {
    rows(near: point).map { $0.excess(of: point) }.max() ?? 0
  }

  func rows(near point: SimulatedPlan) -> [LimitRow] {
    LimitBook(model: model, terms: terms, limits: limits, run: point.run, baseline: baseline).rows()
      + floors.map { $0.row(near: point, model: model) }
  }

  func slopes(at point: SimulatedPlan, progress: @Sendable (Double) -> Void) -> PlanSlopes {
    let rows = rows(near: point)
    let measured = rows.indices.filter { rows[$0].measure != nil }
    let aims = [aim.measure].compactMap(\.self)
    let quantities = aims + measured.compactMap { rows[$0].measure }
    let slopes = model.gradients(
      of: quantities.map { $0.weights(at: point.run) }, at: point.plan, along: point.run,
      from: start)
    progress(1)
    var all = PlanSlopes(
      gain: aims.isEmpty ? Array(repeating: 0, count: point.plan.shares.count) : slopes[0],
      rows: rows.map { _ in nil })
    for (position, row) in measured.enumerated() {
      all.rows[row] = slopes[aims.count + position]
    }
    return all
  }

  func program(_ slopes: PlanSlopes, near point: SimulatedPlan, radius: Double?) -> PlanProgram {
    PlanProgram(
      rows: rows(near: point), slopes: slopes, direct: aim.direct(at: point), near: point,
      radius: radius, model: model)
  }

  func linear(_ program: PlanProgram) -> LinearProgram { program.linear }

  func gain(of point: SimulatedPlan, in program: PlanProgram) -> Double {
    program.objective(of: point)
  }

  func point(_ solution: LinearSolution, in program: PlanProgram) -> SimulatedPlan {
    var point = simulated(program.plan(from: solution))
    for _ in 0..<Self.mostTrims {
      guard let trimmed = program.trimmed(point, to: solution) else { break }
      point = simulated(trimmed)
    }
    return point
  }

  /// People eligible change so little with a trim that the second is seldom needed.
  private static let mostTrims = 4

  func simulated(_ plan: CoveragePlan) -> SimulatedPlan {
    SimulatedPlan(plan, model: model, from: start)
  }

  /// Doing nothing, already simulated.
  var nothing: SimulatedPlan { SimulatedPlan(model.nothing, run: baseline, model: model) }
}

/// What a plan is sought for.
protocol PlanAim: Sendable {
  /// How good a plan is.
  func gain(of plan: SimulatedPlan) -> Double
  /// What simulation says of it; `nil` where decisions alone say how good a plan is.
  var measure: (any RunMeasure)? { get }
  /// What decisions add to it at once, for the people eligible under a plan.
  func direct(at plan: SimulatedPlan) -> DecisionSum
}

extension ObjectiveMeter: PlanAim {
  func gain(of plan: SimulatedPlan) -> Double { gain(of: plan.run) }
  var measure: (any RunMeasure)? { self }
  func direct(at plan: SimulatedPlan) -> DecisionSum { direct(at: plan.run) }
}

/// A gain that plans must keep while another is sought.
struct GainFloor: Sendable {
  let meter: ObjectiveMeter
  let least: Double
  /// What to call it.
  let id: String

  /// At least a gain.
  init(meter: ObjectiveMeter, least: Double, id: String) {
    self.meter = meter
    self.least = least
    self.id = id
  }

  /// A gain that has been found, but for a share of it.
  init(keeping gain: Double, by meter: ObjectiveMeter, givingUp share: Double) {
    self.init(
      meter: meter, least: gain - share * abs(gain), id: "objective.\(meter.objective.code)")
  }

  func row(near plan: SimulatedPlan, model: SystemModel) -> LimitRow {
    LimitRow(
      kind: .gain, id: id, year: model.horizon.start + (model.horizon.planYears - 1), place: "all",
      unit: meter.unit,
      sentence: "The plan must gain at least \(Amount.number(least)) \(meter.unit).", lower: least,
      upper: .infinity, terms: DecisionSum(), measure: meter, direct: meter.direct(at: plan.run))
  }
}
