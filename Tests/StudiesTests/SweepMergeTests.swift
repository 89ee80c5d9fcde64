import Foundation
import Scenarios
import Studies
import Testing

struct SweepMergeTests {
  /// Answers every shard of as many in a folder of its own, `1`, `2` and so on.
  private func shards(_ count: Int, in folder: String) throws -> [String] {
    try (1...count).map { number in
      let shard = try #require(SweepShard("\(number)/\(count)"))
      try sweep(smallSweep(shard), in: "\(folder)/\(number)")
      return "\(folder)/\(number)"
    }
  }

  @Test(arguments: [1, 2, 5, 12])
  func `shards joined in any order give the bytes of the sweep answered in one go`(count: Int)
    throws
  {
    try withSweepFolder { folder in
      try sweep(smallSweep(), in: "\(folder)/whole")
      let shards = try shards(count, in: folder)
      for (name, order) in [("forwards", shards), ("backwards", shards.reversed())] {
        try SweepMerge.join(order, into: SweepFolder("\(folder)/\(name)"))
          .finish(table: plainTable)
        #expect(try contents("\(folder)/\(name)") == contents("\(folder)/whole"))
      }
    }
  }

  @Test func `what is missing is named, by shard`() throws {
    try withSweepFolder { folder in
      let shards = try shards(5, in: folder)
      let journal = "\(folder)/4/journal.jsonl"
      let lines = try #require(FileManager.default.contents(atPath: journal))
        .split(separator: UInt8(ascii: "\n"))
      try (Data(lines[0]) + Data("\n".utf8)).write(to: URL(filePath: journal))
      #expect(
        failure {
          _ = try SweepMerge.join(
            [shards[0], shards[3], shards[4]], into: SweepFolder("\(folder)/out"))
        }
          == "6 of 12 points are missing: shard 2/5, shard 3/5, 1 of the 2 points of shard 4/5; sweep "
          + "again with --shard for each, and merge the folders of all shards")
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/out"))
    }
  }

  @Test func `a shard of another sweep is refused, with what is different`() throws {
    try withSweepFolder { folder in
      let one = try #require(SweepShard("1/2"))
      let two = try #require(SweepShard("2/2"))
      try sweep(smallSweep(one), in: "\(folder)/1")
      try sweep(smallSweep(two, overrides: ["counting=end"]), in: "\(folder)/2")
      #expect(
        failure {
          _ = try SweepMerge.join(
            ["\(folder)/1", "\(folder)/2"], into: SweepFolder("\(folder)/out"))
        }.replacing(folder, with: "F")
          == "'F/2' is of another sweep than 'F/1': it has other --set; merge shards of one sweep")
      #expect(
        failure {
          _ = try SweepMerge.join(["\(folder)/3"], into: SweepFolder("\(folder)/out"))
        }.replacing(folder, with: "F")
          == "there is no sweep in 'F/3'; name the folders of shards")
    }
  }

  @Test func `a shard names itself by what it holds`() throws {
    let one = try #require(SweepShard("1/2"))
    let other = try #require(SweepShard("2/2"))
    let names = try [smallSweep(), smallSweep(one), smallSweep(other)].map(\.manifest.name)
    #expect(Set(names).count == 3)
    #expect(try smallSweep(one).manifest.name == names[1])
    #expect(try smallSweep(one).manifest.sweep == names[0])
    #expect(try smallSweep(one, overrides: ["counting=end"]).manifest.name != names[1])
  }

  @Test func `more shards than points are refused`() throws {
    let shard = try #require(SweepShard("1/13"))
    #expect(
      failure { _ = try smallSweep(shard) } == """
        --shard:1:1: error: [sweep.shard] 12 points make no 13 shards
           help: cut them into 12 or fewer
        """)
  }

  @Test func `of many shards that are missing the first are named`() throws {
    try withSweepFolder { folder in
      let one = try #require(SweepShard("1/12"))
      try sweep(smallSweep(one), in: "\(folder)/1")
      #expect(
        failure { _ = try SweepMerge.join(["\(folder)/1"], into: SweepFolder("\(folder)/out")) }
          == "11 of 12 points are missing: shard 2/12, shard 3/12, shard 4/12, shard 5/12, shard 6/12, "
          + "shard 7/12, shard 8/12, shard 9/12 and of 3 more shards; sweep again with --shard for each, "
          + "and merge the folders of all shards")
    }
  }

  @Test func `a folder that is named twice is told`() throws {
    try withSweepFolder { folder in
      let shards = try shards(2, in: folder)
      #expect(
        failure {
          _ = try SweepMerge.join(shards + [shards[0] + "/"], into: SweepFolder("\(folder)/out"))
        }.replacing(folder, with: "F") == "'F/1/' is named twice; name each shard once")
      #expect(
        failure { _ = try SweepMerge.join(shards, into: SweepFolder(shards[1])) }
          .replacing(folder, with: "F")
          == "'F/2' is both where the sweep goes and a shard; name another folder first, or leave it out of "
          + "the shards")
      #expect(
        failure {
          _ = try SweepMerge.join([sickSicker], into: SweepFolder("\(folder)/out"))
        }.replacing(sickSicker, with: "S")
          == "there is no sweep in 'S'; name the folders of shards")
    }
  }

  @Test func `answers that are where the sweep goes count, if they are those of the shards`() throws
  {
    try withSweepFolder { folder in
      try sweep(smallSweep(), in: "\(folder)/whole")
      let shards = try shards(3, in: folder)
      let lines = try #require(contents("\(folder)/whole")["journal.jsonl"])
        .split(separator: UInt8(ascii: "\n")).map { Data($0) + Data("\n".utf8) }
      func begin(_ path: String, _ lines: some Sequence<Data>) throws {
        try FileManager.default.copyItem(atPath: "\(folder)/whole", toPath: path)
        for name in ["table.csv", "sweep.sqlite"] {
          try FileManager.default.removeItem(atPath: "\(path)/\(name)")
        }
        try Data(lines.joined()).write(to: URL(filePath: "\(path)/journal.jsonl"))
      }
      // All points of shard 3, and one of shard 1.
      try begin("\(folder)/part", [lines[2], lines[5], lines[8], lines[11], lines[0]])
      try SweepMerge.join(Array(shards.prefix(2)), into: SweepFolder("\(folder)/part"))
        .finish(table: plainTable)
      #expect(try contents("\(folder)/part") == contents("\(folder)/whole"))

      // The same point with another answer, in a line that is whole.
      let other = sweepLine(String(decoding: lines[4], as: UTF8.self)) {
        $0.replacing(#""outcome":"done""#, with: #""outcome":"time ran out""#)
      }
      try begin("\(folder)/other", [Data(other.utf8)])
      let before = try contents("\(folder)/other")
      #expect(
        failure { _ = try SweepMerge.join(shards, into: SweepFolder("\(folder)/other")) }
          .replacing(folder, with: "F")
          == "'F/2' and 'F/other' answer point 5 differently, as another build or processor or a time limit "
          + "may; delete one of them, and answer its points again if they are then missing")
      #expect(try contents("\(folder)/other") == before)
    }
  }

  @Test func `a shard of another version is told`() throws {
    try withSweepFolder { folder in
      let shards = try shards(2, in: folder)
      let path = "\(shards[1])/manifest.json"
      let manifest = try String(contentsOfFile: path, encoding: .utf8)
      try manifest.replacing("almoner 0.1.0", with: "almoner 0.0.9").write(
        toFile: path, atomically: true, encoding: .utf8)
      #expect(
        failure { _ = try SweepMerge.join(shards, into: SweepFolder("\(folder)/out")) }
          .replacing(folder, with: "F")
          == "'F/2' was made by almoner 0.0.9, and this is another version; merge with the program that "
          + "made the shards, or answer them again")
    }
  }
}
