import Testing

/// What becomes of an answer of a store that is too long to be sorted in memory.
struct SortedAnswerTests {
  /// Asks for four hundred thousand numbers in order, of a sweep that is there.
  private static let asked = """
    "$almoner" sweep ask s "with recursive n(x) as (select 1 union all select x + 1 from n where x < 400000) \
    select x from n order by -x"
    """
  private static let swept = """
    "$almoner" sweep scenarios/sick-sicker.yaml --vary willingness_to_pay=20000,30000 --out s 2>/dev/null
    export SQLITE_TMPDIR="$PWD"
    """

  @Test func `where it has no room it is said where, and that the store is not at fault`() throws {
    // No file may be longer than half a kilobyte.
    let answer = try CommandAnswer(running: "\(Self.swept)\nulimit -f 1\n\(Self.asked)")
    #expect(
      answer.said == """
        error: 'F' cannot be written: an answer as long as this is sorted in a file there (disk I/O error); \
        name a folder with room in SQLITE_TMPDIR, or ask for less

        """)
    #expect(answer.code == 74)
    #expect(answer.written == ["s"])
  }

  @Test func `where it has room nothing is left behind`() throws {
    let answer = try CommandAnswer(running: "\(Self.swept)\n\(Self.asked)")
    #expect(answer.said == "")
    #expect(answer.code == 0)
    #expect(answer.written == ["s"])
  }
}
