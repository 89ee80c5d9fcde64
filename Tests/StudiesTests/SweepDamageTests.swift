import Foundation
import Scenarios
import Studies
import Testing

/// A record or a journal that is not as it was written: told in a line, and nothing is changed.
struct SweepDamageTests {
  @Test(arguments: [
    (#""count" : 1"#, #""count" : 0"#, "its 'shard.number' is missing or makes no sense"),
    (#""number" : 1"#, #""number" : -3"#, "its 'shard.number' is missing or makes no sense"),
    (#""number" : 1"#, #""number" : 1e400"#, "it cannot be read"),
    (#""count" : 1"#, #""count" : 13"#, "its 'shard' is missing or makes no sense"),
    (#""points" : 12"#, #""points" : 0"#, "its 'points' is missing or makes no sense"),
    (#""points" : 12"#, #""points" : -1"#, "its 'points' is missing or makes no sense"),
    (
      #""points" : 12"#, #""points" : 9223372036854775807"#,
      "its 'points' is missing or makes no sense"
    ),
    (#""points" : 12"#, #""points" : "12""#, "its 'points' is missing or makes no sense"),
    (#""points" : 12"#, #""points" : 13"#, "it does not say what its name stands for"),
    (#""axes" : ["#, #""axles" : ["#, "its 'axes' is missing or makes no sense"),
    (#""kind" : "cohort""#, #""kind" : "cabal""#, "its 'kind' is missing or makes no sense"),
    ("{", "", "it is not the record of a sweep"),
  ])
  func `a damaged manifest is told by sweep and by merge, and all is left as it was`(
    old: String, new: String, fault: String
  ) throws {
    try withSweepFolder { folder in
      let (path, checked) = ("\(folder)/s", try smallSweep())
      try sweep(checked, in: path)
      let whole = try contents(path)
      let manifest = try #require(
        whole["manifest.json"].map { String(decoding: $0, as: UTF8.self) })
      let range = try #require(manifest.firstRange(of: old))
      try manifest.replacingCharacters(in: range, with: new).write(
        toFile: "\(path)/manifest.json", atomically: true, encoding: .utf8)
      let before = try contents(path)
      let expected =
        "'F/s/manifest.json' is damaged: \(fault); delete that file and give the command of its sweep again, "
        + "which goes on with its answers"
      #expect(
        failure { _ = try checked.open(SweepFolder(path)) }.replacing(folder, with: "F") == expected
      )
      // By itself a shard cannot be told to have other points than its name stands for.
      if !fault.contains("stands for") {
        #expect(
          failure { _ = try SweepMerge.join([path], into: SweepFolder("\(folder)/out")) }
            .replacing(folder, with: "F") == expected)
      }
      #expect(try contents(path) == before)

      // What the message says to do gives the sweep back, with no point answered again.
      try FileManager.default.removeItem(atPath: "\(path)/manifest.json")
      let open = try checked.open(SweepFolder(path))
      #expect(open.answeredCount == 12)
      try open.finish(table: plainTable)
      #expect(try contents(path) == whole)
    }
  }

  @Test func `answers without a record are used for no other sweep`() throws {
    try withSweepFolder { folder in
      let path = "\(folder)/s"
      try sweep(smallSweep(), in: path)
      try FileManager.default.removeItem(atPath: "\(path)/manifest.json")
      #expect(
        failure { _ = try smallSweep(overrides: ["counting=end"]).open(SweepFolder(path)) }
          .replacing(folder, with: "F")
          == "'F/s/journal.jsonl' is damaged: line 1 is of no point of this sweep; delete the folder and "
          + "sweep again")
      let refused = "'F/s' is there and is not a sweep of almoner; name another folder"
      try Data("mine".utf8).write(to: URL(filePath: "\(path)/notes.txt"))
      #expect(
        failure { _ = try smallSweep().open(SweepFolder(path)) }.replacing(folder, with: "F")
          == refused)
      try FileManager.default.removeItem(atPath: "\(path)/notes.txt")
      try Data("1 of\nanother program\n".utf8).write(to: URL(filePath: "\(path)/journal.jsonl"))
      let before = try contents(path)
      #expect(
        failure { _ = try smallSweep().open(SweepFolder(path)) }.replacing(folder, with: "F")
          == refused)
      #expect(try contents(path) == before)
    }
  }

  @Test(arguments: [
    ("0", "line 1 is not as it was written"),
    ("-9223372036854775808", "line 1 is not as it was written"),
    ("9223372036854775807", "point 9223372036854775807 is not one of shard 1/1 of 12 points"),
    ("13", "point 13 is not one of shard 1/1 of 12 points"),
  ])
  func `a line of a point that there is not is told`(point: String, fault: String) throws {
    try withSweepFolder { folder in
      let path = "\(folder)/s"
      try sweep(smallSweep(), in: path)
      let journal = try String(contentsOfFile: "\(path)/journal.jsonl", encoding: .utf8)
      let end = try #require(journal.firstIndex(of: "\n"))
      let line = sweepLine(String(journal[...end])) { point + $0.drop { $0 != " " } }
      try (line + journal[journal.index(after: end)...]).write(
        toFile: "\(path)/journal.jsonl", atomically: true, encoding: .utf8)
      #expect(
        failure { _ = try SweepMerge.join([path], into: SweepFolder("\(folder)/out")) }
          .replacing(folder, with: "F")
          == "'F/s/journal.jsonl' is damaged: \(fault); delete the folder and sweep again")
    }
  }

  /// An answer whose plan has a coverage that is not a number.
  private func answerThatIsNone() throws -> SweepAnswer {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try decoder.decode(
      SweepAnswer.self,
      from: Data(
        """
        {"point": 2, "key": "k", "values": ["1"], "outcome": "done", "rows": [],
          "decisions": [["virtual-wards", "E08000016", "2026/27", "nan", 1, 1, 1, 1]]}
        """.utf8))
  }

  @Test func `a plan with a figure that is not a number is no plan`() throws {
    let answer = try answerThatIsNone().finite(of: .population)
    #expect(answer.outcome == .identityBroken)
    #expect(
      answer.reason
        == "what the plan decides of virtual-wards in E08000016 and 2026/27 is not a number")
    #expect(answer.decisions.isEmpty)
    #expect(
      answer.rows.map(\.results) == [
        Array(repeating: .none, count: SweepKind.population.measures.count)
      ])
    #expect((answer.point, answer.key, answer.values) == (2, "k", ["1"]))
  }

  @Test func `an answer that is not a number is not kept, and the journal is as it was`() throws {
    try withSweepFolder { folder in
      let journal = try SweepJournal("\(folder)/journal.jsonl") { _ in "k" }
      #expect(
        failure { try journal.add(answerThatIsNone()) }.replacing(folder, with: "F")
          == "'F/journal.jsonl' cannot be written: the answer at point 2 has a number that is not finite"
      )
      #expect(journal.answered.isEmpty)
      #expect(try contents(folder) == ["journal.jsonl": Data()])
    }
  }
}
