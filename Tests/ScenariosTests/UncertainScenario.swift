import Foundation
import Scenarios

/// What is found wrong with `uncertainty` of South Yorkshire, written under `parameters` or beside it.
func uncertaintyProblems(
  parameters: String = "", beside: String = "draws: 10"
) throws -> String {
  var found = ""
  try withFolder { folder in
    let text = try String(
      contentsOfFile: "\(repository)scenarios/south-yorkshire.yaml", encoding: .utf8)
    let lines =
      (["uncertainty:"] + beside.split(separator: "\n").map { "  \($0)" }
      + (parameters.isEmpty ? [] : ["  parameters:"])
      + parameters.split(separator: "\n").map { "    \($0)" }).joined(separator: "\n")
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder)/models", withDestinationPath: "\(repository)models")
    try (lines + "\n" + text).write(toFile: "\(folder)/s.yaml", atomically: true, encoding: .utf8)
    do throws(Problems) {
      found = try Scenario.load("\(folder)/s.yaml").warnings.description
    } catch {
      found = error.description
    }
    found = found.replacing("\(folder)/", with: "")
  }
  return found
}
