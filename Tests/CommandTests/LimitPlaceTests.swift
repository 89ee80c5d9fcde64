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
}
