import Testing

/// Rows of a table of transitions that are relative to another state's.
struct CohortRelativeProblemTests {
  private static let header = "from_state,to_state,annual_rate,hazard_ratio,relative_to"

  private func found(
    _ rows: String, header: String = Self.header, basis: String = "survivor-rates"
  ) throws -> String {
    try problems(ofTransitions: "\(header)\n\(rows)\n", basis: basis)
  }

  @Test func `a row relative to another with a figure is no problem`() throws {
    #expect(try found("H,D,0.002,1,\nS1,D,,3,H\nS2,D,,10,H") == "")
  }

  @Test func `a relative row has no figure of its own`() throws {
    #expect(
      try found("H,D,0.002,1,\nS1,D,0.1,3,H\nS2,D,,10,H")
        == "models/sick-sicker/transitions.csv:3:6: error: [pack.relative] this row has both "
        + "'annual_rate' and 'relative_to'\n"
        + "   help: leave 'annual_rate' empty; it is that of the other state times the hazard ratio"
    )
  }

  @Test func `there is a row to be relative to`() throws {
    #expect(
      try found("H,S1,0.15,1,\nS1,D,,3,H\nS2,D,0.02,1,")
        == "models/sick-sicker/transitions.csv:3:1: error: [pack.relative] there is no row from H to D "
        + "for this one to be relative to\n"
        + "   help: add it, or write this row's own figure")
  }

  @Test func `the other row is not itself relative`() throws {
    #expect(
      try found("H,D,0.002,1,\nS1,D,,3,H\nS2,D,,10,S1")
        == "models/sick-sicker/transitions.csv:4:1: error: [pack.relative] the row from S1 to D is itself "
        + "relative to another\n"
        + "   help: make both relative to the one with a figure")
  }

  @Test func `the other row does not depend on time in its state`() throws {
    #expect(
      try found(
        "H,D,0.002,1,,0,4\nH,D,0.004,1,,5,\nS1,D,,3,H,0,\nS2,D,0.02,1,,0,",
        header: "\(Self.header),cycles_in_state_from,cycles_in_state_to")
        == "models/sick-sicker/transitions.csv:4:1: error: [pack.relative] the row from H to D depends on "
        + "time in state, which is another's here\n"
        + "   help: write this row's own figure")
  }

  @Test func `a state with a chance of staying has no relative row`() throws {
    #expect(
      try found(
        "H,D,0.01,1,\nS1,S1,1,1,\nS1,D,,3,H\nS2,D,0.02,1,",
        header: Self.header.replacing("annual_rate", with: "probability"), basis: "probabilities")
        == "models/sick-sicker/transitions.csv:4:1: error: [pack.relative] S1 has a chance of staying, "
        + "which a relative row would change\n"
        + "   help: delete the row of staying; it is what moves leave over")
  }

  @Test func `an unknown state to be relative to is named`() throws {
    #expect(
      try found("H,D,0.002,1,\nS1,D,,3,H9\nS2,D,,10,H")
        == "models/sick-sicker/transitions.csv:3:9: error: [value.unknown-name] 'H9' is not a known "
        + "state\n   help: did you mean 'H'?")
  }
}
