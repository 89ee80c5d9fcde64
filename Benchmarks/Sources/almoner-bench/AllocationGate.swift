import Foundation

/// How often pieces of work ask for memory, held against the most that is checked in.
///
/// Unlike time, the count is the same on a busy machine. What grows it is what slows a run for good: arrays
/// made anew inside a year, a draw or a cell.
struct AllocationGate {
  /// A piece of work and how often it asked for memory.
  struct Count: Codable, Equatable {
    let work: String
    let allocations: Int
  }

  /// Why there is nothing to hold against one another.
  enum Failure: Error, CustomStringConvertible {
    case notCounted
    case unreadable(String)
    case above([String])

    var description: String {
      switch self {
      case .notCounted: "allocations are counted on Linux alone, and were not"
      case .unreadable(let line):
        "\(AllocationGate.file): '\(line)' is not work,most; see --gate --json for what there is"
      case .above(let lines):
        (["more allocations than are checked in:"] + lines).joined(separator: "\n  ")
      }
    }
  }

  /// From the project's folder, as the scenario is.
  static let file = "Benchmarks/allocations.csv"

  let scenario: String

  /// Counts in a process of its own, in which memory is counted from the first.
  func counts() throws -> [Count] {
    guard let program = Bundle.main.executableURL else { throw Failure.notCounted }
    let process = Process()
    process.executableURL = program
    process.arguments = ["--gate", "--worker", "--scenario", scenario]
    let library = program.deletingLastPathComponent()
      .appendingPathComponent("libCountedAllocations.so")
    process.environment = ProcessInfo.processInfo.environment
      .merging(["LD_PRELOAD": library.path]) { $1 }
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure.notCounted }
    return try JSONDecoder().decode([Count].self, from: bytes)
  }

  /// What the worker does: each piece of work once for what is made once, and once more, counted.
  func counted() throws -> [Count] {
    guard
      let symbol = dlsym(UnsafeMutableRawPointer(bitPattern: 0), "counted_allocations")
    else { throw Failure.notCounted }
    typealias Counter = @convention(c) () -> Int
    let counter = unsafeBitCast(symbol, to: Counter.self)
    return try GatedWork.allCases.map { work in
      let body = try work.body(scenario: scenario)
      try body()
      let before = counter()
      try body()
      return Count(work: work.rawValue, allocations: counter() - before)
    }
  }

  /// The most that is checked in, by work.
  static func thresholds() throws -> [String: Int] {
    let text = try String(contentsOfFile: file, encoding: .utf8)
    var most: [String: Int] = [:]
    for line in text.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",")
      guard cells.count == 2, let count = Int(cells[1]),
        GatedWork(rawValue: String(cells[0])) != nil
      else { throw Failure.unreadable(String(line)) }
      most[String(cells[0])] = count
    }
    return most
  }

  /// The counts as a table; throws where one is above what is checked in, or has nothing to be held to.
  func report() throws -> String {
    let most = try Self.thresholds()
    let counts = try counts()
    let above = counts.filter { $0.allocations > most[$0.work] ?? 0 }
    guard above.isEmpty else {
      throw Failure.above(
        above.map { "\($0.work): \($0.allocations), and at most \(most[$0.work] ?? 0) are allowed" }
      )
    }
    return counts.map {
      "\($0.work): \($0.allocations) allocations of \(most[$0.work] ?? 0) allowed"
    }
    .joined(separator: "\n")
  }
}
