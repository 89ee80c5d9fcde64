import Commissioning
import Foundation
import Parallelism
import Scenarios
import Studies
import Testing

/// A sweep that is stopped goes on, and ends as one that was not.
struct SweepResumeTests {
  @Test
  func `cut off after any byte of its journal, a sweep ends with the bytes of one undisturbed`()
    throws
  {
    try withSweepFolder { folder in
      let checked = try smallSweep()
      try sweep(checked, in: "\(folder)/whole")
      let whole = try contents("\(folder)/whole")
      let journal = try #require(whole["journal.jsonl"])
      let manifest = try #require(whole["manifest.json"])
      let lines = journal.indices.filter { journal[$0] == UInt8(ascii: "\n") }
      // At every end of a line, just before and after it, and in its middle; everywhere in the last.
      let last = lines[lines.count - 2]
      let cuts =
        [0, 1] + lines.flatMap { [$0 - 200, $0, $0 + 1, $0 + 2] } + (last...journal.count)
      for cut in Set(cuts).sorted() where cut <= journal.count {
        let path = "\(folder)/cut-\(cut)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try manifest.write(to: URL(filePath: "\(path)/manifest.json"))
        try journal.prefix(cut).write(to: URL(filePath: "\(path)/journal.jsonl"))
        let open = try checked.open(SweepFolder(path))
        #expect(open.answeredCount == lines.count { $0 < cut })
        try open.answer(checked)
        try open.finish(table: plainTable)
        #expect(try contents(path) == whole)
      }
    }
  }

  @Test func `stopped before its manifest or its store was whole, a sweep goes on too`() throws {
    try withSweepFolder { folder in
      let checked = try smallSweep()
      try sweep(checked, in: "\(folder)/whole")
      let path = "\(folder)/early"
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      try Data("{".utf8).write(to: URL(filePath: "\(path)/.manifest.json.partial"))
      try Data("SQL".utf8).write(to: URL(filePath: "\(path)/.sweep.sqlite.partial"))
      try sweep(checked, in: path)
      #expect(try contents(path) == contents("\(folder)/whole"))
    }
  }

  @Test func `answered in any order and by any number of jobs, the bytes are the same`() throws {
    try withSweepFolder { folder in
      let checked = try smallSweep()
      try Concurrency.$jobs.withValue(1) { try sweep(checked, in: "\(folder)/one") }
      try Concurrency.$jobs.withValue(4) { try sweep(checked, in: "\(folder)/four") }
      #expect(try contents("\(folder)/one") == contents("\(folder)/four"))
      // The last points first.
      let journal = try #require(contents("\(folder)/one")["journal.jsonl"])
      let lines = journal.split(separator: UInt8(ascii: "\n")).map { Data($0) + Data("\n".utf8) }
      let path = "\(folder)/turned"
      try FileManager.default.copyItem(atPath: "\(folder)/one", toPath: path)
      try Data(lines.suffix(5).reversed().joined()).write(
        to: URL(filePath: "\(path)/journal.jsonl"))
      try sweep(checked, in: path)
      #expect(try contents(path) == contents("\(folder)/one"))
    }
  }

  @Test func `one job answers all points on the thread that asked`() throws {
    try withSweepFolder { folder in
      let own = pthread_self()
      try Concurrency.$jobs.withValue(1) {
        let checked = try smallSweep()
        try checked.open(SweepFolder("\(folder)/s")).answer(checked) { _, _, _ in
          #expect(pthread_equal(pthread_self(), own) != 0)
        }
      }
    }
  }

  @Test func `a sweep that is whole is not answered again`() throws {
    try withSweepFolder { folder in
      let checked = try smallSweep()
      try sweep(checked, in: "\(folder)/s")
      let open = try checked.open(SweepFolder("\(folder)/s"))
      #expect(open.answeredCount == 12)
      try open.answer(checked) { before, now, all in
        #expect((before, now, all) == (12, 0, 12))
      }
    }
  }

  @Test func `a folder with another sweep is refused, with what is different, and left as it was`()
    throws
  {
    try withSweepFolder { folder in
      let path = "\(folder)/s"
      try sweep(smallSweep(), in: path)
      let before = try contents(path)
      let refused = "'F/s' holds another sweep: "
      let remedy = "; name another folder, or delete this one"
      let others: [(CheckedSweep, String)] = [
        (
          try smallSweep(axes: ["willingness_to_pay=20000:100000:3"]),
          "it varies treatments.B.hazard_ratios.S1.S2, willingness_to_pay"
        ),
        (
          try smallSweep(axes: [
            "treatments.B.hazard_ratios.S1.S2=0.5:1:3", "willingness_to_pay=20000:100000:3",
          ]), "it has other points"
        ),
        (try smallSweep(overrides: ["counting=end"]), "it has other --set"),
        (try smallSweep(#require(SweepShard("1/2"))), "it is shard 1/1"),
      ]
      for (other, difference) in others {
        #expect(
          failure { _ = try other.open(SweepFolder(path)) }.replacing(folder, with: "F")
            == refused + difference + remedy)
      }
      #expect(try contents(path) == before)
    }
  }

  @Test func `a file that has changed since makes it another question`() throws {
    try withSweepFolder { folder in
      let manager = FileManager.default
      try manager.createDirectory(atPath: "\(folder)/models", withIntermediateDirectories: true)
      try manager.copyItem(
        atPath: "\(repository)models/sick-sicker", toPath: "\(folder)/models/sick-sicker")
      try manager.copyItem(atPath: sickSicker, toPath: "\(folder)/s.yaml")
      func checked() throws -> CheckedSweep {
        try SweepQuestion(
          SweepRequest(scenario: "\(folder)/s.yaml", axes: ["willingness_to_pay=1,2"])
        ).check()
      }
      try sweep(checked(), in: "\(folder)/out")
      #expect(try checked().open(SweepFolder("\(folder)/out")).answeredCount == 2)
      let scenario = try String(contentsOfFile: "\(folder)/s.yaml", encoding: .utf8)
      try (scenario + "\n# changed\n").write(
        toFile: "\(folder)/s.yaml", atomically: true, encoding: .utf8)
      #expect(
        failure { _ = try checked().open(SweepFolder("\(folder)/out")) }
          .replacing(folder, with: "F")
          == "'F/out' holds another sweep: 'F/s.yaml' has changed since; name another folder, or "
          + "delete this one")
    }
  }

  @Test(arguments: [
    (#""format" : 1"#, #""format" : 2"#, "almoner 0.1.0 (layout 2)"),
    (#""program" : "almoner 0.1.0""#, #""program" : "almoner 0.0.9""#, nil),
  ])
  func `a sweep of another version is refused and left as it was`(
    old: String, new: String, version: String?
  ) throws {
    try withSweepFolder { folder in
      let path = "\(folder)/s"
      let checked = try smallSweep()
      try sweep(checked, in: path)
      let manifest = try String(contentsOfFile: "\(path)/manifest.json", encoding: .utf8)
      #expect(manifest.contains(old))
      try manifest.replacing(old, with: new).write(
        toFile: "\(path)/manifest.json", atomically: true, encoding: .utf8)
      let before = try contents(path)
      let expected =
        version.map {
          "'F/s' was made by \($0), which this program does not read; use the program that made it, or "
            + "sweep again in another folder"
        }
        ?? "'F/s' holds another sweep: it was made by almoner 0.0.9, and this is almoner 0.1.0; name "
        + "another folder, or delete this one"
      #expect(
        failure { _ = try checked.open(SweepFolder(path)) }.replacing(folder, with: "F") == expected
      )
      #expect(try contents(path) == before)
    }
  }

  @Test func `a folder in use, a damaged journal and what is no sweep are refused`() throws {
    try withSweepFolder { folder in
      let checked = try smallSweep()
      let open = try checked.open(SweepFolder("\(folder)/s"))
      try withExtendedLifetime(open) {
        #expect(
          failure { _ = try checked.open(SweepFolder("\(folder)/s")) }.replacing(folder, with: "F")
            == "'F/s' is being written by another almoner; wait for it, or stop it")
        try open.answer(checked)
      }
      try FileManager.default.copyItem(atPath: "\(folder)/s", toPath: "\(folder)/d")
      var journal = try #require(contents("\(folder)/d")["journal.jsonl"])
      journal[100] ^= 1
      try journal.write(to: URL(filePath: "\(folder)/d/journal.jsonl"))
      #expect(
        failure { _ = try checked.open(SweepFolder("\(folder)/d")) }.replacing(folder, with: "F")
          == "'F/d/journal.jsonl' is damaged: line 1 is not as it was written; delete the folder and "
          + "sweep again")
      try FileManager.default.createDirectory(
        atPath: "\(folder)/n", withIntermediateDirectories: true)
      try Data("mine".utf8).write(to: URL(filePath: "\(folder)/n/notes.txt"))
      #expect(
        failure { _ = try checked.open(SweepFolder("\(folder)/n")) }.replacing(folder, with: "F")
          == "'F/n' is there and is not a sweep of almoner; name another folder")
    }
  }

  @Test func `a folder that takes no files is told before any work`() {
    #expect(
      failure { try SweepFolder("/proc/almoner/sweep").checkUsable() }
        == "'/proc/almoner/sweep' cannot be written: No such file or directory (in '/proc')")
    #expect(
      failure { _ = try smallSweep().open(SweepFolder("/proc/almoner/sweep")) }
        == "'/proc/almoner/sweep' cannot be written: No such file or directory")
  }

  @Test func `a full disk is told in the system's words`() throws {
    #expect(
      failure { try RawFile("/dev/full").append(Data("x".utf8)) }
        == "'/dev/full' cannot be written: No space left on device")
  }
}
