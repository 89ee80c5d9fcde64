import Foundation
import Scenarios
import Studies
import Testing

/// What a sweep's name hangs on.
struct SweepIdentityTests {
  private let manager = FileManager.default

  /// A pack in a folder, whose table of transitions is there twice under one name, in two folders.
  private func lay(_ folder: String, _ tables: [String: String]) throws {
    let pack = "\(folder)/models/sick-sicker"
    try manager.createDirectory(atPath: "\(folder)/models", withIntermediateDirectories: true)
    try manager.copyItem(atPath: "\(repository)models/sick-sicker", toPath: pack)
    try manager.createDirectory(atPath: "\(folder)/scenarios", withIntermediateDirectories: true)
    try manager.copyItem(atPath: sickSicker, toPath: "\(folder)/scenarios/s.yaml")
    var sources = try String(contentsOfFile: "\(pack)/sources.csv", encoding: .utf8)
    let row = try #require(
      sources.split(separator: "\n").first { $0.hasPrefix("transitions.csv,") })
    let table = try String(contentsOfFile: "\(pack)/transitions.csv", encoding: .utf8)
    for (name, rate) in tables.sorted(by: { $0.key < $1.key }) {
      try manager.createDirectory(atPath: "\(pack)/\(name)", withIntermediateDirectories: true)
      try table.replacing("H,S1,0.15,", with: "H,S1,\(rate),").write(
        toFile: "\(pack)/\(name)/transitions.csv", atomically: true, encoding: .utf8)
      sources += "\(name)/\(row)\n"
    }
    try sources.write(toFile: "\(pack)/sources.csv", atomically: true, encoding: .utf8)
  }

  private func checked(_ folder: String) throws -> CheckedSweep {
    try SweepQuestion(
      SweepRequest(
        scenario: "\(folder)/scenarios/s.yaml",
        axes: ["transitions=a/transitions.csv,b/transitions.csv"])
    ).check()
  }

  @Test func `two files of one name that change places make another sweep`() throws {
    try withSweepFolder { folder in
      try lay("\(folder)/x", ["a": "0.15", "b": "0.2"])
      let first = try checked("\(folder)/x")
      try sweep(first, in: "\(folder)/out")
      let before = try contents("\(folder)/out")
      let pack = "\(folder)/x/models/sick-sicker"
      for (from, to) in [("a", "c"), ("b", "a"), ("c", "b")] {
        try manager.moveItem(atPath: "\(pack)/\(from)", toPath: "\(pack)/\(to)")
      }
      let swapped = try checked("\(folder)/x")
      #expect(swapped.manifest.sweep != first.manifest.sweep)
      #expect(
        failure { _ = try swapped.open(SweepFolder("\(folder)/out")) }.replacing(folder, with: "F")
          == "'F/out' holds another sweep: 'F/x/models/sick-sicker/a/transitions.csv' has changed since; "
          + "name another folder, or delete this one")
      #expect(try contents("\(folder)/out") == before)
    }
  }

  @Test func `the same files elsewhere make the same sweep`() throws {
    try withSweepFolder { folder in
      try lay("\(folder)/x", ["a": "0.15", "b": "0.2"])
      try manager.createDirectory(
        atPath: "\(folder)/a/b", withIntermediateDirectories: true)
      try manager.copyItem(atPath: "\(folder)/x", toPath: "\(folder)/a/b/y")
      let (here, there) = (try checked("\(folder)/x"), try checked("\(folder)/a/b/y"))
      #expect(here.manifest.sweep == there.manifest.sweep)
      #expect(here.manifest.inputs.map(\.path) != there.manifest.inputs.map(\.path))
    }
  }
}
