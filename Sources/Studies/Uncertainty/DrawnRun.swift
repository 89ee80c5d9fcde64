import Allocation
public import Commissioning
import PopulationHealth
public import Scenarios

/// A scenario answered under one draw of what is uncertain: doing nothing, and the plan as it was found
/// at the central values.
///
/// Coverage is held, so that a draw says what becomes of the same decisions if the world is another.
/// Both arms share the draw, and their difference is a difference within it.
public struct DrawnRun: Sendable {
  /// The scenario as it is in the draw.
  public let scenario: Scenario
  /// The people the plan starts with and the years before it.
  public let start: StartingPoint
  /// Doing nothing.
  public let baseline: StudyRun.Arm
  /// The plan; `nil` where nothing may be bought.
  public let plan: StudyRun.Arm?
  /// The share of eligible people each programme reaches; `nil` where nothing may be bought.
  public let coverage: CoveragePlan?

  /// What was read of the people of each year, `[arm][year]`.
  let people: [[PeopleReading]]
  /// What must hold of the run, which does.
  let checks: [IntegrityCheck]

  /// The arms in the order of every table: doing nothing first.
  public var arms: [StudyRun.Arm] { [baseline] + (plan.map { [$0] } ?? []) }

  /// A run at the central values, to be set beside its draws.
  public init(central run: StudyRun) {
    scenario = run.scenario
    start = run.start
    baseline = run.baseline
    plan = run.plan
    coverage = run.allocation?.plan
    checks = run.checks
    let (model, bands) = (run.scenario.model, Self.bands(of: run.scenario))
    people = ([run.baseline] + (run.plan.map { [$0] } ?? [])).map { arm in
      arm.years.indices.map {
        PeopleReading(of: arm.years[$0].need, in: model, bands: bands, hasErrors: true)
      }
    }
  }

  /// Answers a scenario with a plan that was chosen before.
  ///
  /// - Parameters:
  ///   - scenario: the scenario as it is in a draw: what `Scenario.drawing` gives.
  ///   - coverage: the plan; `nil` for doing nothing alone.
  /// - Throws: `StudyFailure` when an identity does not hold, or an envelope is less than modelled
  ///   care alone.
  public init(
    answering scenario: Scenario, with coverage: CoveragePlan?
  ) throws(StudyFailure) {
    self.scenario = scenario
    self.coverage = coverage
    let (model, bands) = (scenario.model, Self.bands(of: scenario))
    func reading(_ year: YearOfSystem) -> PeopleReading {
      PeopleReading(of: year.need, in: model, bands: bands, hasErrors: false)
    }
    var nothing: [YearOfSystem] = []
    var people: [[PeopleReading]] = [[]]
    start = model.startingPoint(counting: .bought) {
      people[0].append(reading($1))
      nothing.append($1)
    }
    let accounts = Accounts(model: model, terms: scenario.terms)
    baseline = StudyRun.Arm(
      name: "baseline", years: nothing, accounts: accounts.settle(nothing, against: nothing))
    try StudyRun.checkEnvelopes(of: scenario, baseline.accounts)
    var bought: [YearOfSystem] = []
    if let coverage {
      people.append([])
      model.simulate(coverage, from: start, counting: .bought) {
        people[1].append(reading($1))
        bought.append($1)
      }
    }
    self.people = people
    plan =
      coverage == nil
      ? nil
      : StudyRun.Arm(
        name: "plan", years: bought, accounts: accounts.settle(bought, against: nothing))
    checks = IntegrityCheck.all(
      of: scenario,
      people: start.before.map { IntegrityCheck.OfPeople(in: $0, of: model.need) }
        + people.joined().map(\.distances),
      accounts: baseline.accounts + (plan?.accounts ?? []))
    guard checks.allSatisfy(\.holds) else {
      throw .identityBroken(checks.filter { !$0.holds })
    }
  }

  /// The positions of the ages of each band.
  private static func bands(of scenario: Scenario) -> [Range<Int>] {
    scenario.ageBands.map { scenario.model.shape.ageIndices(in: $0) }
  }
}
