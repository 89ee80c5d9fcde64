import Testing

/// Where a run is kept, and where what it reads is, under names that lead astray.
struct PlaceOfRunTests {
  @Test(arguments: ["nowhere/..", "nowhere/nor/here/../../.."])
  func `a way out of a folder that is not there leads to nothing that may be replaced`(
    way: String
  ) throws {
    let answer = try CommandAnswer(
      to: "run scenarios/sick-sicker.yaml --out \(way)", beside: ["notes.txt": "mine"])
    #expect(
      answer.said
        == "error: '\(way)' is there and is not a run of almoner; name another folder with --out\n")
    #expect(answer.code == 74 && answer.written == [])
  }

  @Test func `what is said to do next can be pasted, whatever the folder is called`() throws {
    let answer = try CommandAnswer(
      running: #"""
        "$almoner" sweep scenarios/sick-sicker.yaml --vary treatments.B.hazard_ratios.S1.S2=0.6,0.7 \
          --out "the \$HOME of it's" 2>said >&2 || cat said >&2
        eval "$(sed -n 's/^Next: //p' said)" >rows || cat said >&2
        """#)
    #expect(answer.code == 0 && answer.said.isEmpty, "\(answer)")
    #expect(answer.written.contains("rows"))
  }

  @Test func `a scenario without a name is asked for one`() throws {
    let answer = try CommandAnswer(running: #""$almoner" check """#)
    #expect(answer.said.hasPrefix("Error: the scenario needs the name of a file\n"))
    #expect(answer.code == 64 && answer.written == [])
  }
}
