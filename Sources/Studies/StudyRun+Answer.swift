public import Allocation
import Commissioning
import Foundation
public import Scenarios

/// Why a scenario that could be read has no answer.
public enum StudyFailure: Error, Sendable {
  /// No plan of this scenario keeps to its limits.
  case noPlan(AllocationFailure, Scenario)
  /// The solver gave up on a portfolio.
  case solverStopped(String)
  /// Time ran out before there was a portfolio, with all that is told beside it.
  case noPortfolioInTime(PortfolioScenario)
  /// No portfolio keeps to the limits.
  case noPortfolio(PortfolioImpasse)
  /// A system's envelope is less than the care it must pay for, as the model has it.
  case envelopeTooSmall(system: String, envelope: Double, care: Double, at: Mark?)
  /// An identity that must hold does not: the result is not to be used.
  case identityBroken([IntegrityCheck])
  /// One draw of what is uncertain, counted from 1, has no answer.
  indirect case inDraw(Int, StudyFailure)
}

extension StudyRun {
  /// Answers a scenario; `progress` is told the stage and the share of it that is done.
  ///
  /// Why things change, and need under other settings of case-mix drift, are left out where
  /// `explaining` is false: a grid of answers has no use for them. Where `optimising` is false only doing
  /// nothing is answered.
  ///
  /// Throws `StudyFailure` when no plan keeps to the limits, or when an identity does not hold.
  public static func answer(
    _ scenario: Scenario, explaining: Bool = true, optimising: Bool = true,
    progress: @escaping @Sendable (String, Double) -> Void = { _, _ in }
  ) throws(StudyFailure) -> StudyRun {
    var clock = StageClock()
    progress("need", 0)
    var years: [YearOfSystem] = []
    let count = Double(scenario.model.horizon.years.count)
    let start = scenario.model.startingPoint {
      years.append($1)
      progress("doing nothing", Double($0 + 1) / count)
    }
    let accounts = Accounts(model: scenario.model, terms: scenario.terms)
    let baseline = Arm(
      name: "baseline", years: years, accounts: accounts.settle(years, against: years))
    clock.end("baseline")
    let caseMix = explaining ? CaseMixProjection.all(of: scenario, baseline: years) : []
    clock.end("case-mix settings")
    try checkEnvelopes(of: scenario, baseline.accounts)
    let found = try FoundPlans(
      for: optimising ? scenario.limits : nil, of: scenario, start: start, baseline: years,
      besides: explaining, clock: &clock,
      progress: progress)
    let allocation = found.best
    let plan = allocation.map {
      Arm(name: "plan", years: $0.run, accounts: accounts.settle($0.run, against: years))
    }
    var attribution: Attribution?
    if explaining {
      progress("why it changes", 0)
      attribution =
        Attributor(
          model: scenario.model, terms: scenario.terms, start: start, baseline: baseline,
          plan: plan, coverage: allocation?.plan
        ).attribution()
      clock.end("attribution")
    }
    let arms = [baseline] + (plan.map { [$0] } ?? [])
    let checks =
      IntegrityCheck.all(
        of: scenario,
        people: (start.before + arms.flatMap { $0.years.map(\.need) }).map {
          IntegrityCheck.OfPeople(in: $0, of: scenario.model.need)
        }, accounts: arms.flatMap(\.accounts))
      + (attribution.map { [IntegrityCheck.closure(of: $0)] } ?? [])
    clock.end("checks")
    guard checks.allSatisfy(\.holds) else {
      throw .identityBroken(checks.filter { !$0.holds })
    }
    return StudyRun(
      scenario: scenario, start: start, baseline: baseline, plan: plan, allocation: allocation,
      explanation: found.explanation, alternatives: found.alternatives, frontier: found.frontier,
      missing: found.missing,
      caseMix: caseMix,
      attribution: attribution, checks: checks, timings: clock.timings)
  }

  /// What the envelope leaves for care that is not modelled, where that is what it costs, cannot be less
  /// than nothing.
  static func checkEnvelopes(
    of scenario: Scenario, _ accounts: [YearOfAccounts]
  ) throws(StudyFailure) {
    guard scenario.terms.closesFirstYear, let first = accounts.first else { return }
    for (position, system) in first.systems.enumerated() {
      let care = first.costs.filter {
        scenario.terms.systemOfPlace[$0.place] == position
          && $0.serviceLine != Accounts.notModelled
      }.reduce(0.0) { $0 + $1.pounds }
      guard care > system.income else { continue }
      let written = ["budget.envelope.first_year", "budget.envelope.by_year", "budget.envelope"]
      throw .envelopeTooSmall(
        system: scenario.terms.systems[position].name, envelope: system.income, care: care,
        at: written.lazy.compactMap { scenario.resolved.node(at: $0)?.mark }.first)
    }
  }
}
