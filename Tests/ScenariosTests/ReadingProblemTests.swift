import Scenarios
import Testing

@Suite struct `Reading: problems` {
  private let mark = Mark(file: "scenarios/south-yorkshire.yaml", line: 14, column: 5)

  @Test func `a problem names the place, the thing and the remedy`() {
    let problem = Problem(
      .error, "scenario.unknown-key", "'coverge' is not a key of 'virtual-wards'",
      help: "did you mean 'coverage'?", at: mark)
    #expect(
      problem.description == """
        scenarios/south-yorkshire.yaml:14:5: error: [scenario.unknown-key] 'coverge' is not a key of 'virtual-wards'
           help: did you mean 'coverage'?
        """)
  }

  @Test func `problems are sorted by place and shown once each`() throws {
    let log = ProblemLog()
    log.error("b", "later", at: Mark(file: "b", line: 10, column: 1))
    log.warning("c", "weaker", at: Mark(file: "b", line: 2, column: 9))
    log.error("a", "first", at: Mark(file: "a"))
    log.error("b", "stronger", at: Mark(file: "b", line: 2, column: 9))
    log.error("b", "later", at: Mark(file: "b", line: 10, column: 1))
    #expect(
      log.problems.description == """
        a: error: [a] first
        b:2:9: error: [b] stronger
        b:2:9: warning: [c] weaker
        b:10:1: error: [b] later
        """)
    #expect(log.problems.errorCount == 3)
    #expect(throws: log.problems) { try log.throwIfErrors() }
  }

  @Test func `warnings alone do not stop a run`() throws {
    let log = ProblemLog()
    log.warning("w", "only this", at: mark)
    try log.throwIfErrors()
    #expect(!log.problems.isEmpty)
  }

  @Test func `problems of one kind in one file are cut short and counted`() {
    let log = ProblemLog()
    for line in 1...60 {
      log.error("x", "bad", at: Mark(file: "t.csv", line: line, column: 1))
    }
    #expect(log.errorCount == 60)
    #expect(log.problems.all.count == ProblemLog.limit + 1)
    #expect(
      log.problems.all.first?.description == """
        t.csv: error: [x] 10 more problems of this kind in this file
           help: put right the first 50, then look again
        """)
  }

  @Test func `the user's own text is quoted on one line and cut short`() {
    #expect(Problem.quote("a\tb\u{0}\u{2028}") == "'a\\tb\\u{0}\\u{2028}'")
    #expect(Problem.quote(String(repeating: "x", count: 70)).count == 63)
  }

  @Test(arguments: [
    ("coverge", "coverage"), ("unit-cost", "unit_cost"), ("Reach", "reach"), ("raech", "reach"),
    ("zzz", nil), ("", nil), ("x", nil),
  ])
  func `the nearest name is suggested if it is near`(written: String, expected: String?) {
    let allowed = ["coverage", "unit_cost", "reach", "lag"]
    #expect(Suggestion.nearest(to: written, among: allowed) == expected)
  }

  @Test func `a few allowed names are listed when none is near`() {
    #expect(
      Suggestion.help(for: "zzzz", among: ["F", "M"], noun: "the sexes")
        == "the sexes are 'F' and 'M'")
    let many = (1...20).map { "name-\($0)" }
    #expect(Suggestion.help(for: "zzzz", among: many, noun: "the names") == nil)
  }

  @Test func `a tie between suggestions goes to the first in the alphabet`() {
    #expect(Suggestion.nearest(to: "bat", among: ["hat", "cat", "rat"]) == "cat")
  }
}
