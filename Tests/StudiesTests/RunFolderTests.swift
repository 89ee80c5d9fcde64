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

  private func files(_ manifest: String) -> [RunFolder.File] {
    [
      RunFolder.File(path: "manifest.json", contents: Data(manifest.utf8)),
      RunFolder.File(path: "tables/a.csv", contents: Data("x\n".utf8)),
    ]
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
      #expect(manager.contents(atPath: "\(folder)/run/manifest.json") == Data("2".utf8))
    }
  }

  @Test func `what is not a run is left alone`() throws {
    try withFolder { folder in
      try "mine".write(toFile: "\(folder)/notes.txt", atomically: true, encoding: .utf8)
      let failure = #expect(throws: RunFolder.Failure.self) {
        try RunFolder(path: folder).write(files("1"))
      }
      #expect(failure?.description.contains("is not a run of almoner") ?? false)
      #expect(try manager.contentsOfDirectory(atPath: folder) == ["notes.txt"])
    }
  }

  @Test func `a folder that takes no files is refused before any work`() {
    let failure = #expect(throws: RunFolder.Failure.self) {
      try RunFolder(path: "/proc/almoner/run").checkReplaceable()
    }
    #expect(
      failure?.description
        == "'/proc/almoner/run' cannot be written: the folder '/proc' takes no files")
  }
}
