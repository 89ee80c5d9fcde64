import Foundation
import Scenarios
import Testing

/// Reads YAML given as text, as the scenario file `s.yaml`.
func readYAML(
  _ text: String, layer: Layer = .scenario, name: String = "s.yaml", log: ProblemLog
) -> MarkedNode? {
  TextFile(named: name, Array(text.utf8), as: .yaml, log: log)
    .flatMap { MarkedNode.read($0, layer: layer, log: log) }
}

/// The problems of YAML given as text, as they are shown.
func problems(inYAML text: String) -> String {
  let log = ProblemLog()
  let node = readYAML(text, log: log)
  #expect((node == nil) == log.hasErrors)
  return log.problems.description
}

/// Reads a table given as text, as the file `t.csv`.
func readCSV(_ text: String, log: ProblemLog) -> CSVTable? {
  TextFile(named: "t.csv", Array(text.utf8), as: .csv, log: log)
    .flatMap { CSVTable.read($0, log: log) }
}

/// The problems of a table given as text, as they are shown.
func problems(inCSV text: String) -> String {
  let log = ProblemLog()
  let table = readCSV(text, log: log)
  #expect((table == nil) == log.hasErrors)
  return log.problems.description
}

/// Runs something with a folder that is gone afterwards.
func withFolder(_ body: (_ path: String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("reading-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try body(folder.path)
}

/// Runs something with a folder that holds a copy of a shipped pack, in `models/`, and a scenario of
/// it, `s.yaml`.
func withCopy(
  ofPack pack: String, scenario: String, _ body: (_ folder: String) throws -> Void
) throws {
  try withFolder { folder in
    let manager = FileManager.default
    try manager.createDirectory(atPath: "\(folder)/models", withIntermediateDirectories: true)
    try manager.copyItem(
      atPath: "\(repository)models/\(pack)", toPath: "\(folder)/models/\(pack)")
    try manager.copyItem(
      atPath: "\(repository)scenarios/\(scenario).yaml", toPath: "\(folder)/s.yaml")
    try body(folder)
  }
}

/// Numbers that only look random: the same on every run.
struct PlainRandom: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
