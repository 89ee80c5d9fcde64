import Foundation
import Scenarios
import Studies
import Testing

struct SweepStoreTests {
  private func failure(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "none"
    } catch {
      return "\(error)"
    }
  }

  @Test func `a store answers questions about points, settings, results and where they came from`()
    throws
  {
    try withSweepFolder { folder in
      let checked = try smallSweep()
      try sweep(checked, in: "\(folder)/s")
      func ask(_ question: String) throws -> [[String]] {
        try AskedStore("\(folder)/s", question).rows
      }
      #expect(
        try ask("select count(*), min(outcome), max(outcome) from points") == [
          ["12", "done", "done"]
        ])
      #expect(try ask("select path from axes order by axis") == checked.question.paths.map { [$0] })
      #expect(
        try ask("select value, number from settings where point = 5")
          == [["0.666666666667", "0.666666666667"], ["60000", "60000"]])
      #expect(
        try ask(
          """
          select strategy, willingness_to_pay, qalys > 20, standing from answers
          where point = 1 order by strategy
          """)
          == [
            ["A", "20000", "1", "dominated"], ["AB", "20000", "1", "frontier"],
            ["B", "20000", "1", "frontier"], ["SoC", "20000", "1", "frontier"],
          ])
      #expect(
        try ask("select value from about where name in ('program', 'kind', 'design', 'points')")
          == [["grid"], ["cohort"], ["12"], ["almoner 0.1.0"]])
      #expect(try ask("select count(*) from inputs where length(sha256) = 64") == [["6"]])
      #expect(
        try AskedStore("\(folder)/s/sweep.sqlite", "select point as n from points limit 1").columns
          == ["n"])
    }
  }

  @Test(arguments: [
    ("delete from points", "not authorized"), ("drop table points", "not authorized"),
    ("attach 'x.db' as x", "not authorized"), ("vacuum into 'x.db'", "authorization denied"),
    ("pragma user_version = 7", "not authorized"),
    ("select 1; select 2", "there is more than one question"), ("", "there is no question"),
    ("select * from nowhere", "no such table: nowhere"),
  ])
  func `nothing but one question can be asked`(question: String, reason: String) throws {
    try withSweepFolder { folder in
      try sweep(smallSweep(), in: folder + "/s")
      let before = try contents(folder + "/s")
      #expect(
        failure { _ = try AskedStore(folder + "/s", question) }
          == "the store cannot answer that: \(reason); ask with one select, and see docs/sweeps.md for "
          + "the tables")
      #expect(try contents(folder + "/s") == before)
    }
  }

  @Test func `what is not a store, or is one of another version, is told`() throws {
    try withSweepFolder { folder in
      let remedy = "' is not the store of a sweep; name a sweep's folder or its sweep.sqlite"
      try Data("text".utf8).write(to: URL(filePath: "\(folder)/t"))
      for path in ["\(folder)/none", folder, "\(folder)/t"] {
        #expect(failure { _ = try AskedStore(path, "select 1") } == "'\(path)\(remedy)")
      }
      try sweep(smallSweep(), in: "\(folder)/s")
      // The version stands in bytes 60 to 63 of the head of a file of SQLite.
      var store = try #require(contents("\(folder)/s")["sweep.sqlite"])
      store[63] = 9
      try store.write(to: URL(filePath: "\(folder)/s/sweep.sqlite"))
      #expect(
        failure { _ = try AskedStore("\(folder)/s", "select 1") }.replacing(folder, with: "F")
          == "'F/s' was made by another version of almoner (layout 9), which this program does not "
          + "read; use the program that made it, or sweep again in another folder")
    }
  }
}
