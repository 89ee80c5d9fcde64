import Allocation
import Foundation
import Reports
import Scenarios
import Studies
import Testing

/// What is said, word for word, where no plan keeps to the limits, and whether doing what it says
/// helps.
@Suite struct `Limits that no plan keeps to` {
  private static func scenario(_ overrides: [String]) throws -> Scenario {
    try Scenario.load(
      "\(repository)scenarios/south-yorkshire.yaml",
      overrides: ["years.count=2", "years.follow_up=0"] + overrides)
  }

  private static func lines(_ overrides: [String]) throws -> [String] {
    let scenario = try scenario(overrides)
    let failure = try #require(throws: StudyFailure.self) {
      try StudyRun.answer(scenario, explaining: false)
    }
    guard case .noPlan(.conflictingLimits(let clash), let asked) = failure else {
      Issue.record("\(failure)")
      return []
    }
    return ClashText(clash, in: asked).lines.map { $0.replacing(repository, with: "") }
  }

  private static let fence =
    "limits.ring_fences.floor={ service_line: mental-health, at_least: 500000, of: pounds }"

  @Test func `a ring-fence beyond the money`() throws {
    let lines = try Self.lines([Self.fence, "budget.revenue.first_year=440000"])
    let expected = """
      error: no plan keeps to these limits at once; without any one of them the others could be kept to:
        --set:4:27: budget.revenue: Programmes may spend at most £447,700 in 2027/28.
        --set:3:26: limits.ring_fences.floor: Spending on mental health (mental-health) must be at least \
      £500,000 in 2027/28.
         help: do one of these:
               lower limits.ring_fences.floor by up to £170,000 (2026/27, the worst of 2): --set \
      limits.ring_fences.floor.at_least=330000
               raise budget.revenue by up to £226,667 (2026/27, the worst of 2): --set \
      budget.revenue.first_year=666667
      """
    #expect(lines.joined(separator: "\n") == expected)
  }

  @Test func `money over years is lowered for all of them, not in the last`() throws {
    let lines = try Self.lines([
      "limits.over_years.ment={ money: revenue, service_line: mental-health, at_least: 900000 }",
      "budget.revenue.first_year=300000",
    ])
    let ways = lines.filter { $0.contains("lower limits.over_years.ment") }
    #expect(ways.count == 1 && ways[0].contains("lower limits.over_years.ment by £"), "\(lines)")
  }

  @Test func `what it says to write makes a plan possible`() throws {
    let overrides = [Self.fence, "budget.revenue.first_year=440000"]
    let settings = try Self.lines(overrides).compactMap { line in
      line.firstRange(of: "--set ").map { String(line[$0.upperBound...]) }
    }
    #expect(settings.count == 2)
    for setting in settings {
      let scenario = try Self.scenario(overrides + [setting])
      #expect(throws: Never.self) { try StudyRun.answer(scenario, explaining: false) }
    }
  }

  @Test func `of what is nothing no share is told to be written`() throws {
    let lines = try Self.lines(["limits.capacity.none={ counts: beds, first_year: 0 }"])
    #expect(
      lines.last
        == "   help: raise limits.capacity.none by up to 3,035 beds (2027/28, the worst of 2)")
  }

  @Test func `with training paid out of the money, what it says to write is enough`() throws {
    let overrides = [
      "limits.ring_fences.floor={ service_line: mental-health, of: pounds, "
        + "at_least: { by_year: { 2026/27: 500000, 2027/28: 0 } } }",
      "budget.revenue.first_year=null", "budget.revenue.growth=null",
      "budget.revenue.by_year={ 2026/27: 440000, 2027/28: 900000 }",
      "limits.workforce.community-nurses.training="
        + "{ first_year: 1, years: 2, finishing: 0.8, gbp_each: 20000 }",
    ]
    let lines = try Self.lines(overrides)
    // 500,000 are three quarters of what is left when training has taken 20,000.
    let setting = "budget.revenue.by_year.2026/27=686667"
    #expect(lines.contains { $0.hasSuffix("--set \(setting)") }, "\(lines)")
    let scenario = try Self.scenario(overrides + [setting])
    #expect(throws: Never.self) { try StudyRun.answer(scenario, explaining: false) }
  }

  @Test func `a pace is named where it is written`() throws {
    let lines = try Self.lines([
      Self.fence, "limits.pace.slow={ of: coverage, up: 0.00001 }",
    ])
    #expect(lines.contains { $0.contains(": limits.pace.slow.up: Coverage of ") }, "\(lines)")
  }
}
