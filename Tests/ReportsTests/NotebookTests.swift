import Foundation
import Reports
import Scenarios
import Studies
import Testing

@Suite struct `Notebooks` {
  /// Runs of two years, made once: one with a plan and one without.
  static let runs: [String: RunFolder] = Dictionary(
    uniqueKeysWithValues: ["south-yorkshire", "bnssg-dpm"].compactMap { name in
      atexit { try? FileManager.default.removeItem(at: Notebooks.scratch) }
      return keep(name).map { (name, $0) }
    })
  static let scratch = FileManager.default.temporaryDirectory
    .appendingPathComponent("almoner-notebooks-\(ProcessInfo.processInfo.processIdentifier)")

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func keep(_ name: String) -> RunFolder? {
    let folder = RunFolder(path: scratch.appendingPathComponent("runs/\(name)").path)
    guard
      let scenario = try? Scenario.load(
        "\(repository)scenarios/\(name).yaml",
        overrides: ["years.count=2", "years.follow_up=0"]),
      let run = try? StudyRun.answer(scenario),
      let files = try? RunFiles.all(of: run, command: ["almoner"]),
      (try? folder.write(files)) != nil
    else { return nil }
    return folder
  }

  func written(_ name: String, to file: String = "notebooks/a.ipynb") throws -> WrittenNotebook {
    let folder = try #require(Self.runs[name])
    let path = Self.scratch.appendingPathComponent("\(name)/\(file)").path
    try Notebook(runFolder: folder.path).write(to: path)
    return try WrittenNotebook(path: path)
  }

  @Test func `a notebook is written over an earlier one and nothing else`() throws {
    let folder = try #require(Self.runs["south-yorkshire"])
    let path = Self.scratch.appendingPathComponent("over.ipynb").path
    try Data("scenario: mine".utf8).write(to: URL(fileURLWithPath: path))
    let notebook = try Notebook(runFolder: folder.path)
    #expect(throws: Notebook.Failure.somethingElse(path)) { try notebook.write(to: path) }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "scenario: mine")
    #expect(
      Notebook.Failure.somethingElse("a.csv").description
        == "'a.csv' is there and is not a notebook; name another file with --out")
  }

  @Test
  func `a notebook takes the place of one that nobody has changed, and keeps outputs of the same`()
    throws
  {
    let one = try Notebook(runFolder: #require(Self.runs["south-yorkshire"]).path)
    let other = try Notebook(runFolder: #require(Self.runs["bnssg-dpm"]).path)
    let path = Self.scratch.appendingPathComponent("again.ipynb").path
    func text() throws -> String { try String(contentsOfFile: path, encoding: .utf8) }
    func replace(_ old: String, _ new: String) throws {
      let before = try text()
      #expect(before.contains(old))
      try before.replacing(old, with: new).write(toFile: path, atomically: true, encoding: .utf8)
    }
    #expect(try one.write(to: path))
    try replace("\"execution_count\" : null", "\"execution_count\" : 7")
    #expect(try !one.write(to: path))
    #expect(try text().contains("\"execution_count\" : 7"))
    #expect(try other.write(to: path))
    try replace("import pandas", "import numpy, pandas")
    #expect(throws: Notebook.Failure.changed(path)) { try one.write(to: path) }
    #expect(throws: Notebook.Failure.changed(path)) { try other.write(to: path) }
    #expect(try text().contains("import numpy, pandas"))
    #expect(
      Notebook.Failure.changed("a.ipynb").description
        == "'a.ipynb' is there with cells that almoner did not write, or an earlier version did; move it "
        + "away, or name another file with --out")
  }

  @Test(arguments: ["south-yorkshire", "bnssg-dpm"])
  func `a notebook keeps to version 4.5 of the format`(name: String) throws {
    let notebook = try written(name)
    #expect(Set(notebook.top.keys) == ["cells", "metadata", "nbformat", "nbformat_minor"])
    #expect(notebook.top["nbformat"] as? Int == 4)
    #expect(notebook.top["nbformat_minor"] as? Int == 5)
    let metadata = try #require(notebook.top["metadata"] as? [String: [String: String]])
    #expect(metadata["kernelspec"]?["name"] == "python3")
    #expect(metadata["kernelspec"]?["display_name"]?.isEmpty == false)
    #expect(metadata["language_info"]?["name"] == "python")
    for cell in notebook.cells {
      #expect(["markdown", "code"].contains(cell.kind))
      let codeKeys: Set = ["execution_count", "outputs"]
      #expect(
        Set(cell.object.keys)
          == Set(["cell_type", "id", "metadata", "source"])
          .union(cell.kind == "code" ? codeKeys : []))
      if cell.kind == "code" {
        #expect(cell.object["execution_count"] is NSNull)
        #expect((cell.object["outputs"] as? [Any])?.isEmpty == true)
      }
      #expect(!cell.lines.isEmpty)
      #expect(cell.lines.dropLast().allSatisfy { $0.hasSuffix("\n") })
      #expect(cell.lines.last?.hasSuffix("\n") == false)
    }
  }

  @Test(arguments: ["south-yorkshire", "bnssg-dpm"])
  func `every cell has an id of its own that the format allows`(name: String) throws {
    let ids = try written(name).cells.map(\.id)
    #expect(Set(ids).count == ids.count)
    for id in ids { #expect(id.wholeMatch(of: /[a-zA-Z0-9\-_]{1,64}/) != nil, "\(id)") }
  }

  @Test(arguments: ["south-yorkshire", "bnssg-dpm"])
  func `every table and column that cells read is in the run`(name: String) throws {
    let code = try written(name).code
    let folder = try #require(Self.runs[name])
    let calls = code.matches(of: /= read\("([^"]+)",([^)]*)\)/)
    #expect(calls.count >= 7)
    for call in calls {
      let table = "\(folder.path)/tables/\(call.1)"
      let text = try String(contentsOfFile: table, encoding: .utf8)
      let header = text.prefix { $0 != "\n" }.split(separator: ",").map(String.init)
      let columns = call.2.matches(of: /"([^"]+)"/).map { String($0.1) }
      #expect(!columns.isEmpty)
      for column in columns {
        #expect(header.contains(column), "\(call.1) has no column '\(column)'")
      }
    }
    #expect(code.matches(of: /read_csv/).count == 1, "a table is read without 'read'")
  }

  @Test func `cells about a plan are there only where there is one`() throws {
    let with = try written("south-yorkshire").cells.map(\.id)
    let without = try written("bnssg-dpm").cells.map(\.id)
    #expect(with.contains("allocation-coverage"))
    #expect(with.contains("outcomes-quintile"))
    #expect(without.allSatisfy { !$0.hasPrefix("allocation") && !$0.hasPrefix("outcomes") })
    #expect(without.contains("money-system"))
  }

  @Test(arguments: [
    ("a.ipynb", "../runs/bnssg-dpm"), ("deep/er/a.ipynb", "../../../runs/bnssg-dpm"),
    ("../runs/a.ipynb", "bnssg-dpm"), ("../runs/bnssg-dpm/a.ipynb", "."),
  ])
  func `a notebook finds its run from its own folder`(file: String, way: String) throws {
    #expect(try written("bnssg-dpm", to: file).code.contains("\nRUN = Path(\"\(way)\")\n"))
  }

  @Test func `the same run gives the same bytes`() throws {
    let first = try written("south-yorkshire", to: "one.ipynb")
    let second = try written("south-yorkshire", to: "two.ipynb")
    #expect(first.data == second.data)
  }

  @Test func `a notebook is named after its run`() throws {
    let folder = try #require(Self.runs["bnssg-dpm"])
    #expect(try Notebook(runFolder: folder.path + "/").name == "bnssg-dpm")
  }
}
