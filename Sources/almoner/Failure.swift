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
    case .noPlan(.conflictingLimits(let conflicts)):
      Terminal.say("error: no plan keeps to all the limits at once")
      for line in Self.lines(conflicts) { Terminal.say("  \(line)") }
      Terminal.say("   help: loosen one of these with --set, or in the scenario")
      code = Exit.noPlan
    case .noPlan(.notMeasurable):
      Terminal.say(
        "error: what the plan is to be chosen for cannot be measured: under doing nothing, nobody is "
          + "there at some age in some quintile")
      Terminal.say("   help: choose another 'objective.measure' than 'inequality', or more places")
      code = Exit.invalidScenario
    case .noPlan(.solverStopped(let reason)):
      Terminal.say("error: the solver stopped without an answer: \(reason)")
      code = Exit.solverStopped
    case .noPortfolio(let impasse):
      Terminal.say("error: no portfolio keeps to all the limits at once")
      for line in impasse.lines { Terminal.say("  \(line)") }
      Terminal.say("   help: loosen one of these with --set, or in the scenario")
      code = Exit.noPlan
    case .envelopeTooSmall(let system, let envelope, let care):
      Terminal.say(
        "error: the envelope of \(system), \(Amount.pounds(envelope)) in the first year, is less "
          + "than the \(Amount.pounds(care)) that modelled care alone costs")
      Terminal.say("   help: give a larger 'budget.envelope', or write 'basis: fair-share'")
      code = Exit.invalidScenario
    case .identityBroken(let checks):
      Terminal.say("error: an identity that must hold does not; the results are not to be used")
      for check in checks {
        Terminal.say("  \(check.name): off by \(check.distance), allowed \(check.tolerance)")
      }
      code = Exit.identityBroken
    }
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

  /// One line a limit: its sentence in its first year, in how many more it conflicts, and by how much.
  private static func lines(_ conflicts: [LimitConflict]) -> [String] {
    var names: [String] = []
    for conflict in conflicts where !names.contains(conflict.id) { names.append(conflict.id) }
    return names.map { name in
      let years = conflicts.filter { $0.id == name }
      let worst = years.max { $0.shortfall < $1.shortfall } ?? years[0]
      let others = Set(years.map(\.year)).count - 1
      let more =
        others > 0 ? " And in \(others) more \(others == 1 ? "year" : "years")." : ""
      let miss =
        worst.shortfall > 0
        ? "short by \(amount(worst.shortfall, worst.unit))"
          + (years.count > 1 ? " in the worst year" : "")
        : "kept, and leaves the others no room"
      return "\(name): \(years[0].sentence)\(more) (\(miss))"
    }
  }

  private static func amount(_ value: Double, _ unit: String) -> String {
    unit == "GBP" ? Amount.pounds(value) : "\(Amount.number(value)) \(unit)"
  }
}
