import Foundation
import Studies
import Testing

/// A file by itself that the table of a sweep goes to as well.
struct SweepCopyTests {
  private func write(_ text: String, _ path: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path))
  }

  @Test func `the table goes to a new file and over its own copy`() throws {
    try withSweepFolder { folder in
      let open = try smallSweep().open(SweepFolder("\(folder)/s"))
      let copy = SweepCopy("\(folder)/s.csv", of: open.folder)
      try copy.checkUsable()
      try write("a\n1\n", open.folder.table)
      for _ in 1...2 {
        try copy.write(Data("a\n1\n".utf8), kept: 0)
        #expect(try contents(folder)["s.csv"] == Data("a\n1\n".utf8))
        try copy.checkUsable()
      }
    }
  }

  @Test func `a file that is not the sweep's table is left alone`() throws {
    try withSweepFolder { folder in
      try sweep(smallSweep(), in: "\(folder)/s")
      try write("mine", "\(folder)/s.csv")
      let copy = SweepCopy("\(folder)/s.csv", of: SweepFolder("\(folder)/s"))
      let expected =
        "'F/s.csv' is there and is not the table of the sweep in 'F/s'; move it elsewhere, or name another "
        + "file with --out"
      #expect(failure { try copy.checkUsable() }.replacing(folder, with: "F") == expected)
      #expect(
        failure { try copy.write(Data("a\n".utf8), kept: 0) }.replacing(folder, with: "F")
          == expected)
      #expect(try contents(folder)["s.csv"] == Data("mine".utf8))
    }
  }

  @Test func `a file that the sweep reads is named as that`() throws {
    try withSweepFolder { folder in
      try write("x\n1\n", "\(folder)/p.csv")
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder)/q.csv", withDestinationPath: "\(folder)/p.csv")
      for name in ["p", "q"] {
        let copy = SweepCopy("\(folder)/\(name).csv", of: SweepFolder("\(folder)/\(name)"))
        #expect(
          failure { try copy.checkUsable(reading: ["s.yaml", "\(folder)/./p.csv"]) }
            .replacing(folder, with: "F")
            == "'F/\(name).csv' is read by the sweep, and its table would take its place; name another file "
            + "with --out")
      }
    }
  }
}
