import Foundation

/// A program that does the same as a measure in numpy, in Benchmarks/numpy.
struct NumpyScript {
  /// Its file, from the project's folder, as the scenario is.
  let path: String

  /// What numpy said.
  struct Answer: Decodable {
    let version: String
    /// By way and repeat: seconds by the clock and of the processor.
    let seconds: [String: [[Double]]]
    /// The end of what was worked out.
    let end: [Double]

    /// The fastest of its ways and repeats.
    var lap: Lap {
      let best = seconds.values.joined().min { $0[0] < $1[0] } ?? [0, 0]
      return Lap(
        name: "the same in numpy \(version), best of \(seconds.count) ways", aim: nil,
        wall: best[0], processor: best[1])
    }
  }

  /// The script is not there or does not end well.
  private struct NoAnswer: Error, CustomStringConvertible {
    let path: String
    var description: String { "\(path) gave no answer; run this from the project's folder" }
  }

  /// The two do not compute the same.
  private struct Disagreement: Error, CustomStringConvertible {
    let distance: Double
    var description: String { "numpy's numbers differ by up to \(distance)" }
  }

  /// Whether there is numpy here to compare with; says so once where there is none.
  static func isThere() -> Bool {
    if python(["-c", "import numpy"]) != nil { return true }
    FileHandle.standardError.write(
      Data("almoner-bench: there is no python3 with numpy here to compare with\n".utf8))
    return false
  }

  /// Runs it with some numbers.
  ///
  /// - Throws: where it gives no answer, or one further from `end` than `tolerance`.
  func answer(_ numbers: [Int], agreeingWith end: [Double], within tolerance: Double) throws
    -> Answer
  {
    guard let output = Self.python([path] + numbers.map(String.init)) else {
      throw NoAnswer(path: path)
    }
    let answer = try JSONDecoder().decode(Answer.self, from: output)
    let distance = zip(answer.end, end).map { abs($0 - $1) }.max() ?? .infinity
    guard distance < tolerance else { throw Disagreement(distance: distance) }
    return answer
  }

  /// What Python prints, if it is there and all goes well.
  private static func python(_ arguments: [String]) -> Data? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["OPENBLAS_NUM_THREADS=1", "python3"] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? bytes : nil
  }
}
