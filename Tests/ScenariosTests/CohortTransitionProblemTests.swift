import Testing

/// Tables of transitions in which rows and bands do not fit together.
struct CohortTransitionProblemTests {
  @Test func `chances with a row of staying must sum to one`() throws {
    let found = try problems(
      ofTransitions: """
        from_state,to_state,probability
        H,H,0.8
        H,S1,0.15
        H,D,0.1
        S1,D,0.1
        S2,D,1.2

        """, basis: "probabilities")
    #expect(
      found
        == "models/sick-sicker/transitions.csv:6:6: error: [value.out-of-range] 'probability' is 1.2, "
        + "but has to be from 0 to 1\n   help: write 1 or less; if you mean 1.2%, write 0.012")
    let sum = try problems(
      ofTransitions: """
        from_state,to_state,probability
        H,H,0.8
        H,S1,0.15
        H,D,0.1
        S1,D,0.1
        S2,D,0.2

        """, basis: "probabilities")
    #expect(
      sum
        == "models/sick-sicker/transitions.csv:2:1: error: [pack.row-sum] the chances from H in cycle "
        + "0 sum to 1.05, not to 1\n"
        + "   help: correct them, or delete the row of staying, which then takes up the rest")
  }

  @Test func `bands of cycles must meet without a gap or an overlap`() throws {
    func table(_ bands: String) -> String {
      "from_state,to_state,probability,cycle_from,cycle_to\n\(bands)"
        + "S1,D,0.1,0,\nS2,D,0.2,0,\n"
    }
    #expect(
      try problems(
        ofTransitions: table("H,D,0.1,0,9\nH,D,0.2,20,\n"), basis: "probabilities")
        == "models/sick-sicker/transitions.csv:2:1: error: [pack.missing-row] there is no row from H "
        + "to D in cycle 10\n"
        + "   help: cover every cycle and time in state; write 0 where nobody moves")
    #expect(
      try problems(
        ofTransitions: table("H,D,0.1,0,10\nH,D,0.2,10,\n"), basis: "probabilities")
        == "models/sick-sicker/transitions.csv:3:1: error: [pack.overlap] this row from H to D "
        + "overlaps the one on line 2\n"
        + "   help: let each cycle and time in state stand in one row")
    #expect(
      try problems(
        ofTransitions: table("H,D,0.1,0,9\nH,D,0.2,10,\n"), basis: "probabilities") == "")
  }

  @Test func `times in a state must reach on without end`() throws {
    func table(_ bands: String) -> String {
      "from_state,to_state,probability,cycles_in_state_from,cycles_in_state_to\n\(bands)"
        + "S1,D,0.1,0,\nS2,D,0.2,0,\n"
    }
    #expect(
      try problems(ofTransitions: table("H,D,0.1,0,1\nH,D,0.2,2,4\n"), basis: "probabilities")
        == "models/sick-sicker/transitions.csv:2:1: error: [pack.missing-row] there is no row from H "
        + "to D in cycle 0 after 5 cycles in the state\n"
        + "   help: cover every cycle and time in state; write 0 where nobody moves")
    #expect(
      try problems(ofTransitions: table("H,D,0.1,0,1\nH,D,0.2,2,\n"), basis: "probabilities") == "")
  }

  @Test func `rates that act together cannot depend on time in state`() throws {
    let found = try problems(
      ofTransitions: """
        from_state,to_state,annual_rate,cycles_in_state_from,cycles_in_state_to
        H,D,0.1,0,
        S1,D,0.1,0,4
        S1,D,0.2,5,
        S2,D,0.2,0,

        """, basis: "rates")
    #expect(
      found.contains(
        "models/sick-sicker/transitions.csv:3:1: error: [pack.time-in-state] rates that act together "
          + "all through a cycle cannot depend on time in state\n"
          + "   help: write 'transition_basis: survivor-rates', or leave the columns out"),
      "\(found)")
  }

  @Test func `a strategy's own rows from a state stand in place of those of every strategy`() throws
  {
    let table = """
      strategy,from_state,to_state,probability
      all,H,D,0.1
      all,S1,D,0.1
      all,S2,D,0.2
      B,S2,D,0.1
      C,S2,D,0.1

      """
    #expect(
      try problems(ofTransitions: table, basis: "probabilities").contains(
        "transitions.csv:6:1: error: [value.unknown-name] 'C' is not a known strategy"))
    #expect(
      try problems(
        ofTransitions: table.replacing("C,S2,D,0.1\n", with: ""), basis: "probabilities") == "")
  }
}
