import PopulationHealth
import Scenarios
import Testing

@Suite struct `Reading: attributes` {
  @Test func `everything declared is read as what it is`() {
    let log = ProblemLog()
    let programme = readProgramme(
      """
      title: Wards
      speed: fast
      line: acute
      pods: [gp_contact]
      on: false
      lag: 2
      quintiles: [1, 2]
      sexes: [F]
      reach: 0.25
      unit_cost: 1200.50
      ratio: 0.95
      range: [0.9, 1]
      from: 2026/27
      ages: 40-74
      staff: { nurses: 1.5 }
      evidence: { grade: B }
      effects: [{ grade: C }]
      """, log)
    #expect(log.problems.description == "")
    #expect(
      programme
        == Programme(
          title: "Wards", speed: .fast, line: "acute", pods: ["gp_contact"], on: false, lag: 2,
          quintiles: [1, 2], sexes: ["F"], reach: 0.25, unitCost: 1200.5, ratio: 0.95,
          range: 0.9...1, from: FinancialYear(startingIn: 2026), ages: AgeRange(40, 74),
          staff: ["nurses": 1.5], grades: ["B", "C"]))
  }

  @Test func `what is left out is the declared default or nothing`() {
    let log = ProblemLog()
    let programme = readProgramme("title: Wards\n", log)
    #expect(log.problems.description == "")
    #expect(
      programme
        == Programme(
          title: "Wards", speed: .slow, on: true, lag: 0, quintiles: [1, 2, 3, 4, 5],
          sexes: ["F", "M"], reach: 0.1, ages: .all))
  }

  @Test func `a required key that is missing is reported at its mapping`() {
    let log = ProblemLog()
    _ = readProgramme("# programme\nlag: 1\n", log)
    #expect(
      log.problems.description == """
        s.yaml:2:1: error: [scenario.missing-key] 'wards' has no 'title'
           help: write 'title: …', text
        """)
  }

  @Test func `what is not a mapping is reported once`() {
    let log = ProblemLog()
    _ = readProgramme("[1, 2]\n", log)
    #expect(
      log.problems.description == """
        s.yaml:1:1: error: [value.wrong-shape] 'wards' has to be a mapping, not a list
           help: write keys under it, such as 'title: …'
        """)
  }

  @Test func `a declared key that nothing reads is an error where it is set`() throws {
    let log = ProblemLog()
    let node = try #require(readYAML("title: x\nlag: 3\n", log: log))
    let reader = FieldReader(node, programmeTable, at: .root, log: log)
    #expect(reader.text("title") == "x")
    #expect(reader.has("lag") && !reader.has("reach"))
    #expect(reader.mark(of: "lag").description == "s.yaml:2:6")
    reader.finish()
    #expect(
      log.problems.description == """
        s.yaml:2:1: error: [scenario.unused-key] 'lag' has no effect in the programme
           help: delete it, or look at the settings around it
        """)
  }

  @Test func `a --set under a name that nothing has is reported where names are fixed`() throws {
    let log = ProblemLog()
    let base = try #require(readYAML("staff: { nurses: { grade: A } }\n", log: log))
    let overrides = ["staff.nurses.grade=B", "staff.nurse.grade=C"].enumerated()
      .compactMap { Override($1, number: $0 + 1, log: log) }
    let staff = AttributeTable("team", [Attribute("staff", .map("groups"), "who")])
    let reader = FieldReader(base.applying(overrides, log: log), staff, at: .root, log: log)
    let people = reader.map("staff", evidenceTable, overridesMayAdd: false)
    #expect(people.map(\.key) == ["nurses"])
    #expect(people.map { $0.reader.text("grade") } == ["B"])
    for (_, person) in people { person.finish() }
    reader.finish()
    #expect(
      log.problems.description == """
        --set:2:7: error: [override.unknown-name] 'nurse' is not in 'staff'
           help: did you mean 'nurses'?
        """)
  }

  @Test func `a path names a value`() {
    let path = FieldPath.root.key("interventions").key("wards").key("activity").item(1)
    #expect("\(path)" == "interventions.wards.activity[2]")
  }

  @Test func `a table documents itself`() {
    #expect(
      programmeTable.markdown.split(separator: "\n").prefix(7).joined(separator: "\n") == """
        ### programme
        One thing the system may buy.
        | key | takes | if left out | meaning |
        | --- | --- | --- | --- |
        | `title` | text | required | what it is called |
        | `speed` | one of 'slow' or 'fast' | `slow` | how fast it starts |
        | `line` | the name of a service line | none | where its cost is booked |
        """)
    #expect(programmeTable.markdown.contains("| hazard ratio \\| relative |"))
  }
}
