import Allocation
import CohortModels
import Commissioning
import LinearAlgebra
import PopulationHealth
import Scenarios
import Wording

extension SweepAnswer {
  /// What a question comes to.
  struct Found {
    var outcome = Outcome.done
    var reason: String?
    var rows: [Row] = []
    var decisions: [Decision] = []

    /// No answer, for a reason: a row of empty results.
    static func nothing(_ outcome: Outcome, _ reason: String, of kind: SweepKind) -> Found {
      Found(
        outcome: outcome, reason: reason,
        rows: [Row(subject: "", results: kind.measures.map { _ in .none })])
    }
  }

  /// The answer, unless a figure of the plan is not a number: it is then no plan.
  package func finite(of kind: SweepKind) -> SweepAnswer {
    guard let first = decisions.first(where: { !$0.isFinite }) else { return self }
    let found = Found.nothing(
      .identityBroken,
      "what the plan decides of \(first.programme) in \(first.place) and \(first.year) is not a number",
      of: kind)
    return SweepAnswer(
      point: point, key: key, values: values, outcome: found.outcome, reason: found.reason,
      rows: found.rows, decisions: found.decisions)
  }

  /// Answers the question at a point.
  init(_ point: SweepPoint, key: String, question: Question, optimises: Bool) {
    let found =
      switch question {
      case .population(let scenario): Self.found(scenario, optimises: optimises)
      case .cohort(let scenario): Self.found(scenario)
      case .portfolio(let scenario): Self.found(scenario)
      }
    self.point = point.number
    self.key = key
    values = point.values
    outcome = found.outcome
    reason = found.reason
    rows = found.rows
    decisions = found.decisions
  }

  private static func found(_ scenario: Scenario, optimises: Bool) -> Found {
    do throws(StudyFailure) {
      let run = try StudyRun.answer(scenario, explaining: false, optimising: optimises)
      let summary = RunSummary(of: run)
      let results: [Double?] = [
        run.allocation?.value, run.allocation?.gap, summary.qalysGained, summary.deathsAverted,
        summary.bedDaysAvoided, summary.programmePounds, summary.baselineBalance,
        summary.planBalance, summary.baselineHighNeedYears, summary.planHighNeedYears,
      ]
      return Found(
        outcome: run.isCutShort ? .timeRanOut : .done,
        rows: [Row(subject: "", results: results.map { Result($0) })],
        decisions: decisions(of: run))
    } catch {
      return nothing(error, of: .population)
    }
  }

  private static func decisions(of run: StudyRun) -> [Decision] {
    guard let plan = run.plan, let shares = run.allocation?.plan else { return [] }
    let model = run.scenario.model
    var decisions: [Decision] = []
    for (index, intervention) in model.interventions.enumerated() {
      for (place, code) in model.shape.places.enumerated() {
        for (year, accounts) in plan.accounts.enumerated()
        where shares.buys(index, place: place, year: year) {
          decisions.append(
            Decision(
              programme: intervention.id, place: code, year: accounts.year.description,
              coverage: shares[index, place, year],
              people: plan.years[year].reached[index, place],
              recurrent: accounts.recurrent[index][place],
              nonRecurrent: accounts.nonRecurrent[index][place],
              capital: accounts.capital[index][place]))
        }
      }
    }
    return decisions
  }

  private static func found(_ scenario: CohortScenario) -> Found {
    do throws(StudyFailure) {
      let study = try CohortStudy.answer(scenario)
      let benefits = scenario.willingnessToPay.map {
        study.comparison.netMonetaryBenefits(willingnessToPay: $0)
      }
      return Found(
        rows: study.arms.enumerated().map { position, arm in
          let (totals, standing) = (
            arm.outcomes.discounted, study.comparison.standings[position]
          )
          return Row(
            subject: arm.strategy.id,
            results: [
              Result(totals.cost), Result(totals.qalys), Result(totals.lifeYears),
              .text(standing.name), Result(standing.increment?.ratio),
              Result(benefits?[position]),
            ])
        })
    } catch {
      return nothing(error, of: .cohort)
    }
  }

  private static func found(_ scenario: PortfolioScenario) -> Found {
    let problem = scenario.problem
    do throws(PortfolioFailure) {
      let best = try PortfolioSearch(scenario).best()
      let funded = problem.proposals.indices.filter(best.isFunded)
      let revenue = problem.proposals.indices.map { problem.revenue(of: $0, in: best) }
      let capital = problem.proposals.indices.map { problem.capital(of: $0, in: best) }
      let numbers = [
        best.value, best.gap, problem.benefit(best.coverage, weighted: false),
        revenue.reduce(0, +), capital.reduce(0, +), Double(funded.count),
      ]
      return Found(
        rows: [
          Row(
            subject: "",
            results: numbers.map { Result($0) }
              + [.text(funded.map { problem.proposals[$0].id }.joined(separator: "+"))])
        ],
        decisions: funded.map { position in
          let proposal = problem.proposals[position]
          return Decision(
            programme: proposal.id, place: "all", year: "all",
            coverage: best.coverage[position],
            people: best.coverage[position] * proposal.cases, recurrent: revenue[position],
            nonRecurrent: 0, capital: capital[position])
        })
    } catch {
      switch error {
      case .conflictingLimits(let conflicts):
        return .nothing(
          .noPortfolio, conflicts.map(\.sentence).joined(separator: " "), of: .portfolio)
      case .timedOut:
        return .nothing(
          .solverStopped, "time ran out before a portfolio was found", of: .portfolio)
      case .solverStopped(let reason): return .nothing(.solverStopped, reason, of: .portfolio)
      }
    }
  }

  private static func nothing(_ failure: StudyFailure, of kind: SweepKind) -> Found {
    switch failure {
    case .inDraw(_, let failure): return nothing(failure, of: kind)
    case .noPlan(.conflictingLimits(let clash), _):
      var ids: [String] = []
      for part in clash.parts where !ids.contains(part.id) { ids.append(part.id) }
      return .nothing(
        .noPlan, "these limits conflict: \(ids.joined(separator: ", "))", of: kind)
    case .noPlan(.notMeasurable, _):
      return .nothing(
        .notMeasurable,
        "under doing nothing, nobody is there at some age in some quintile", of: kind)
    case .noPlan(.timedOut, _):
      return .nothing(.solverStopped, "time ran out before a plan was found", of: kind)
    case .noPortfolioInTime:
      return .nothing(.solverStopped, "time ran out before a portfolio was found", of: kind)
    case .noPlan(.solverStopped(let reason), _), .solverStopped(let reason):
      return .nothing(.solverStopped, reason, of: kind)
    case .noPortfolio(let impasse):
      return .nothing(.noPortfolio, impasse.lines.joined(separator: " "), of: kind)
    case .envelopeTooSmall(let system, let envelope, let care, _):
      return .nothing(
        .envelopeTooSmall,
        "the envelope of \(system), \(Amount.pounds(envelope)) in the first year, is less than the "
          + "\(Amount.pounds(care)) that modelled care alone costs", of: kind)
    case .identityBroken(let checks):
      return .nothing(
        .identityBroken,
        checks.map { "\($0.name): off by \($0.distance), allowed \($0.tolerance)" }
          .joined(separator: "; "), of: kind)
    }
  }
}
