import Allocation
import ArgumentParser
import Commissioning
import Scenarios
import Studies

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
    case .noPlan(.conflictingLimits(let conflicts)):
      Terminal.say("error: no plan keeps to all the limits at once")
      for conflict in conflicts {
        let shortfall =
          conflict.shortfall > 0
          ? "short by \(Self.amount(conflict.shortfall, conflict.unit))"
          : "holds, and leaves no room"
        Terminal.say("  \(conflict.id): \(conflict.sentence) (\(shortfall))")
      }
      Terminal.say("   help: loosen one of these with --set, or in the scenario")
      code = Exit.noPlan
    case .noPlan(.solverStopped(let reason)):
      Terminal.say("error: the solver stopped without an answer: \(reason)")
      code = Exit.solverStopped
    case .identityBroken(let checks):
      Terminal.say("error: an identity that must hold does not; the results are not to be used")
      for check in checks {
        Terminal.say("  \(check.name): off by \(check.distance), allowed \(check.tolerance)")
      }
      code = Exit.identityBroken
    }
  }

  init(_ failure: RunFolder.Failure) {
    Terminal.say("error: \(failure)")
    code = Exit.cannotWrite
  }

  private static func amount(_ value: Double, _ unit: String) -> String {
    unit == "GBP" ? Amount.pounds(value) : "\(Amount.number(value)) \(unit)"
  }
}
