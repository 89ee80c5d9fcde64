import ArgumentParser
import Foundation
import LinearAlgebra

/// Measures how fast the parts of a run are and how much memory they need.
///
/// There is no benchmark framework here: what is measured takes from milliseconds to seconds, so a
/// clock and a few repeats say enough, and what matters beyond them, each measure's own peak of
/// memory and the processor's time beside the wall's, needs a process for each measure.
@main
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "almoner-bench",
    abstract: "Measure the wall time, processor time and peak memory of the parts of a run.",
    discussion: """
      Each measure runs in a process of its own: once to warm up, then several times. The table \
      gives the median, the least and the most. Run it on an idle machine; processor time is the \
      steadier figure where other work goes on.

      Examples:
        make bench
        swift run -c release --package-path Benchmarks almoner-bench --json
        swift run -c release --package-path Benchmarks almoner-bench need-england
        make gate
      """)

  @Argument(help: "The measures to take (default: all): \(Measure.names).")
  var measures: [Measure] = []

  @Flag(help: "Print JSON, with every time measured, instead of a table.")
  var json = false

  @Option(help: "The most repeats of a measure; after 20 seconds, 3 are enough.")
  var repeats = 7

  @Option(help: "The scenario that is answered.", completion: .file(extensions: ["yaml"]))
  var scenario = "scenarios/south-yorkshire.yaml"

  @Flag(help: "Count allocations instead, and fail where there are more than are checked in.")
  var gate = false

  @Flag(help: .hidden)
  var worker = false

  /// As the command itself does, so that it is the same machine code that is measured.
  static func main() {
    BLASKernels.ensureFastKernels()
    main(nil)
  }

  func validate() throws {
    guard repeats >= 3 else { throw ValidationError("--repeats must be 3 or more") }
    guard !worker || gate || measures.count == 1 else {
      throw ValidationError("a worker has one measure")
    }
  }

  func run() throws {
    if gate { return try holdAllocations() }
    if worker {
      let result = try measures[0].taken(scenario: scenario, repeats: repeats)
      return try write(JSONEncoder().encode(result))
    }
    let machine = Machine()
    var results: [MeasureResult] = []
    for measure in measures.isEmpty ? Measure.allCases : measures {
      say("measuring \(measure.rawValue)")
      results.append(try Worker(scenario: scenario, repeats: repeats).result(of: measure))
    }
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      try write(encoder.encode(BenchReport(machine: machine, results: results)))
    } else {
      try write(Data(ResultTable(results: results, machine: machine).text.utf8))
    }
    if machine.isBusy {
      say("other work was going on when the measures began: wall times are too long")
    }
  }

  private func holdAllocations() throws {
    let gate = AllocationGate(scenario: scenario)
    if worker { return try write(JSONEncoder().encode(gate.counted())) }
    if json { return try write(JSONEncoder().encode(gate.counts())) }
    try write(Data(gate.report().utf8))
  }

  private func write(_ bytes: Data) throws {
    try FileHandle.standardOutput.write(contentsOf: bytes + Data("\n".utf8))
  }

  private func say(_ text: String) {
    FileHandle.standardError.write(Data("almoner-bench: \(text)\n".utf8))
  }
}

extension Measure: ExpressibleByArgument {
  static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
