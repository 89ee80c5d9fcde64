import Testing

/// What is wrong with a flag of a command is told by the flag's name, and nothing is written.
struct FlagPlaceTests {
  /// What follows the problems.
  private static let end = "\n1 problem; nothing was run\n"

  private func expect(_ line: String, says expected: String) throws {
    let answer = try CommandAnswer(to: line)
    #expect(answer.said == expected)
    #expect(answer.code == 2)
    #expect(answer.written == [])
  }

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
      "--hold-budget: error: [value.out-of-range] 'hold_budget' is 90, but has to be more than 0 and at most 1"
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
      "--draws 4 --draw 5",
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
      try expect("\(command) scenarios/south-yorkshire.yaml \(flags)", says: expected + Self.end)
    }
  }

  @Test func `of draws of what has none, every flag by its own name`() throws {
    try expect(
      "run scenarios/portfolio.yaml --draws 4 --tornado",
      says: """
        --draws: error: [uncertainty.nothing-drawn] the scenario is a portfolio, of which nothing is uncertain
           help: leave it out
        --tornado: error: [uncertainty.nothing-drawn] the scenario is a portfolio, of which nothing is uncertain
           help: leave it out
        2 problems; nothing was run

        """)
  }

  @Test func `of a plan that a cohort has not`() throws {
    let answer = try CommandAnswer(
      to: "run scenarios/sick-sicker.yaml --draws 4 --hold-budget 0.9")
    #expect(
      answer.said.hasSuffix(
        """
        --hold-budget: error: [uncertainty.cohort] 'hold_budget' is about a plan, and a cohort has none
           help: leave it out; strategies are compared in every draw
        """ + Self.end))
    #expect(answer.code == 2 && answer.written == [])
  }

  @Test(arguments: [
    (
      "--vary willingnes_to_pay=1,2",
      """
      --vary:1:1: error: [scenario.unknown-key] 'willingnes_to_pay' is not a key of the cohort model
         help: did you mean 'willingness_to_pay'?
      """
    ),
    (
      "--vary willingness_to_pay=20000:5000:4",
      """
      --vary:1:20: error: [sweep.range] '20000:5000:4' goes backwards
         help: write 5000:20000:4
      """
    ),
    (
      "--vary willingness_to_pay=1,2 --shard 2/3",
      """
      --shard:1:1: error: [sweep.shard] 2 points make no 3 shards
         help: cut them into 2 or fewer
      """
    ),
  ])
  func `of a sweep`(flags: String, expected: String) throws {
    try expect("sweep scenarios/sick-sicker.yaml \(flags)", says: expected + Self.end)
  }

  @Test(arguments: [
    (
      "--alternatives two",
      """
      --alternatives: error: [value.not-a-number] 'two' is not a whole number
         help: 'alternatives' takes a whole number from 0 to 50
      """
    ),
    (
      "--alternatives -1",
      """
      --alternatives: error: [value.out-of-range] 'alternatives' is -1, but has to be from 0 to 50
         help: write 0 or more
      """
    ),
    (
      "--slack 0.05",
      """
      --slack: error: [scenario.not-used] 'slack' has no part without 'alternatives'
         help: ask for 'alternatives' too, or leave it out
      """
    ),
    (
      "--points 5",
      """
      --points: error: [scenario.not-used] 'points' has no part without 'frontier'
         help: ask for 'frontier' too, or leave it out
      """
    ),
    (
      "--objective qalys,",
      """
      --objective: error: [value.unknown-choice] '' is not one of 'qalys', 'life-years', 'healthy-life-years', \
      'net-monetary-benefit', 'lowest-cost', 'bed-days' or 'inequality'
         help: write one of them for 'then'
      """
    ),
    (
      "--frontier qalys",
      """
      --frontier: error: [scenario.frontier] 'frontier' has 1 measure, but has to have 2
         help: write [qalys, bed-days]
      """
    ),
    (
      "--time-limit 1h",
      """
      --time-limit: error: [value.not-a-number] '1h' is not a number of seconds
         help: 'time_limit' takes a number of seconds, 0 or more
      """
    ),
    (
      "--write-lp scenarios",
      """
      --write-lp: error: [optimise.write-lp] 'scenarios' is a folder
         help: give the name of a file
      """
    ),
    (
      "--write-lp scenarios/sick-sicker.yaml",
      """
      --write-lp: error: [optimise.write-lp] 'scenarios/sick-sicker.yaml' is there and is no linear program
         help: give another name
      """
    ),
    (
      "--write-lp scenarios/sick-sicker.yaml/plan.lp",
      """
      --write-lp: error: [optimise.write-lp] 'scenarios/sick-sicker.yaml/plan.lp' cannot be written: Not a \
      directory (in 'F/scenarios/sick-sicker.yaml')
         help: give another name
      """
    ),
  ])
  func `of what to look for`(flags: String, expected: String) throws {
    try expect("optimise scenarios/south-yorkshire.yaml \(flags)", says: expected + Self.end)
  }

  /// What no scenario knows is told by the parser of flags, with how the command is used.
  @Test(arguments: [
    "run scenarios/south-yorkshire.yaml --draws 4 --jobs 0",
    "optimise scenarios/south-yorkshire.yaml --jobs -2",
    "sweep scenarios/sick-sicker.yaml --vary willingness_to_pay=1,2 --jobs 1.5",
    "run scenarios/south-yorkshire.yaml --draws 4 --draw 0",
  ])
  func `of what is no setting of a scenario`(line: String) throws {
    let answer = try CommandAnswer(to: line)
    let flag = line.contains("--draw 0") ? "--draw <number>" : "--jobs <jobs>"
    let value = line.split(separator: " ").last ?? ""
    #expect(
      answer.said.hasPrefix(
        "Error: The value '\(value)' is invalid for '\(flag)': write a whole number, 1 or more\n"),
      "\(answer.said)")
    #expect(answer.code == 64)
    #expect(answer.written == [])
  }

  @Test func `of points in a file, where they are written`() throws {
    let answer = try CommandAnswer(
      to: "sweep scenarios/sick-sicker.yaml --design file --points-file p.csv",
      beside: ["p.csv": "willingness_to_pay,countng\r\n20000,end\r\n,end\r\n"])
    #expect(
      answer.said == """
        p.csv:3:1: error: [value.missing] 'willingness_to_pay' is empty
           help: write a number
        """ + Self.end)
    #expect(answer.code == 2 && answer.written == [])
  }
}
