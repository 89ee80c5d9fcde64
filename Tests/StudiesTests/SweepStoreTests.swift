import Foundation
import Scenarios
import Studies
import Testing

struct SweepStoreTests {
  @Test func `a store answers questions about points, settings, results and where they came from`()
    throws
  {
    try withSweepFolder { folder in
      let checked = try smallSweep()
      try sweep(checked, in: "\(folder)/s")
      func rows(_ question: String) throws -> [[String]] {
        try ask("\(folder)/s", question).rows
      }
      #expect(
        try rows("select count(*), min(outcome), max(outcome) from points") == [
          ["12", "done", "done"]
        ])
      #expect(
        try rows("select path from axes order by axis") == checked.question.paths.map { [$0] })
      #expect(
        try rows("select value, number from settings where point = 5")
          == [["0.666666666667", "0.666666666667"], ["60000", "60000"]])
      #expect(
        try rows(
          """
          select strategy, willingness_to_pay, qalys > 20, standing from answers
          where point = 1 order by strategy
          """)
          == [
            ["A", "20000", "1", "dominated"], ["AB", "20000", "1", "frontier"],
            ["B", "20000", "1", "frontier"], ["SoC", "20000", "1", "frontier"],
          ])
      #expect(
        try rows("select value from about where name in ('program', 'kind', 'design', 'points')")
          == [["grid"], ["cohort"], ["12"], ["almoner 0.1.0"]])
      #expect(try rows("select count(*) from inputs where length(sha256) = 64") == [["6"]])
      #expect(
        try ask("\(folder)/s/sweep.sqlite", "select point as n from points where 0").columns
          == ["n"])
    }
  }

  @Test func `codes that look like numbers stay codes in answers`() throws {
    try withSweepFolder { folder in
      try sweep(smallSweep(axes: ["title=0010,15,0x10,1.50"]), in: "\(folder)/s")
      let titles = try ask(
        "\(folder)/s", "select distinct title, typeof(title) from answers order by point"
      ).rows
      #expect(titles == [["0010", "text"], ["15", "real"], ["0x10", "text"], ["1.5", "real"]])
    }
  }

  @Test(arguments: [
    ("delete from points", "not authorized"), ("drop table points", "not authorized"),
    ("attach 'x.db' as x", "not authorized"), ("vacuum into 'x.db'", "authorization denied"),
    ("pragma user_version = 7", "not authorized"),
    ("select 1; select 2", "there is more than one question"), ("", "there is no question"),
    ("select * from nowhere", "no such table: nowhere"),
    ("select \"nothing.of.it\" from answers", "no such column: nothing.of.it"),
  ])
  func `nothing but one question can be asked`(question: String, reason: String) throws {
    try withSweepFolder { folder in
      try sweep(smallSweep(), in: folder + "/s")
      let before = try contents(folder + "/s")
      #expect(
        failure { _ = try ask(folder + "/s", question) }
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
        #expect(failure { _ = try ask(path, "select 1") } == "'\(path)\(remedy)")
      }
      try sweep(smallSweep(), in: "\(folder)/s")
      // The version stands in bytes 60 to 63 of the head of a file of SQLite.
      var store = try #require(contents("\(folder)/s")["sweep.sqlite"])
      store[63] = 9
      try store.write(to: URL(filePath: "\(folder)/s/sweep.sqlite"))
      #expect(
        failure { _ = try ask("\(folder)/s", "select 1") }.replacing(folder, with: "F")
          == "'F/s' was made by another version of almoner (layout 9), which this program does not "
          + "read; use the program that made it, or sweep again in another folder")
    }
  }

  @Test func `rows are handed on as they are found, until no more are wanted`() throws {
    try withSweepFolder { folder in
      try sweep(smallSweep(), in: "\(folder)/s")
      // An answer without an end: it could not be gathered first.
      var lines: [[String]] = []
      try AskedStore("\(folder)/s").answer(
        "with recursive more(n) as (select 1 union all select n + 1 from more) select n from more"
      ) {
        lines.append($0)
        return lines.count < 4
      }
      #expect(lines == [["n"], ["1"], ["2"], ["3"]])
    }
  }

  @Test func `a question that fails on its way is told after the rows before`() throws {
    try withSweepFolder { folder in
      try sweep(smallSweep(), in: "\(folder)/s")
      var lines: [[String]] = []
      #expect(
        failure {
          try AskedStore("\(folder)/s").answer(
            "select abs(-9223372036854775805 - point) as x from points"
          ) {
            lines.append($0)
            return true
          }
        }
          == "the store cannot answer that: integer overflow; ask with one select, and see "
          + "docs/sweeps.md for the tables")
      #expect(lines == [["x"], ["9223372036854775806"], ["9223372036854775807"]])
    }
  }

  @Test func `a question cannot make a text that takes all memory`() throws {
    try withSweepFolder { folder in
      try sweep(smallSweep(), in: "\(folder)/s")
      #expect(
        failure { _ = try ask("\(folder)/s", "select length(zeroblob(100000000))") }
          == "the store cannot answer that: string or blob too big; ask with one select, and see "
          + "docs/sweeps.md for the tables")
    }
  }

  @Test func `a sweep without a store yet and a damaged store are told`() throws {
    try withSweepFolder { folder in
      let checked = try smallSweep()
      let open = try checked.open(SweepFolder("\(folder)/s"))
      try open.answer(checked)
      #expect(
        failure { _ = try ask("\(folder)/s", "select 1") }.replacing(folder, with: "F")
          == "the sweep in 'F/s' is not finished, so it has no store; give its command again, which goes "
          + "on with it")
      try open.finish(table: plainTable)
      let path = "\(folder)/s/sweep.sqlite"
      let whole = try #require(contents("\(folder)/s")["sweep.sqlite"])
      // All but the first page, with the names of the tables, is lost.
      var store = whole
      store.replaceSubrange(4096..., with: Data(repeating: 0xFF, count: whole.count - 4096))
      try store.write(to: URL(filePath: path))
      #expect(
        failure { _ = try ask("\(folder)/s", "select * from points") }.replacing(folder, with: "F")
          == "'F/s/sweep.sqlite' is damaged: database disk image is malformed; give the command of its "
          + "sweep again, which writes it anew")
      try open.finish(table: plainTable)
      #expect(try contents("\(folder)/s")["sweep.sqlite"] == whole)
    }
  }
}
