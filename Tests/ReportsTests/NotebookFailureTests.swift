import Foundation
import Reports
import Studies
import Testing

@Suite struct `Notebooks that cannot be` {
  let scratch = FileManager.default.temporaryDirectory
    .appendingPathComponent("almoner-no-notebooks-\(UUID().uuidString)")

  func folder(_ files: [String: String]) throws -> String {
    for (path, text) in files {
      let url = scratch.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    return scratch.path
  }

  func failure(_ path: String) -> Notebook.Failure? {
    do throws(Notebook.Failure) {
      _ = try Notebook(runFolder: path)
      return nil
    } catch {
      return error
    }
  }

  @Test func `a folder that is not there says how to make a run`() {
    let failure = failure("runs/nowhere")
    #expect(
      failure?.description
        == "'runs/nowhere' is not there; make the run first: almoner run <scenario> --out runs/nowhere"
    )
    #expect(failure?.isInput == true)
  }

  @Test func `a folder or a file that is not a run says why`() throws {
    let path = try folder(["notes.txt": "x"])
    defer { try? FileManager.default.removeItem(at: scratch) }
    for path in [path, path + "/notes.txt"] {
      let failure = failure(path)
      #expect(
        failure?.description
          == "'\(path)' is not a run of almoner (it has no manifest.json); name a folder that "
          + "'almoner run' made, such as runs/south-yorkshire")
      #expect(failure?.isInput == true)
    }
  }

  @Test func `a record that cannot be read says which`() throws {
    let path = try folder(["manifest.json": "{}"])
    defer { try? FileManager.default.removeItem(at: scratch) }
    #expect(
      failure(path)?.description
        == "'\(path)/manifest.json' is not as this version of almoner writes it; make the run "
        + "again with 'almoner run'")
  }

  @Test func `a sweep is told to be one, and where its numbers are`() throws {
    let request = SweepRequest(
      scenario: Notebooks.root.appendingPathComponent("scenarios/sick-sicker.yaml").path,
      axes: ["willingness_to_pay=20000"])
    let path = scratch.path
    defer { try? FileManager.default.removeItem(at: scratch) }
    _ = try SweepQuestion(request).check().open(SweepFolder(path))
    #expect(
      failure(path)?.description
        == "'\(path)' is a sweep, and the notebook is about one run; once it is done, read "
        + "'\(path)/table.csv', or ask it: almoner sweep ask \(path) 'select * from answers'")
    #expect(failure(path)?.isInput == true)
  }

  @Test func `a folder in the place of the notebook is told, with a name to give`() throws {
    let whole = try #require(Notebooks.runs["bnssg-dpm"])
    let notebook = try Notebook(runFolder: whole.path)
    let path = try folder(["file": "x"])
    defer { try? FileManager.default.removeItem(at: scratch) }
    for (name, expected) in [
      (path, "'\(path)' is a folder; name a file, such as --out \(path)/\(notebook.name).ipynb"),
      ("new/", "'new/' is a folder; name a file, such as --out new/\(notebook.name).ipynb"),
      ("", "--out needs the name of a file, such as \(notebook.name).ipynb"),
    ] {
      let failure = #expect(throws: Notebook.Failure.self) { try notebook.write(to: name) }
      #expect(failure?.description == expected)
      #expect(failure?.isInput == false)
    }
  }

  @Test func `a run without its tables names them`() throws {
    let whole = try #require(Notebooks.runs["bnssg-dpm"])
    let record = try String(contentsOfFile: "\(whole.path)/manifest.json", encoding: .utf8)
    let path = try folder(["manifest.json": record, "tables/population.csv": ""])
    defer { try? FileManager.default.removeItem(at: scratch) }
    #expect(
      failure(path)?.description
        == "'\(path)/tables' lacks activity.csv, outcomes.csv, allocation.csv, affordability.csv, "
        + "limits.csv, names.csv, life_expectancy.csv; make the run again with 'almoner run'")
  }

  @Test func `a place that cannot be written is no fault of the run`() throws {
    let whole = try #require(Notebooks.runs["bnssg-dpm"])
    let path = try folder(["file": "x"]) + "/file/a.ipynb"
    defer { try? FileManager.default.removeItem(at: scratch) }
    let notebook = try Notebook(runFolder: whole.path)
    let failure = #expect(throws: Notebook.Failure.self) { try notebook.write(to: path) }
    #expect(
      failure?.description
        == "'\(path)' cannot be written: Not a directory (in '\(scratch.path)/file')")
    #expect(failure?.isInput == false)
  }
}
