import Testing

/// What is wrong with a flag of a command is told by the flag's name, and nothing is written.
struct FlagPlaceTests {
  @Test(arguments: [
    (
      "--draws 0",
      """
      --draws: error: [value.out-of-range] 'draws' is 0, but has to be from 1 to 10000000
         help: write 1 or more
      """
    ),
    (
      "--draws 4 --hold-budget 90",
      """
      --hold-budget: error: [value.out-of-range] 'hold_budget' is 90, but has to be more than 0 and at most 1
         help: if you mean 90%, write 0.9
      """
    ),
    (
      "--draws 4 --hold-budget 1.2",
      """
      --hold-budget: error: [value.out-of-range] 'hold_budget' is 1.2, but has to be more than 0 and at most 1
         help: write 1 or less; if you mean 1.2%, write 0.012
      """
    ),
    (
      "--draws 4 --hold-budget 0",
      """
      --hold-budget: error: [value.out-of-range] 'hold_budget' is 0, but has to be more than 0 and at most 1
         help: write more than 0
      """
    ),
    (
      "--draws 4 --hold-budget 900",
      """
      --hold-budget: error: [value.out-of-range] 'hold_budget' is 900, but has to be more than 0 and at most 1
         help: write 1 or less
      """
    ),
    (
      "--draws 4 --willingness-to-pay=-1",
      """
      --willingness-to-pay: error: [value.out-of-range] 'willingness_to_pay' is -1, but has to be from 0 to 1000000000000
         help: write 0 or more
      """
    ),
    (
      "--draws 4 --set uncertainty.draws=5",
      """
      --draws: error: [override.two-values] --draws and '--set uncertainty.draws=5' give 'uncertainty.draws' \
      two values
         help: leave one of the two out
      """
    ),
    (
      #"--set uncertainty={"draws":5,"seed":3} --draws 5 --seed 4"#,
      """
      --seed: error: [override.two-values] --seed and '--set uncertainty={"draws":5,"seed":3}' give \
      'uncertainty.seed' two values
         help: leave one of the two out
      """
    ),
    (
      "--hold-budget 1",
      """
      --hold-budget: error: [uncertainty.no-draws] 'hold_budget' is asked of draws, and none are made
         help: say how many with 'uncertainty.draws' or --draws
      """
    ),
    (
      "--draws 4 --replan 5",
      """
      --replan: error: [uncertainty.no-draws] 'replan' is 5, and there are 4 draws to plan anew in
         help: give 4 or less, or make more draws
      """
    ),
    (
      "--draw 2 --replan 5",
      """
      --replan: error: [uncertainty.one-draw] it is asked of all draws, and --draw 2 answers one alone
         help: leave one of the two out
      """
    ),
    (
      "--draw 2 --set uncertainty.replan=5",
      """
      --set:1:20: error: [uncertainty.one-draw] it is asked of all draws, and --draw 2 answers one alone
         help: leave one of the two out
      """
    ),
    (
      "--draws 4 --draw 5",
      """
      --draw: error: [uncertainty.nothing-drawn] draw 5 is none of the 4 of the scenario
         help: give a number from 1 to 4, or more --draws
      """
    ),
    (
      "--draw 5 --sampling latin-hypercube",
      """
      --draw: error: [uncertainty.nothing-drawn] a draw of a Latin hypercube is one of so many, and nothing says how many
         help: say how many with --draws or 'uncertainty.draws'
      """
    ),
    (
      "--set uncertainty.draws=4 --draw 5",
      """
      --draw: error: [uncertainty.nothing-drawn] draw 5 is none of the 4 of the scenario
         help: give a number from 1 to 4, or more --draws
      """
    ),
    (
      "--seed 3",
      """
      --seed: error: [uncertainty.nothing-drawn] no draws are made of the scenario
         help: say how many with --draws or 'uncertainty.draws'
      """
    ),
    (
      "--draws 4 --draw 2 --tornado",
      """
      --tornado: error: [uncertainty.one-draw] it is asked of all draws, and --draw 2 answers one alone
         help: leave one of the two out
      """
    ),
  ])
  func `of draws`(flags: String, expected: String) throws {
    for command in ["run", "optimise"] {
      try CommandAnswer.expectRefusal(
        of: "\(command) scenarios/south-yorkshire.yaml \(flags)",
        saying: expected + CommandAnswer.end)
    }
  }

  @Test func `of draws of what has none, every flag by its own name`() throws {
    try CommandAnswer.expectRefusal(
      of: "run scenarios/portfolio.yaml --draws 4 --tornado",
      saying: """
        --draws: error: [uncertainty.nothing-drawn] the scenario is a portfolio, of which nothing is uncertain
           help: leave it out
        --tornado: error: [uncertainty.nothing-drawn] the scenario is a portfolio, of which nothing is uncertain
           help: leave it out
        2 problems; nothing was run

        """)
  }

  @Test(arguments: [
    (
      "--hold-budget 0.9",
      "--hold-budget: error: [uncertainty.cohort] 'hold_budget' is about a plan, and a cohort has none\n"
        + "   help: leave it out; strategies are compared in every draw"
    ),
    (
      "--set strategies.A=null --set strategies.B=null --set strategies.AB=null --tornado",
      "--tornado: error: [uncertainty.nothing-drawn] there is one strategy, so nothing to decide\n"
        + "   help: give the cohort another strategy, or leave it out"
    ),
  ])
  func `of what a cohort has not`(flags: String, expected: String) throws {
    let answer = try CommandAnswer(to: "run scenarios/sick-sicker.yaml --draws 4 \(flags)")
    #expect(answer.said.hasSuffix(expected + CommandAnswer.end), "\(answer.said)")
    #expect(answer.code == 2 && answer.written == [])
  }

  @Test func `of a portfolio of which something is said to be uncertain`() throws {
    try CommandAnswer.expectRefusal(
      of: "run scenarios/portfolio.yaml --set uncertainty.draws=10",
      saying: """
        --set:1:1: error: [uncertainty.nothing-drawn] the scenario is a portfolio, of which nothing is uncertain
           help: leave it out
        """ + CommandAnswer.end)
  }

  /// What no scenario knows is told by the parser of flags, with how the command is used.
  @Test(arguments: [
    (
      "run scenarios/south-yorkshire.yaml --draws 4 --jobs 0",
      "The value '0' is invalid for '--jobs <jobs>': write a whole number, 1 or more"
    ),
    (
      "optimise scenarios/south-yorkshire.yaml --jobs -2",
      "The value '-2' is invalid for '--jobs <jobs>': write a whole number, 1 or more"
    ),
    (
      "sweep scenarios/sick-sicker.yaml --vary willingness_to_pay=1,2 --jobs 1.5",
      "The value '1.5' is invalid for '--jobs <jobs>': write a whole number, 1 or more"
    ),
    (
      "run scenarios/south-yorkshire.yaml --draws 4 --draw 0",
      "The value '0' is invalid for '--draw <number>': write a whole number, 1 or more"
    ),
    (
      "explain scenarios/south-yorkshire.yaml risk-factors --cut 1.5",
      "The value '1.5' is invalid for '--cut <cut>': write a share above 0 and below 1, such as 0.1"
    ),
    (
      "explain scenarios/south-yorkshire.yaml risk-factors --cut -1",
      "The value '-1' is invalid for '--cut <cut>': write a share above 0 and below 1, such as 0.1"
    ),
    (
      "explain scenarios/south-yorkshire.yaml risk-factors --cut nan",
      "The value 'nan' is invalid for '--cut <cut>': write a share above 0 and below 1, such as 0.1"
    ),
    (
      "explain scenarios/south-yorkshire.yaml risk-factors --years 0",
      "The value '0' is invalid for '--years <years>': write a whole number from 1 to 60"
    ),
    (
      "sweep scenarios/sick-sicker.yaml --design lhs --points 0 --vary willingness_to_pay=1:2",
      "The value '0' is invalid for '--points <points>': write a whole number from 1 to 10000"
    ),
    (
      "sweep scenarios/sick-sicker.yaml --design lhs --points 4 --seed -1 --vary willingness_to_pay=1:2",
      "The value '-1' is invalid for '--seed <seed>': write a whole number from 0 to 18446744073709551615"
    ),
    (
      "sweep scenarios/sick-sicker.yaml --points 4 --vary willingness_to_pay=1,2",
      "--points 4 is for --design lhs or sobol: leave it out, or choose one of them"
    ),
    (
      "run scenarios/south-yorkshire.yaml --draws 4 --draws=5",
      "--draws is given twice, as '4' and as '5': leave one of the two out"
    ),
    (
      "sweep scenarios/sick-sicker.yaml --vary willingness_to_pay=1,2 --jobs 1 --jobs 2",
      "--jobs is given twice, as '1' and as '2': leave one of the two out"
    ),
  ])
  func `of what is no setting of a scenario`(line: String, expected: String) throws {
    let answer = try CommandAnswer(to: line)
    #expect(answer.said.hasPrefix("Error: \(expected)\n"), "\(answer.said)")
    #expect(answer.code == 64)
    #expect(answer.written == [])
  }

  @Test(arguments: [
    "--draws 4 --draws 4 --set uncertainty.draws=4",
    "--draws 4 --tornado --tornado",
    "--draws 4 --willingness-to-pay 20000,30000 --willingness-to-pay=20000.0,3e4",
  ])
  func `that is given twice alike, in other digits too, which is no mistake`(flags: String) throws {
    let answer = try CommandAnswer(to: "run scenarios/sick-sicker.yaml \(flags) --out kept")
    #expect(answer.code == 0 && answer.written == ["kept"], "\(answer.said)")
  }

  @Test(arguments: [
    (
      "run scenarios/sick-sicker.yaml --out 1 --out 1.0", "--out", "1", "1.0",
      "run [<options>] <scenario>"
    ),
    (
      "run scenarios/sick-sicker.yaml --seed 9007199254740992 --seed 9007199254740993", "--seed",
      "9007199254740992", "9007199254740993", "run [<options>] <scenario>"
    ),
    (
      "optimise scenarios/south-yorkshire.yaml --slack 0.1 --slack 0.2", "--slack", "0.1", "0.2",
      "optimise [<options>] <scenario>"
    ),
    (
      "export runs/a --notebook --out b --out c", "--out", "b", "c",
      "export <run> [--notebook] [--out <out>]"
    ),
  ])
  func `that is given twice is told with how its command is used`(
    line: String, flag: String, first: String, second: String, usage: String
  ) throws {
    let answer = try CommandAnswer(to: line)
    #expect(
      answer.said.hasPrefix(
        """
        Error: \(flag) is given twice, as '\(first)' and as '\(second)': leave one of the two out
        Usage: almoner \(usage)
        """), "\(answer.said)")
    #expect(answer.code == 64)
    #expect(answer.written == [])
  }

  @Test func `and of a --set, of what the scenario has not, is told to be none of it`() throws {
    try CommandAnswer.expectRefusal(
      of: "optimise scenarios/sick-sicker.yaml --time-limit 4 --set allocation.time_limit=5",
      saying: """
        --set:1:1: error: [scenario.unknown-key] 'allocation' is not a key of the cohort model
           help: leave it out; 'almoner keys' lists the keys there are
        """ + CommandAnswer.end)
  }

  @Test func `of too little time for a portfolio, which is no fault of the solver`() throws {
    let answer = try CommandAnswer(
      to: "optimise scenarios/portfolio.yaml --time-limit 0.000001")
    #expect(
      answer.said == """
        --time-limit: error: no portfolio, with all that is told beside it, was found within the time limit, 0.000001 seconds
           help: give more by 'allocation.time_limit', or by --time-limit of 'almoner optimise'

        """)
    #expect(answer.code == 4 && answer.written == [])
  }
}
