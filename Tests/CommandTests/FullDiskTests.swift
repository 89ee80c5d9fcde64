import Testing

/// What becomes of a run or a sweep whose files have no room.
struct FullDiskTests {
  /// No file may be longer than ten kilobytes.
  private static let narrow = "ulimit -f 20"

  @Test func `a run without room is not there at all, and says why`() throws {
    let answer = try CommandAnswer(
      running: "\(Self.narrow)\n\"$almoner\" run scenarios/sick-sicker.yaml --out r")
    #expect(answer.said == "error: 'r' cannot be written: File too large\n")
    #expect(answer.code == 74 && answer.written == [])
  }

  @Test
  func `a sweep that runs out of room goes on, once there is some, to what it would have been`()
    throws
  {
    let sweep = #""$almoner" sweep scenarios/sick-sicker.yaml --vary states.H.cost=0:5000:50 --out"#
    let answer = try CommandAnswer(
      running: """
        \(sweep) whole 2>/dev/null
        (\(Self.narrow); \(sweep) parted 2>&1) | grep -o "^error: .* File too large; [0-9]* answers are kept" >&2
        \(sweep) parted 2>/dev/null
        diff -r whole parted >&2
        """)
    #expect(answer.said.hasPrefix("error: 'parted' cannot be written: File too large; "))
    #expect(answer.said.split(separator: "\n").count == 1 && answer.code == 0)
  }
}
