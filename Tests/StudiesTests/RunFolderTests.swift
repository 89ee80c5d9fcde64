import Foundation
import Studies
import Testing

struct RunFolderTests {
  private let manager = FileManager.default

  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = manager.temporaryDirectory.appendingPathComponent("runs-\(UUID().uuidString)").path
    try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? manager.removeItem(atPath: folder) }
    try body(folder)
  }

  /// The files of a run by a command, with the record of them; of one that did not list them if `nil`.
  private func files(
    _ command: String, listed: [String]? = ["tables/a.csv", "old.txt"]
  ) -> [RunFolder.File] {
    let list = listed.map { #", "files": ["\#($0.joined(separator: #"", ""#))"]"# } ?? ""
    let manifest =
      #"{"program": "almoner 0.1.0", "command": ["\#(command)"], "scenario": "s"\#(list)}"#
    return [
      RunFolder.File(path: "manifest.json", contents: Data(manifest.utf8)),
      RunFolder.File(path: "tables/a.csv", contents: Data("x\n".utf8)),
    ]
  }

  /// Every file of a folder, by its path.
  private func contents(_ folder: String) throws -> [String: Data] {
    let paths = try manager.subpathsOfDirectory(atPath: folder)
    return Dictionary(
      uniqueKeysWithValues: paths.map {
        ($0, manager.contents(atPath: "\(folder)/\($0)") ?? Data())
      })
  }

  @Test func `a run is written whole, and nothing is left beside it`() throws {
    try withFolder { folder in
      try RunFolder(path: "\(folder)/run").write(files("1"))
      #expect(try manager.contentsOfDirectory(atPath: folder) == ["run"])
      #expect(
        try manager.contentsOfDirectory(atPath: "\(folder)/run").sorted()
          == ["manifest.json", "tables"])
    }
  }

  @Test func `an earlier run is replaced, with what it alone had`() throws {
    try withFolder { folder in
      let run = RunFolder(path: "\(folder)/run")
      try run.write(files("1") + [RunFolder.File(path: "old.txt", contents: Data())])
      try run.write(files("2"))
      #expect(try manager.contentsOfDirectory(atPath: folder) == ["run"])
      #expect(!manager.fileExists(atPath: "\(folder)/run/old.txt"))
      #expect(try contents("\(folder)/run")["manifest.json"] == files("2")[0].contents)
    }
  }

  @Test func `what killed writers left of earlier runs goes with the next, and no more`() throws {
    try withFolder { folder in
      let others = [".run.partial-1", ".other.partial-1.earlier"]
      for name in others + [".run.partial-1.earlier"] {
        try RunFolder(path: "\(folder)/\(name)").write(files("0"))
      }
      let run = RunFolder(path: "\(folder)/run")
      try run.write(files("1"))
      // There was no run yet.
      #expect(manager.fileExists(atPath: "\(folder)/.run.partial-1.earlier"))
      try run.write(files("2"))
      #expect(try manager.contentsOfDirectory(atPath: folder).sorted() == others.sorted() + ["run"])
    }
  }

  @Test func `what is not a run is left alone`() throws {
    try withFolder { folder in
      try "mine".write(toFile: "\(folder)/notes.txt", atomically: true, encoding: .utf8)
      let failure = #expect(throws: RunFolder.Failure.self) {
        try RunFolder(path: folder).write(files("1"))
      }
      #expect(
        failure?.description
          == "'\(folder)' is there and is not a run of almoner; name another folder with --out")
      #expect(try manager.contentsOfDirectory(atPath: folder) == ["notes.txt"])
    }
  }

  @Test func `what is not a run is left alone by a way there through a folder that is not there`()
    throws
  {
    try withFolder { folder in
      try "mine".write(toFile: "\(folder)/notes.txt", atomically: true, encoding: .utf8)
      for path in ["\(folder)/nowhere/..", "\(folder)/nowhere/nor/here/../../.."] {
        #expect(throws: RunFolder.Failure.notARun(path)) {
          try RunFolder(path: path).checkReplaceable()
        }
        #expect(throws: RunFolder.Failure.notARun(path)) {
          try RunFolder(path: path).write(files("1"))
        }
      }
      #expect(throws: SweepFailure.self) {
        try SweepFolder("\(folder)/nowhere/..").checkUsable()
      }
      #expect(try manager.contentsOfDirectory(atPath: folder) == ["notes.txt"])
    }
  }

  @Test(arguments: [
    "{}", "mine", #"{"program": "npm 9", "command": ["x"], "scenario": "s"}"#,
    #"{"program": "almoner 0.1.0", "scenario": "s"}"#, #"["almoner"]"#,
  ])
  func `a folder with another program's manifest is left alone`(manifest: String) throws {
    try withFolder { folder in
      try manifest.write(toFile: "\(folder)/manifest.json", atomically: true, encoding: .utf8)
      let before = try contents(folder)
      #expect(throws: RunFolder.Failure.notARun(folder)) {
        try RunFolder(path: folder).write(files("1"))
      }
      #expect(try contents(folder) == before)
    }
  }

  @Test func `a sweep is not replaced by a run`() throws {
    try withSweepFolder { folder in
      let path = "\(folder)/s"
      try sweep(smallSweep(), in: path)
      let before = try contents(path)
      let failure = #expect(throws: RunFolder.Failure.self) {
        try RunFolder(path: path).checkReplaceable()
      }
      #expect(
        failure?.description
          == "'\(path)' holds a sweep, which a run does not replace; name another folder with --out"
      )
      #expect(throws: RunFolder.Failure.aSweep(path)) {
        try RunFolder(path: path).write(files("1"))
      }
      #expect(try contents(path) == before)
    }
  }

  @Test(
    arguments: [
      ("notes.txt", nil), ("tables/mine.csv", ["tables/a.csv"]), ("old.txt", ["tables/a.csv"]),
      ("tables/more/a.csv", nil), ("tables/chart.png", nil), (".hidden", nil),
    ] as [(String, [String]?)])
  func `a run in whose folder someone has put a file is left alone, and told which`(
    name: String, listed: [String]?
  ) throws {
    try withFolder { folder in
      let path = "\(folder)/run"
      try RunFolder(path: path).write(files("1", listed: listed))
      let file = URL(filePath: "\(path)/\(name)")
      try manager.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data("mine".utf8).write(to: file)
      let before = try contents(path)
      let failure = #expect(throws: RunFolder.Failure.self) {
        try RunFolder(path: path).write(files("2"))
      }
      #expect(
        failure?.description
          == "'\(path)' holds '\(name)', which the run in it did not write and a new one would take away; "
          + "move it elsewhere, or name another folder with --out")
      #expect(try contents(path) == before)
      #expect(try manager.contentsOfDirectory(atPath: folder) == ["run"])
      try manager.removeItem(at: file)
      try RunFolder(path: path).write(files("2"))
      #expect(try contents(path)["manifest.json"] == files("2")[0].contents)
    }
  }

  @Test func `the folder that a link names is replaced, and the link stays`() throws {
    try withFolder { folder in
      try RunFolder(path: "\(folder)/real/run").write(files("1"))
      let link = "\(folder)/link"
      try manager.createSymbolicLink(atPath: link, withDestinationPath: "\(folder)/real/run")
      try RunFolder(path: link).write(files("2"))
      #expect(try manager.destinationOfSymbolicLink(atPath: link) == "\(folder)/real/run")
      #expect(try contents("\(folder)/real/run")["manifest.json"] == files("2")[0].contents)
      #expect(try manager.contentsOfDirectory(atPath: "\(folder)/real") == ["run"])
    }
  }

  @Test func `a folder that takes no files is refused before any work`() {
    let failure = #expect(throws: RunFolder.Failure.self) {
      try RunFolder(path: "/proc/almoner/run").checkReplaceable()
    }
    #expect(
      failure?.description
        == "'/proc/almoner/run' cannot be written: No such file or directory (in '/proc')")
  }

  @Test func `a file on the way to a folder is told by its name, of a run and of a sweep alike`()
    throws
  {
    try withSweepFolder { folder in
      try Data().write(to: URL(filePath: "\(folder)/file"))
      let said = "'F/file/in/it' cannot be written: Not a directory (in 'F/file')"
      let path = "\(folder)/file/in/it"
      #expect(
        failure { try RunFolder(path: path).checkReplaceable() }.replacing(folder, with: "F")
          == said)
      #expect(
        failure { try SweepFolder(path).checkUsable() }.replacing(folder, with: "F") == said)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["file"])
    }
  }
}
