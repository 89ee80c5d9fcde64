import Testing

/// What is wrong with a flag of `optimise`, or with the scenario it is given for.
struct OptimiseFlagTests {
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
         help: 'time_limit' takes a number of seconds, more than 0 and at most 31536000
      """
    ),
    (
      "--time-limit 0",
      """
      --time-limit: error: [value.out-of-range] 'time_limit' is 0, but has to be more than 0 and at most 31536000
         help: write more than 0
      """
    ),
    (
      "--alternatives 3 --slack=-0.1",
      """
      --slack: error: [value.out-of-range] 'slack' is -0.1, but has to be from 0 to 1
         help: write 0 or more
      """
    ),
    (
      "--alternatives 3 --set allocation.alternatives=2 --set objective.measure=qalys --objective qalys",
      """
      --alternatives: error: [override.two-values] --alternatives and '--set allocation.alternatives=2' give \
      'allocation.alternatives' two values
         help: leave one of the two out
      """
    ),
    (
      "--out kept --write-lp kept/plan.lp",
      """
      --write-lp: error: [optimise.write-lp] 'kept/plan.lp' is in the folder of the run, which holds nothing else
         help: give a name outside 'kept'
      """
    ),
    (
      "--write-lp ./runs/../runs/south-yorkshire/lp/plan.lp",
      """
      --write-lp: error: [optimise.write-lp] './runs/../runs/south-yorkshire/lp/plan.lp' is in the folder of \
      the run, which holds nothing else
         help: give a name outside 'runs/south-yorkshire'
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
      "--write-lp /dev/null",
      """
      --write-lp: error: [optimise.write-lp] '/dev/null' is no file
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
    try CommandAnswer.expectRefusal(
      of: "optimise scenarios/south-yorkshire.yaml \(flags)", saying: expected + CommandAnswer.end)
  }

  @Test(arguments: [
    (
      "portfolio.yaml --frontier qalys,bed-days --points 5 --time-limit 3",
      """
      --frontier: error: [optimise.portfolio] the scenario is a portfolio, of which this cannot be asked
         help: leave it out; --objective, --alternatives, --slack and --time-limit can be asked
      --points: error: [optimise.portfolio] the scenario is a portfolio, of which this cannot be asked
         help: leave it out; --objective, --alternatives, --slack and --time-limit can be asked
      2 problems; nothing was run

      """
    ),
    (
      "portfolio.yaml --objective benefit,lowest-cost",
      """
      --objective: error: [optimise.portfolio] the scenario is a portfolio, which is chosen for one measure
         help: give one measure
      """ + CommandAnswer.end
    ),
    (
      "sick-sicker.yaml --alternatives 3 --frontier qalys,bed-days",
      """
      scenarios/sick-sicker.yaml: error: [optimise.cohort] the scenario is about a cohort, and has no plan to choose
         help: compare its strategies with 'almoner run'
      """ + CommandAnswer.end
    ),
  ])
  func `of what another kind of scenario is asked`(line: String, expected: String) throws {
    let answer = try CommandAnswer(to: "optimise scenarios/\(line)")
    #expect(answer.said == expected)
    #expect(answer.code == 2 && answer.written == [])
  }

  @Test func `of time that is too short, where it was given`() throws {
    let answer = try CommandAnswer(
      to:
        "optimise scenarios/south-yorkshire.yaml --time-limit 1e-9"
    )
    #expect(
      answer.said == """
        --time-limit: error: no plan was found within the time limit, 1e-9 seconds
           help: give more by 'allocation.time_limit', or by --time-limit of 'almoner optimise'

        """)
    #expect(answer.code == 4 && answer.written == [])
  }
}
