import Foundation
import Scenarios
import Studies
import Testing

struct SweepMergeTests {
  private func failure(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "none"
    } catch {
      return "\(error)"
    }
  }

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
          == "6 of 12 points are missing: shard 2/5, shard 3/5, 1 of the 2 points of shard 4/5; run "
          + "what is missing, and join all of it")
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
          == "'F/2' is of another sweep than 'F/1': it has other --set; join shards of one sweep")
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
}
