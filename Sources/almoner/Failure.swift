import Allocation
import ArgumentParser
import Commissioning
import Reports
import Scenarios
import Studies
import Wording

/// Exit codes, as the help states them.
enum Exit {
  static let invalidScenario = ExitCode(2)
  static let noPlan = ExitCode(3)
  static let solverStopped = ExitCode(4)
  static let missingPart = ExitCode(5)
  static let identityBroken = ExitCode(70)
  static let cannotWrite = ExitCode(74)
}

/// Says why there is no answer on standard error and stands for the exit code.
struct Failure: Error {
  let code: ExitCode

  /// Stands for an exit code whose reason has been said.
  init(code: ExitCode) { self.code = code }

  init(problems: Problems) {
    Terminal.say("\(problems)")
    Terminal.say(
      problems.errorCount == 1
        ? "1 problem; nothing was run"
        : "\(problems.errorCount) problems; nothing was run")
    code = Exit.invalidScenario
  }

  init(_ failure: StudyFailure) {
    switch failure {
    case .noPlan(.conflictingLimits(let clash), let scenario):
      for line in ClashText(clash, in: scenario).lines { Terminal.say(line) }
      code = Exit.noPlan
    case .noPlan(.notMeasurable, _):
      Terminal.say(
        "error: what the plan is to be chosen for cannot be measured: under doing nothing, nobody is "
          + "there at some age in some quintile")
      Terminal.say("   help: choose another 'objective.measure' than 'inequality', or more places")
      code = Exit.invalidScenario
    case .noPlan(.timedOut, let scenario):
      code = Self.timeRanOut(
        for: "plan", scenario.resolved, seconds: scenario.search.timeLimit)
    case .noPortfolioInTime(let scenario):
      code = Self.timeRanOut(
        for: "portfolio, with all that is told beside it,", scenario.resolved,
        seconds: scenario.timeLimit)
    case .noPlan(.solverStopped(let reason), _), .solverStopped(let reason):
      Terminal.say("error: the solver stopped without an answer: \(reason)")
      code = Exit.solverStopped
    case .noPortfolio(let impasse):
      Terminal.say("error: no portfolio keeps to all the limits at once")
      for line in impasse.lines { Terminal.say("  \(line)") }
      Terminal.say(
        "   help: change all that would have to give way, with --set or in the scenario, or choose which "
          + "of the conflicting limits to do without")
      code = Exit.noPlan
    case .envelopeTooSmall(let system, let envelope, let care, let mark):
      let place = mark.map { "\($0): " } ?? ""
      Terminal.say(
        "\(place)error: the envelope of \(system), \(Amount.pounds(envelope)) in the first year, is less "
          + "than the \(Amount.pounds(care)) that modelled care alone costs")
      Terminal.say(
        "   help: give a larger 'budget.envelope', write 'basis: fair-share', or say with "
          + "'budget.envelope.not_modelled' what is spent beyond modelled care")
      code = Exit.invalidScenario
    case .identityBroken(let checks):
      Terminal.say("error: an identity that must hold does not; the results are not to be used")
      for check in checks {
        Terminal.say("  \(check.name): off by \(check.distance), allowed \(check.tolerance)")
      }
      code = Exit.identityBroken
    case .inDraw(let number, let failure):
      Terminal.say("in draw \(number), which --draw \(number) answers alone:")
      code = Failure(failure).code
    }
  }

  /// Says that time ran out before what was sought was found, and how to give more.
  private static func timeRanOut(
    for sought: String, _ resolved: MarkedNode, seconds: Double
  ) -> ExitCode {
    let limit = resolved.node(at: "allocation.time_limit")
    Terminal.say(
      "\(limit.map { "\($0.mark): " } ?? "")error: no \(sought) was found within the time limit, "
        + "\(limit?.text ?? Amount.number(seconds)) seconds")
    Terminal.say(
      "   help: give more by 'allocation.time_limit', or by --time-limit of 'almoner optimise'")
    return Exit.solverStopped
  }

  /// A scenario whose people have no official projection to be compared with.
  init(noOfficialProjectionOf scenario: String) {
    Terminal.say(
      "error: \(scenario) does not study a whole country whose pack has an official projection")
    Terminal.say("   help: add --set system=all, and 'people.official_projection' to the pack")
    code = Exit.invalidScenario
  }

  init(_ failure: RunFolder.Failure) {
    Terminal.say("error: \(failure)")
    code = Exit.cannotWrite
  }
}
