import Foundation
import Scenarios
import Studies
import Testing

/// Every point is read before any is answered.
struct SweepCheckTests {
  private static let southYorkshire = "\(repository)scenarios/south-yorkshire.yaml"

  private func problems(_ request: SweepRequest) -> String {
    do throws(Problems) {
      _ = try SweepQuestion(request).check()
      return "none"
    } catch {
      return error.description.replacing("\(repository)scenarios/", with: "")
    }
  }

  @Test func `a path that names nothing is told as for an override, and all problems at once`() {
    #expect(
      problems(
        SweepRequest(
          scenario: sickSicker,
          axes: [
            "treatments.B.hazard_ratio.S1.S2=0.5:1:3", "willingness_to_pay=-1,5", "countng=end",
          ]))
          == """
          --vary:1:14: error: [scenario.unknown-key] 'hazard_ratio' is not a key of 'B'
             help: did you mean 'hazard_ratios'?
          --vary:2:20: error: [value.out-of-range] 'willingness_to_pay' is -1, but has to be more than 0 and at most \
          1000000000000
             help: write more than 0
          --vary:3:1: error: [scenario.unknown-key] 'countng' is not a key of the cohort model
             help: did you mean 'counting'?
          """)
  }

  @Test func `a value in a file is wrong where it stands`() throws {
    try withSweepFolder { folder in
      try "5\nfive\n".write(toFile: "\(folder)/l.txt", atomically: true, encoding: .utf8)
      #expect(
        problems(
          SweepRequest(scenario: sickSicker, axes: ["willingness_to_pay=@\(folder)/l.txt"])
        ).replacing(folder, with: "F").hasPrefix(
          "F/l.txt:2:1: error: [value.not-a-number] 'five' is not a number"))
    }
  }

  @Test func `a warning that only some points have names one of them`() throws {
    func warnings(_ axes: [String]) throws -> [String] {
      try SweepQuestion(
        SweepRequest(scenario: Self.southYorkshire, axes: axes)
      ).check().warnings.all.map { $0.description.replacing("\(repository)scenarios/", with: "") }
    }
    let place =
      "south-yorkshire.yaml:34:20: warning: [scenario.not-used] 'pounds_per_qaly' has no part in "
    let remedy = "\n   help: nothing to do, unless you meant 'measure: qalys'"
    #expect(
      try warnings(["objective.measure=qalys,bed-days"]) == [
        "\(place)'bed-days', at point 2 ('objective.measure=bed-days')\(remedy)"
      ])
    #expect(
      try warnings(["years.count=5,6", "objective.measure=bed-days,qalys,inequality"]) == [
        "\(place)'bed-days', at 2 of 6 points, the first of them 1 ('years.count=5, objective.measure=bed-days')"
          + remedy,
        "\(place)'inequality', at 2 of 6 points, the first of them 3 ('years.count=5, "
          + "objective.measure=inequality')\(remedy)",
      ])
    // A point that is no question does not come to all its warnings.
    let refused = problems(
      SweepRequest(scenario: Self.southYorkshire, axes: ["objective.measure=bed-days,nothing"]))
    #expect(
      refused.hasPrefix("--vary:1:28: error: [value.unknown-choice] 'nothing' is not one of "))
    #expect(refused.hasSuffix("\(place)'bed-days'\(remedy)"))
    // What all points have is no matter of a point.
    #expect(
      try warnings(["objective.measure=bed-days", "years.count=5,6"]) == [
        "\(place)'bed-days'\(remedy)"
      ])
  }

  @Test func `every system of the pack is a point`() throws {
    let question = try SweepQuestion(
      SweepRequest(scenario: Self.southYorkshire, axes: ["years.count=2,3"], systems: "all"))
    #expect(question.paths == ["system", "years.count"])
    #expect(question.points.count == 84)
    #expect(Set(question.points.map { $0.values[0] }).count == 42)
    #expect(question.points.prefix(2).map { $0.values[1] } == ["2", "3"])
  }

  @Test func `systems that are none are told, and what has no systems`() {
    #expect(
      problems(SweepRequest(scenario: Self.southYorkshire, systems: "QF7,QF77")) == """
        --systems:1:5: error: [sweep.systems] 'QF77' is not the code of a system
           help: did you mean 'QF7'?
        """)
    #expect(
      problems(SweepRequest(scenario: sickSicker, systems: "all")) == """
        sick-sicker.yaml: error: [sweep.systems] the scenario is about a cohort, which has no systems
           help: leave out --systems
        """)
    #expect(
      problems(
        SweepRequest(scenario: Self.southYorkshire, axes: ["system=QF7"], systems: "QHL")) == """
          --vary:1:1: error: [sweep.repeated] 'system' is varied by --systems already
             help: leave one of the two out
          """)
  }

  @Test func `points about different things, or that differ in plans alone, are refused`() {
    #expect(
      problems(SweepRequest(scenario: sickSicker, axes: ["counting=end"], optimises: false)) == """
        sick-sicker.yaml: error: [sweep.no-optimise] the scenario is about a cohort, and chooses no plan
           help: leave out --no-optimise
        """)
    let axes = ["budget.revenue.growth=0,0.01", "years.count=2,3", "objective={},null"]
    #expect(
      problems(SweepRequest(scenario: Self.southYorkshire, axes: axes, optimises: false)) == """
        --vary:1:1: error: [sweep.no-optimise] without plans 'budget.revenue.growth' makes no difference
           help: leave out --no-optimise, or vary something else
        --vary:3:1: error: [sweep.no-optimise] without plans 'objective' makes no difference
           help: leave out --no-optimise, or vary something else
        """)
  }

  @Test func `without optimisation only doing nothing is answered`() throws {
    try withSweepFolder { folder in
      let checked = try SweepQuestion(
        SweepRequest(
          scenario: Self.southYorkshire, overrides: ["years.count=2", "years.follow_up=0"],
          axes: ["need.case_mix_drift=0,1"], optimises: false)
      ).check()
      try sweep(checked, in: "\(folder)/s")
      let rows = try ask(
        "\(folder)/s",
        """
        select outcome, objective_value, qalys_gained, high_need_years_plan,
          high_need_years_baseline > 1e5, system_balance_baseline_gbp is not null from answers
        """
      ).rows
      #expect(rows == Array(repeating: ["done", "", "", "", "1", "1"], count: 2))
      #expect(try ask("\(folder)/s", "select count(*) from decisions").rows == [["0"]])
    }
  }

  @Test func `a plan's decisions are in the store, and their cost is what the point spends`() throws
  {
    try withSweepFolder { folder in
      let checked = try SweepQuestion(
        SweepRequest(
          scenario: Self.southYorkshire, overrides: ["years.count=2", "years.follow_up=0"],
          axes: ["budget.revenue.first_year=4000000,8000000"])
      ).check()
      try sweep(checked, in: "\(folder)/s")
      let rows = try ask(
        "\(folder)/s",
        """
        select programme_gbp, sum(gbp_recurrent + gbp_non_recurrent)
        from answers join decisions using (point) group by point order by point
        """
      ).rows
      #expect(rows.count == 2)
      for row in rows {
        let (told, summed) = (try #require(Double(row[0])), try #require(Double(row[1])))
        // What is under the least coverage told is in the point's own sum.
        #expect(abs(told / summed - 1) < 1e-6)
      }
    }
  }

  @Test func `an amount of one system is warned of where systems are compared`() throws {
    func warnings(_ overrides: [String], axes: [String]) throws -> String {
      let request = SweepRequest(
        scenario: Self.southYorkshire, overrides: ["years.count=1", "limits=null"] + overrides,
        axes: axes)
      return try SweepQuestion(request).check().warnings.description
    }
    let given = "budget.envelope={basis: given, first_year: 3e9, not_modelled: 1e9}"
    #expect(
      try warnings([given], axes: ["system=QF7,QHL"]) == """
        --set:3:44: warning: [sweep.one-amount] 'budget.envelope.first_year' is the same for every system of the sweep
           help: vary it together with the system, with --design file, or leave it out
        --set:3:63: warning: [sweep.one-amount] 'budget.envelope.not_modelled' is the same for every system of the sweep
           help: vary it together with the system, with --design file, or leave it out
        """)
    #expect(try warnings([given], axes: ["years.first=2026/27,2027/28"]).isEmpty)
    #expect(try warnings([], axes: ["system=QF7,QHL"]).isEmpty)
  }

  @Test func `a sweep draws nothing, and says so where draws are asked for`() throws {
    #expect(
      problems(
        SweepRequest(
          scenario: sickSicker, overrides: ["uncertainty.draws=5", "willingness_to_pay=1"],
          axes: ["uncertainty.seed=1,2"]))
          == """
          --set:1:1: error: [sweep.uncertainty] a sweep draws nothing, so 'uncertainty.draws' makes no difference
             help: leave out --set uncertainty.draws=…; for ranges at a point give 'almoner run --draws' its settings
          --vary:1:1: error: [sweep.uncertainty] a sweep draws nothing, so 'uncertainty.seed' makes no difference
             help: vary something else; for ranges at a point give 'almoner run --draws' its settings
          """)
    try withSweepFolder { folder in
      let manager = FileManager.default
      try manager.createDirectory(atPath: "\(folder)/models", withIntermediateDirectories: true)
      try manager.copyItem(
        atPath: "\(repository)models/sick-sicker",
        toPath: "\(folder)/models/sick-sicker")
      let scenario = try String(contentsOfFile: sickSicker, encoding: .utf8)
      let path = "\(folder)/s.yaml"
      try (scenario + "uncertainty:\n  draws: 5\n").write(
        toFile: path, atomically: true, encoding: .utf8)
      let lines = scenario.split(separator: "\n", omittingEmptySubsequences: false).count
      func warnings(_ overrides: [String]) throws -> [String] {
        try SweepQuestion(
          SweepRequest(scenario: path, overrides: overrides, axes: ["willingness_to_pay=1,2"])
        ).check().warnings.all.filter { $0.code == "sweep.uncertainty" }
          .map { $0.description.replacing(folder, with: "F") }
      }
      #expect(
        try warnings([]) == [
          """
          F/s.yaml:\(lines + 1):10: warning: [sweep.uncertainty] draws are asked for, and a sweep \
          makes none: each point is answered at its central values
             help: for ranges at a point give 'almoner run --draws' its settings; to say that none are \
          wanted, --set uncertainty.draws=null
          """
        ])
      #expect(try warnings(["uncertainty.draws=null"]).isEmpty)
    }
  }

  @Test func `settings that something is laid over are told`() {
    #expect(
      problems(
        SweepRequest(
          scenario: Self.southYorkshire, overrides: ["system=QHL"],
          axes: ["budget.revenue.growth=0,0.01", "budget.revenue={growth: 0.02}"], systems: "QF7"))
          == """
          --set:1:1: error: [sweep.repeated] 'system' is set as well as varied by --systems
             help: leave out --set system=…, or --systems
          --vary:2:1: error: [sweep.repeated] 'budget.revenue' is laid over 'budget.revenue.growth', which is \
          varied at --vary:1:1
             help: vary 'budget.revenue' before it
          """)
  }
}
