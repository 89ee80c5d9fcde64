import Testing

/// Where what is wrong with limits is said to be, when some of them were set on the command line.
struct LimitPlaceTests {
  @Test func `limits that cannot hold together are placed at what was set of them`() throws {
    let fence = "limits.ring_fences.mental-health"
    let answer = try CommandAnswer(
      to: "run scenarios/south-yorkshire.yaml --set years.count=1 --set \(fence).at_least=9000000 "
        + "--set \(fence).of=pounds")
    #expect(
      answer.said.contains(
        "\n  --set:2:43: \(fence): Spending on mental health (mental-health) must be at least £9,000,000 in 2026/27.\n"
      ),
      "\(answer.said)")
    #expect(answer.code == 3 && answer.written == [])
  }

  @Test(arguments: ["check", "run"])
  func `an envelope less than what care costs is placed where it was written`(command: String)
    throws
  {
    let answer = try CommandAnswer(
      to: "\(command) scenarios/south-yorkshire.yaml --set budget.envelope.basis=given "
        + "--set budget.envelope.first_year=3000")
    #expect(
      answer.said.contains(
        "--set:2:28: error: the envelope of NHS South Yorkshire ICB, £3,000 in "),
      "\(answer.said)")
    #expect(answer.code == 2 && answer.written == [])
  }

  @Test func `too little money is placed where it was laid over the scenario`() throws {
    try CommandAnswer.expectRefusal(
      of: "run scenarios/south-yorkshire.yaml --set limits.ring_fences.prevention.at_least=1.4",
      saying: """
        --set:1:40: error: [value.range] ring-fence 'prevention' is 1.4 of spending, which is over 1
           help: write a share such as 0.25, or 'of: pounds'
        """ + CommandAnswer.end)
    try CommandAnswer.expectRefusal(
      of: "run scenarios/south-yorkshire.yaml --set limits.ring_fences.prevention.at_least=0.95",
      saying: """
        --set:1:40: error: [scenario.ring-fence] ring-fences want 1.05 of spending, which is over 1
           help: lower 'at_least' in one of them
        """ + CommandAnswer.end)
    // With 0.1 for mental health, a ten-millionth over 1.
    try CommandAnswer.expectRefusal(
      of:
        "run scenarios/south-yorkshire.yaml --set limits.ring_fences.prevention.at_least=0.9000001",
      saying: """
        --set:1:40: error: [scenario.ring-fence] ring-fences want 1.0000001 of spending, which is over 1
           help: lower 'at_least' in one of them
        """ + CommandAnswer.end)
  }
}
