public import ArgumentParser
import Foundation
import Reports
import Scenarios
public import Studies

struct SweepRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Answer every point of a sweep (the default).",
    discussion: """
      Keeps the sweep in a folder: manifest.json, journal.jsonl (answers as they come), table.csv and \
      sweep.sqlite. Stopped at any moment, the same command goes on from there, and the files are \
      those of a sweep that was not stopped. docs/sweeps.md says more.

      Examples:
        almoner sweep scenarios/south-yorkshire.yaml --systems all
        almoner sweep scenarios/south-yorkshire.yaml --vary budget.revenue.growth=0%:4%:9 \\
          --vary need.case_mix_drift=0,0.5,1 --out runs/growth
        almoner sweep scenarios/south-yorkshire.yaml --design sobol --points 64 \\
          --vary budget.revenue.first_year=0:40000000 --vary need.case_mix_drift=0:1
        almoner sweep scenarios/south-yorkshire.yaml --systems all --shard 2/6 --out shards/2
        almoner sweep merge runs/all shards/1 shards/2 shards/3 shards/4 shards/5 shards/6
        almoner sweep ask runs/all 'select system, qalys_gained from answers order by 2'
      """)

  @OptionGroup var options: ScenarioOptions

  @Option(
    name: .customLong("vary"),
    help: ArgumentHelp(
      "A setting and its values: count of them from low to high (both may be in percent), a list, or a "
        + "file with one a line; for lhs and sobol two ends.",
      valueName: "path=low:high:count | path=x,y,z | path=@file | path=low:high"))
  var axes: [String] = []

  @Option(help: ArgumentHelp("Answer for these systems, one a point.", valueName: "all|code,…"))
  var systems: String?

  @Option(help: "How points are chosen: grid, lhs (Latin hypercube), sobol or file.")
  var design: SweepDesign = .grid

  @Option(
    parsing: .unconditional, help: "How many points lhs or sobol has.",
    transform: FlagValue.count(1...SweepQuestion.mostPoints))
  var points: Int?

  @Option(
    parsing: .unconditional,
    help: "Where the random numbers of lhs or sobol start (default: 1).",
    transform: FlagValue.seed)
  var seed: UInt64?

  @Option(
    help: "A table of points for --design file: a column a path, a row a point.",
    completion: .file(extensions: ["csv"]))
  var pointsFile: String?

  @OptionGroup var working: WorkingOptions

  @Option(
    name: .customLong("shard"),
    help: ArgumentHelp("Answer only this part of the points.", valueName: "k/n"),
    transform: SweepShard.argument)
  var part: SweepShard?

  @Flag(
    inversion: .prefixedNo, exclusivity: .exclusive,
    help: "Choose a plan at each point, or answer doing nothing only.")
  var optimise = true

  @Option(
    name: .customLong("out"),
    help: ArgumentHelp(
      "The folder to keep the sweep in (default: runs/<scenario>-sweep, and the table is printed). A "
        + "name that ends in .csv is the table's, and the folder has it without.",
      valueName: "folder|file.csv"),
    completion: .directory)
  var out: String?

  @Flag(help: "List the points and answer none.")
  var dryRun = false

  private var shard: SweepShard { part ?? .whole }

  func validate() throws {
    if axes.isEmpty, systems == nil, design != .file {
      throw ValidationError(
        "say what to vary: --vary budget.revenue.first_year=0:40000000:5, or --systems all")
    }
    if let out, out.isEmpty || out.hasSuffix("/.csv") || out == ".csv" {
      throw ValidationError("--out '\(out)' needs the name of a folder or file")
    }
    if (design == .file) != (pointsFile != nil) {
      throw ValidationError(
        design == .file
          ? "--design file needs --points-file, a table with a column a path"
          : "--points-file needs --design file")
    }
    if design == .file, !axes.isEmpty {
      throw ValidationError("--design file takes its points from the file; leave out --vary")
    }
    try validateDrawn()
  }

  private func validateDrawn() throws {
    guard design == .lhs || design == .sobol else {
      func refuse(_ flag: String, _ value: String) throws {
        throw ValidationError(
          "\(flag) \(value) is for --design lhs or sobol: leave it out, or choose one of them")
      }
      if let points { try refuse("--points", "\(points)") }
      if let seed { try refuse("--seed", "\(seed)") }
      return
    }
    guard !axes.isEmpty else {
      throw ValidationError("--design \(design.rawValue) needs --vary path=low:high")
    }
    guard points != nil else {
      throw ValidationError(
        "--design \(design.rawValue) needs --points, a number from 1 to \(SweepQuestion.mostPoints)"
      )
    }
  }

  func run() throws { try working.doing(sweep) }

  private func sweep() throws {
    let progress = ProgressLine()
    defer { progress.clear() }
    do {
      try SweepFolder(folder(nil)).checkUsable()
      try copy?.checkUsable(reading: [options.scenario] + namedFiles)
      let question = try SweepQuestion(
        SweepRequest(
          scenario: options.scenario, overrides: options.overrides, axes: axes, systems: systems,
          design: design, points: points, seed: seed, pointsFile: pointsFile, optimises: optimise))
      let checked = try question.check(shard: shard) { done, all in
        progress.update("reading \(done) of \(all) points", Double(done) / Double(all))
      }
      progress.clear()
      if !checked.warnings.isEmpty { Terminal.say("\(checked.warnings)") }
      if dryRun { return list(checked) }
      try answer(checked, progress)
    } catch let problems as Problems {
      progress.clear()
      throw Failure(problems: problems).code
    } catch let failure as SweepFailure {
      progress.clear()
      throw SweepCommand.code(failure)
    }
  }

  private func list(_ checked: CheckedSweep) {
    Terminal.print(String(decoding: SweepTable.points(of: checked), as: UTF8.self))
    Terminal.say(
      "\(checked.points.count) of \(checked.manifest.points) points (\(checked.manifest.name)); "
        + "nothing was run. Next: the same without --dry-run")
  }

  private func answer(_ checked: CheckedSweep, _ progress: ProgressLine) throws {
    let open = try checked.open(SweepFolder(folder(checked.manifest)))
    let interruption = Interruption {
      "stopped; \(open.answeredCount) of \(checked.points.count) points are kept, and the same command "
        + "goes on from there"
    }
    defer { withExtendedLifetime(interruption) {} }
    let start = ContinuousClock.now
    try open.answer(checked) { before, now, all in
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      let pace = SweepPace(before: before, now: now, all: all, seconds: seconds)
      progress.update(pace.words, pace.share)
    }
    progress.clear()
    try SweepCommand.finish(open, copy: copy, isPrinted: out == nil)
  }

  /// Where else the table goes.
  private var copy: SweepCopy? {
    out.flatMap { $0.hasSuffix(".csv") ? SweepCopy($0, of: SweepFolder(folder(nil))) : nil }
  }

  /// The files of values and points that flags name.
  private var namedFiles: [String] {
    let lists = axes.compactMap { axis in
      axis.firstRange(of: "=@").map { String(axis[$0.upperBound...]) }
    }
    return lists + (pointsFile.map { [$0] } ?? [])
  }

  /// The folder the sweep is kept in; where none is named, a shard's has its own name in it, once that is
  /// known.
  private func folder(_ manifest: SweepManifest?) -> String {
    if let out { return out.hasSuffix(".csv") ? String(out.dropLast(4)) : out }
    let name = URL(fileURLWithPath: options.scenario).deletingPathExtension().lastPathComponent
    guard shard != .whole else { return "runs/\(name)-sweep" }
    return "runs/\(name)-shard-\(shard.number)-of-\(shard.count)"
      + (manifest.map { "-\($0.name)" } ?? "")
  }
}

extension SweepDesign: ExpressibleByArgument {}

extension SweepShard {
  /// Reads `k/n`.
  static func argument(_ text: String) throws -> SweepShard {
    guard let shard = SweepShard(text) else {
      throw ValidationError(
        "write k/n for the k-th of n parts, such as 2/6; k is from 1 to n, and n at most "
          + "\(SweepQuestion.mostPoints)")
    }
    return shard
  }
}
