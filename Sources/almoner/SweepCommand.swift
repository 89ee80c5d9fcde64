import ArgumentParser
import Foundation
import Reports
import Scenarios
import Studies

struct SweepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep", abstract: "Answer a scenario at every point of a grid of settings.",
    discussion: """
      One tidy table comes out, a row a point: to standard output, or to a file with --out.

      Examples:
        almoner sweep scenarios/south-yorkshire.yaml --vary budget.revenue.first_year=0:40000000:5
        almoner sweep scenarios/south-yorkshire.yaml --vary need.case_mix_drift=0:1:3 \\
          --vary system=QF7,QHL --out grid.csv
      """)

  /// More would take days; a mistyped count is likelier.
  private static let mostPoints = 10_000

  @OptionGroup var options: ScenarioOptions

  @Option(
    name: .customLong("vary"),
    help: ArgumentHelp(
      "A setting and its values: n of them from a to b, or a list.",
      valueName: "path=a:b:n | path=x,y,z"))
  var axes: [String] = []

  @Option(name: .customLong("out"), help: "The file to write the table to.", completion: .file())
  var file: String?

  func validate() throws {
    guard !axes.isEmpty else {
      throw ValidationError("say what to vary: --vary budget.revenue.first_year=0:40000000:5")
    }
    let points = axes.compactMap { Sweep.Axis($0)?.values.count }.reduce(1) {
      let (product, isTooMany) = $0.multipliedReportingOverflow(by: $1)
      return isTooMany ? .max : product
    }
    guard points <= Self.mostPoints else {
      throw ValidationError(
        "these axes make \(points) points, and a sweep may have \(Self.mostPoints)")
    }
    let paths = axes.compactMap { Sweep.Axis($0)?.path }
    guard Set(paths).count == paths.count else {
      throw ValidationError("a setting can be varied once: \(paths.joined(separator: ", "))")
    }
    for argument in axes where Sweep.Axis(argument) == nil {
      throw ValidationError(
        "--vary '\(argument)' is not path=a:b:n (n values from a to b) or path=x,y,z")
    }
  }

  func run() throws {
    let sweep = Sweep(axes: axes.compactMap(Sweep.Axis.init))
    let interruption = Interruption()
    defer { withExtendedLifetime(interruption) {} }
    let progress = ProgressLine()
    defer { progress.clear() }
    do {
      let kind = try sweep.check(options.scenario, overrides: options.overrides)
      var table = SweepTable(sweep: sweep, of: kind)
      let told = { (done: Int, all: Int) in
        progress.update("\(done) of \(all) points", Double(done) / Double(all))
      }
      switch kind {
      case .population:
        try sweep.answer(options.scenario, overrides: options.overrides, progress: told) {
          table.append($0)
        }
      case .cohort:
        try sweep.answerCohort(options.scenario, overrides: options.overrides, progress: told) {
          table.append($0, $1)
        }
      case .portfolio:
        try sweep.answerPortfolio(options.scenario, overrides: options.overrides, progress: told) {
          table.append($0)
        }
      }
      progress.clear()
      try write(table.csvData, points: sweep.points.count)
    } catch let problems as Problems {
      throw Failure(problems: problems).code
    } catch let failure as StudyFailure {
      throw Failure(failure).code
    }
  }

  private func write(_ table: Data, points: Int) throws {
    guard let file else {
      FileHandle.standardOutput.write(table)
      return
    }
    do {
      try table.write(to: URL(fileURLWithPath: file), options: .atomic)
      Terminal.say("\(points) points in \(file). Next: open it in a notebook or a spreadsheet")
    } catch {
      Terminal.say("error: '\(file)' cannot be written: \(error.localizedDescription)")
      throw Exit.cannotWrite
    }
  }
}
