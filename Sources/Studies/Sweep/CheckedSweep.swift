import Parallelism
public import Scenarios
import Synchronization

/// A sweep whose every point has been read and found to be a question.
public struct CheckedSweep: Sendable {
  /// What it asks.
  public let question: SweepQuestion
  /// The part of it to answer.
  public let shard: SweepShard
  /// Its record.
  public let manifest: SweepManifest
  /// Warnings of all points, each once.
  public let warnings: Problems
  /// Names of the points, in order.
  let keys: [String]

  /// The points to answer, in order.
  public var points: [SweepPoint] { question.positions(in: shard).map { question.points[$0] } }

  /// Answers a point.
  ///
  /// - Throws: `Problems`, if a file that was not there when the sweep was checked now makes a
  ///   difference.
  func answer(_ point: SweepPoint) throws(Problems) -> SweepAnswer {
    SweepAnswer(
      point, key: keys[point.number - 1], question: try question.load(point),
      optimises: question.request.optimises
    )
    .finite(of: manifest.kind)
  }
}

extension SweepQuestion {
  /// Reads the scenario at a point.
  func load(_ point: SweepPoint) throws(Problems) -> Question {
    try Question.load(
      request.scenario, overrides: request.overrides, settings: point.settings, from: shelf)
  }

  /// Reads the scenario at every point, `Concurrency.jobs` at once, so that every problem at any of them is
  /// told before anything is answered.
  ///
  /// - Parameters:
  ///   - shard: the part of the sweep that is to be answered; all of it is checked.
  ///   - progress: told how many points of all have been read.
  /// - Returns: the sweep with its record.
  /// - Throws: `Problems`: those of all points, each once.
  public func check(
    shard: SweepShard = .whole,
    progress: @Sendable (Int, Int) -> Void = { _, _ in }
  ) throws(Problems) -> CheckedSweep {
    let findings = Mutex(Findings())
    forEachConcurrently(points.count) { position in
      do throws(Problems) {
        let question = try load(points[position])
        let new = question.inputs.filter { file in
          findings.withLock { $0.files.insert(file.name).inserted }
        }.map(Manifest.Input.init)
        findings.withLock {
          $0.inputs += new
          $0.add(
            question.warnings.all + Self.unusedDraws(of: question)
              + amountsOfOneSystem(in: question), at: position)
          $0.kinds[position] = SweepKind(of: question)
        }
      } catch {
        findings.withLock {
          $0.add(error.all, at: position)
          $0.failed.insert(position)
        }
      }
      // Told under the lock, so that it never goes back.
      findings.withLock {
        $0.done += 1
        progress($0.done, points.count)
      }
      return true
    }
    return try checked(findings.withLock { $0 }, shard: shard)
  }

  /// A warning where a scenario asks for draws, which no point is answered with.
  private static func unusedDraws(of question: Question) -> [Problem] {
    guard let mark = question.resolved.node(at: "uncertainty.draws")?.mark else { return [] }
    return [
      Problem(
        .warning, "sweep.uncertainty",
        "draws are asked for, and a sweep makes none: each point is answered at its central values",
        help:
          "for ranges at a point give 'almoner run --draws' its settings; to say that none are wanted, "
          + "--set uncertainty.draws=null", at: mark)
    ]
  }

  /// Warnings where systems are compared and what is an amount of one of them is the same for all.
  private func amountsOfOneSystem(in question: Question) -> [Problem] {
    guard paths.contains("system") else { return [] }
    let envelope = "budget.envelope"
    let isGiven = question.resolved.node(at: "\(envelope).basis")?.text == "given"
    let amounts = (isGiven ? ["first_year", "by_year"] : []) + ["not_modelled"]
    return amounts.map { "\(envelope).\($0)" }.compactMap { path in
      guard !paths.contains(where: { $0 == envelope || $0.hasPrefix(path) }),
        let mark = question.resolved.node(at: path)?.mark
      else { return nil }
      return Problem(
        .warning, "sweep.one-amount", "'\(path)' is the same for every system of the sweep",
        help: "vary it together with the system, with --design file, or leave it out", at: mark)
    }
  }

  /// What reading the points has found.
  private struct Findings {
    /// Each problem with the positions of the points that have it.
    var problems: [Problem: [Int]] = [:]
    /// Positions of the points that are no question, of which not all may be told.
    var failed: Set<Int> = []
    var files: Set<String> = []
    var inputs: [Manifest.Input] = []
    var kinds: [Int: SweepKind] = [:]
    var done = 0

    mutating func add(_ new: [Problem], at position: Int) {
      for problem in Set(new) { problems[problem, default: []].append(position) }
    }
  }

  /// A problem that only some points have, with the name of the first, where its place is not in what makes
  /// them.
  ///
  /// - Parameters:
  ///   - problem: the problem.
  ///   - positions: the points that have it, in order.
  ///   - failed: points at which a warning may not have been come to.
  /// - Returns: the problem, with the name in its words where only some points have it.
  private func named(_ problem: Problem, at positions: [Int], failed: Set<Int>) -> Problem {
    let untold = problem.severity == .warning ? failed.subtracting(positions).count : 0
    let point = points[positions[0]]
    let files = point.settings.flatMap { [$0.pathMark.file, $0.valueMark.file] }
    guard positions.count + untold < points.count, !files.contains(problem.mark.file) else {
      return problem
    }
    let settings = point.settings.map { "\($0.path)=\($0.value)" }.joined(separator: ", ")
    let name = "\(point.number) (\(Problem.quote(settings, limit: 200)))"
    var named = problem
    named.message +=
      positions.count == 1
      ? ", at point \(name)"
      : ", at \(positions.count) of \(points.count) points, the first of them \(name)"
    return named
  }

  private func checked(
    _ findings: Findings, shard: SweepShard
  ) throws(Problems) -> CheckedSweep {
    let log = ProblemLog()
    let problems = findings.problems.map {
      named($0, at: $1.sorted(), failed: findings.failed)
    }
    for problem in (warnings.all + problems).sorted() { log.record(problem) }
    try log.throwIfErrors()
    let kind = findings.kinds[0] ?? .population
    let whole = Mark(file: request.scenario)
    if let other = findings.kinds.values.first(where: { $0 != kind }) {
      let subjects = [kind, other].map(\.subjectInWords).sorted()
      log.error(
        "sweep.kinds", "some points are about \(subjects[0]) and some about \(subjects[1])",
        help: "sweep model packs of one kind", at: whole)
    }
    if !request.optimises, kind != .population {
      log.error(
        "sweep.no-optimise",
        kind == .cohort
          ? "the scenario is about a cohort, and chooses no plan"
          : "a portfolio is nothing but a choice",
        help: "leave out --no-optimise", at: whole)
    }
    if points.count < shard.count {
      log.error(
        "sweep.shard",
        (points.count == 1 ? "1 point makes" : "\(points.count) points make")
          + " no \(shard.count) shards",
        help: points.count == 1
          ? "leave it out" : "cut them into \(points.count) or fewer",
        at: Mark(file: "--shard", line: 1, column: 1))
    }
    try log.throwIfErrors()
    let inputs = findings.inputs.sorted { $0.path < $1.path }
    let identity = SweepIdentity(
      kind: kind, overrides: request.overrides, optimises: request.optimises, inputs: inputs)
    let keys = points.map(identity.key)
    let sweep = SweepIdentity.name(ofKeys: keys)
    let manifest = SweepManifest(
      format: SweepManifest.currentFormat, program: SweepManifest.currentProgram,
      libraries: SweepManifest.currentLibraries, kind: kind, scenario: request.scenario,
      overrides: request.overrides, optimised: request.optimises,
      design: SweepManifest.Design(
        name: request.design, seed: request.design.isDrawn ? request.seed ?? 1 : nil),
      axes: paths, points: points.count, shard: shard,
      name: SweepIdentity.name(ofKeys: positions(in: shard).map { keys[$0] }), sweep: sweep,
      inputs: inputs)
    return CheckedSweep(
      question: self, shard: shard, manifest: manifest, warnings: log.problems, keys: keys)
  }
}
