import Foundation

/// Takes measures in processes of their own: this same program, told to take one.
struct Worker {
  let scenario: String
  let repeats: Int

  /// A measure could not be taken; the process has said why.
  struct Failure: Error, CustomStringConvertible {
    let measure: Measure
    var description: String { "\(measure.rawValue) could not be measured" }
  }

  func result(of measure: Measure) throws -> MeasureResult {
    let process = Process()
    process.executableURL = Bundle.main.executableURL
    process.arguments = [
      measure.rawValue, "--worker", "--scenario", scenario, "--repeats", "\(repeats)",
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(measure: measure) }
    return try JSONDecoder().decode(MeasureResult.self, from: bytes)
  }
}
