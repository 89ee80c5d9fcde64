import Foundation
import Testing

/// What is wrong with a flag of a sweep, or with a file it names.
struct SweepFlagTests {
  @Test(arguments: [
    (
      "--vary willingnes_to_pay=1,2",
      """
      --vary:1:1: error: [scenario.unknown-key] 'willingnes_to_pay' is not a key of the cohort model
         help: did you mean 'willingness_to_pay'?
      """
    ),
    (
      "--vary willingness_to_pay=20,000",
      """
      --vary:1:20: error: [sweep.axis] commas part values, and '20,000' has one for thousands
         help: write 20000
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
      "--vary willingness_to_pay=1 --shard 2/3",
      """
      --shard:1:1: error: [sweep.shard] 1 point makes no 3 shards
         help: leave it out
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
    try CommandAnswer.expectRefusal(
      of: "sweep scenarios/sick-sicker.yaml \(flags)", saying: expected + CommandAnswer.end)
  }

  @Test func `of points in a file, where they are written`() throws {
    let answer = try CommandAnswer(
      to: "sweep scenarios/sick-sicker.yaml --design file --points-file p.csv",
      beside: ["p.csv": "willingness_to_pay,countng\r\n20000,end\r\n,end\r\n"])
    #expect(
      answer.said == """
        p.csv:3:1: error: [value.missing] 'willingness_to_pay' is empty
           help: write a number
        """ + CommandAnswer.end)
    #expect(answer.code == 2 && answer.written == [])
  }

  @Test func `of a number in a file with commas for thousands, without them`() throws {
    let answer = try CommandAnswer(
      to: "sweep scenarios/sick-sicker.yaml --design file --points-file p.csv",
      beside: ["p.csv": "willingness_to_pay\n\"5,000,000\"\n"])
    #expect(
      answer.said == """
        p.csv:2:1: error: [yaml.not-one-value] '5,000,000' is 3 values
           help: write 5000000
        """ + CommandAnswer.end)
  }

  @Test func `of files as a spreadsheet saves them, which are taken`() throws {
    let mark = "\u{feff}"
    let scenario =
      try mark
      + String(
        contentsOf: CommandAnswer.repository.appending(path: "scenarios/sick-sicker.yaml"),
        encoding: .utf8)
    let answer = try CommandAnswer(
      to: "sweep s.yaml --design file --points-file p.csv --dry-run",
      beside: ["s.yaml": scenario, "p.csv": "\(mark)willingness_to_pay\r\n20000\r\n30000\r\n"])
    #expect(answer.code == 0, "\(answer.said)")
    let listed = try CommandAnswer(
      to: "sweep s.yaml --vary willingness_to_pay=@list --dry-run",
      beside: ["s.yaml": scenario, "list": "\(mark)20000\n30000\n"])
    #expect(listed.code == 0, "\(listed.said)")
  }
}
