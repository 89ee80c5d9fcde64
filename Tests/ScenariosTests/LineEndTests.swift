import Foundation
import Scenarios
import Testing

/// Files that another system's editor or a spreadsheet saved, with lines that end in CR and LF.
struct LineEndTests {
  /// Saves every file of a copy of a pack and its scenario anew.
  private func saveWithCRLF(_ folder: String) throws {
    let files = try #require(FileManager.default.enumerator(atPath: folder))
    for case let name as String in files where name.hasSuffix(".csv") || name.hasSuffix(".yaml") {
      let path = "\(folder)/\(name)"
      let text = try String(contentsOfFile: path, encoding: .utf8)
      try text.replacing("\n", with: "\r\n").write(
        toFile: path, atomically: true, encoding: .utf8)
    }
  }

  @Test(arguments: ["bnssg-dpm", "sick-sicker"])
  func `everything is read as it was, at the same lines and columns`(pack: String) throws {
    try withCopy(ofPack: pack, scenario: pack) { folder in
      let before = try Question.load("\(folder)/s.yaml")
      try saveWithCRLF(folder)
      let after = try Question.load("\(folder)/s.yaml")
      #expect(after.resolved.yamlWithOrigins == before.resolved.yamlWithOrigins)
      #expect(after.inputs.map(\.bytes) == before.inputs.map(\.bytes))
      for (new, old) in zip(after.inputs, before.inputs) {
        #expect(new.written != old.written, "the record of a run has the file as it is")
      }
    }
  }

  @Test func `what is wrong is told where it is`() throws {
    let found = try problems(ofPackWith: "population.csv") {
      $0.replacing("CS1,441456", with: "CS1,nan").replacing("\n", with: "\r\n")
    }
    #expect(
      found.contains(
        "population.csv:2:5: error: [value.not-a-number] 'nan' is not a finite number"), "\(found)")
    let scenario = try problems(ofPackWith: "../../s.yaml") {
      $0.replacing("model:", with: "modell: x\nmodel:").replacing("\n", with: "\r\n")
    }
    #expect(
      scenario.contains("s.yaml:3:1: error: [scenario.unknown-key] 'modell' is not a key"),
      "\(scenario)")
  }
}
