import Testing

/// Names in the tables of a portfolio that something else names, or should.
struct PortfolioNameTests {
  /// Funds and relations name the proposal that is wrong, and limits a line and a cadre of its own.
  @Test func `one wrong cell is one problem, whatever else names its proposal`() throws {
    var files = SmallPortfolioFiles()
    files.proposals = files.proposals.replacing(
      "clinic,Clinic,community,50", with: "clinic,Clinic,acute,-50")
    files.minutes = files.minutes.replacing("clinic,nurses", with: "clinic,doctors")
    files.scenario = files.scenario.replacing(
      "limits:",
      with: """
        funds:
          gift: { title: A gift, amount: 5, proposals: [clinic] }
        relations:
          both: { kind: excludes, proposals: [walks, clinic] }
        limits:
          ring_fences: { a: { service_line: acute, at_most: 0.5, of: spend } }
        """
    ).replacing("nurses: 2", with: "nurses: 2, doctors: 1")
    #expect(
      try files.problems()
        == "proposals.csv:3:21: error: [value.out-of-range] 'cases' is -50, but has to be from 1 to "
        + "100000000\n   help: write 1 or more")
  }

  @Test(arguments: [
    (
      "nurses", "nurse",
      "minutes.csv:2:7: warning: [scenario.near-name] nothing limits the cadre 'nurse'\n"
        + "   help: nothing, if that is meant; did you mean 'nurses', which is limited?"
    ),
    // Other cadres, which it is for whoever writes them to limit or not.
    ("nurses", "doctors", ""), ("nurses", "nurses-2", ""),
  ])
  func `a cadre that escapes its limit by a slip is warned of`(
    before: String, after: String, expected: String
  ) throws {
    var files = SmallPortfolioFiles()
    files.minutes = files.minutes.replacing("walks,\(before)", with: "walks,\(after)")
    #expect(try files.problems() == expected)
  }
}
