import Wording

/// Where everything that reads input puts the problems it finds, so that all appear at once.
///
/// A log belongs to one reading of the input and is not shared between threads.
public final class ProblemLog {
  /// How many problems of one code in one file are kept; the rest are only counted.
  public static let limit = 50

  private struct Group: Hashable {
    var file: String
    var code: String
    var severity: Problem.Severity
  }

  private var kept: [Problem] = []
  private var seen: Set<Problem> = []
  private var counts: [Group: Int] = [:]

  /// How many different errors have been found so far.
  public private(set) var errorCount = 0

  /// Makes an empty log.
  public init() {}

  /// Records a problem; one that was recorded before is not counted again.
  public func record(_ problem: Problem) {
    let group = Group(
      file: problem.mark.file, code: problem.code, severity: problem.severity)
    guard !seen.contains(problem) else { return }
    if problem.severity == .error { errorCount += 1 }
    counts[group, default: 0] += 1
    if counts[group, default: 0] <= Self.limit {
      seen.insert(problem)
      kept.append(problem)
    }
  }

  /// Records an error.
  public func error(_ code: String, _ message: String, help: String? = nil, at mark: Mark) {
    record(Problem(.error, code, message, help: help, at: mark))
  }

  /// Records a warning.
  public func warning(_ code: String, _ message: String, help: String? = nil, at mark: Mark) {
    record(Problem(.warning, code, message, help: help, at: mark))
  }

  /// How many different problems, warnings among them, have been recorded so far.
  var recordedCount: Int { counts.values.reduce(0, +) }

  /// Whether any error has been found so far.
  public var hasErrors: Bool { errorCount > 0 }

  /// Everything found so far, in order of place, with a line for each kind cut short.
  public var problems: Problems {
    let cut = counts.filter { $0.value > Self.limit }
    return Problems(
      kept
        + cut.map { group, count in
          let more = count - Self.limit
          return Problem(
            group.severity, group.code,
            "\(Amount.count(more, "more problem")) of this kind in this file",
            help: "put right the first \(Self.limit), then look again",
            at: Mark(file: group.file))
        })
  }

  /// Throws everything found so far, warnings too, if any of it is an error.
  public func throwIfErrors() throws(Problems) {
    if hasErrors { throw problems }
  }
}
