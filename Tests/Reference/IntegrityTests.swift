import Commissioning
import PopulationHealth
import Scenarios
import Studies
import Testing

@Suite struct `Every shipped scenario` {
  @Test func `there are scenarios to run`() {
    #expect(ShippedScenarios.populations.contains("south-yorkshire.yaml"))
  }

  /// The full answer, the choosing of a plan included; every check is looked at, not only whether the
  /// run was refused.
  @Test(arguments: ShippedScenarios.populations)
  func `every identity holds, year by year and arm by arm`(name: String) throws {
    let run = try StudyRun.answer(ShippedScenarios.load(name))
    #expect(run.checks.count >= 4)
    for check in run.checks {
      #expect(check.holds, "\(check.name): \(check.distance), tolerance \(check.tolerance)")
    }
    /// A billionth of a person in any place.
    let peopleTolerance = 1e-9
    let years = run.start.before + run.arms.flatMap { $0.years.map(\.need) }
    #expect(years.allSatisfy { $0.identityError <= peopleTolerance })
    #expect((run.plan == nil) == (run.scenario.limits == nil))
    expectClosed(try #require(run.attribution))
  }

  /// Every change is the sum of its causes' parts, to a billionth of it beside the rounding of the
  /// quantities it is the difference of: some parts in 10¹⁶ of each.
  private func expectClosed(_ attribution: Attribution) {
    #expect(!attribution.changes.isEmpty)
    for change in attribution.changes {
      let sum = change.parts.reduce(0.0) { $0 + $1.value }
      let size = abs(change.before) + abs(change.after)
      #expect(
        abs(sum - change.total) <= 1e-9 * abs(change.total) + 1e-13 * size,
        "\(change.comparison) \(change.quantity): \(sum), \(change.total)")
    }
  }

  @Test(arguments: ShippedScenarios.names)
  func `nothing in it is warned about`(name: String) throws {
    #expect(try ShippedScenarios.question(name).warnings.description.isEmpty)
  }
}
