import Foundation
import Scenarios

/// Finds settings of a sweep that would be lost, as something else is laid over them or nothing uses
/// them, and points that are there twice.
struct SweepConflicts {
  let request: SweepRequest
  let log: ProblemLog

  /// What no point of a sweep uses.
  private static let unused = "uncertainty"
  /// What doing nothing does not use, of a population: what may be bought, with what, within what and why.
  private static let ofPlansAlone = [
    "allocation", "budget.capital", "budget.revenue", "interactions", "interventions", "limits",
    "objective",
  ]

  /// What is set at every point: paths and where they were written.
  private var set: [(path: String, value: String, mark: Mark)] {
    request.overrides.enumerated().map { index, override in
      let path = String(override.prefix { $0 != "=" })
      return (
        path, String(override.dropFirst(path.count + 1)),
        Mark(file: Mark.overrideFile, line: index + 1, column: 1)
      )
    }
  }

  /// Whether a path is that of a node or of something in it.
  private static func isIn(_ path: String, _ node: String) -> Bool {
    path == node || path.hasPrefix(node + ".")
  }

  /// Reports settings of how to draw, as nothing is drawn, and a system where `--systems` names some.
  func checkOverrides() {
    for (path, value, mark) in set where Self.isIn(path, Self.unused) && value != "null" {
      reportUnused(path, help: "leave out --set \(path)=…; \(Self.elsewhere)", at: mark)
    }
    guard request.systems != nil else { return }
    for (path, _, mark) in set where path == "system" {
      log.error(
        "sweep.repeated", "'system' is set as well as varied by --systems",
        help: "leave out --set system=…, or --systems", at: mark)
    }
  }

  private static let elsewhere = "for ranges at a point give 'almoner run --draws' its settings"

  private func reportUnused(_ path: String, help: String, at mark: Mark) {
    log.error(
      "sweep.uncertainty",
      "a sweep draws nothing, so \(Problem.quote(path)) makes no difference", help: help, at: mark)
  }

  /// Reports paths that are varied twice, varied as well as set, laid over one that is varied before, or
  /// of no use to a sweep, or to one without plans.
  ///
  /// - Parameter axes: the paths in the order in which they are laid over the scenario, with where they
  ///   were written.
  func check(_ axes: [(path: String, mark: Mark)]) {
    var earlier: [(path: String, mark: Mark)] = []
    for (path, mark) in axes {
      if let first = earlier.first(where: { $0.path == path }) {
        log.error(
          "sweep.repeated", "\(Problem.quote(path)) is varied already, at \(first.mark)",
          help: "vary it once", at: mark)
      } else if let inner = earlier.first(where: { Self.isIn($0.path, path) }) {
        log.error(
          "sweep.repeated",
          "\(Problem.quote(path)) is laid over \(Problem.quote(inner.path)), which is varied at "
            + "\(inner.mark)", help: "vary \(Problem.quote(path)) before it", at: mark)
      }
      earlier.append((path, mark))
      if request.systems != nil, path == "system" {
        log.error(
          "sweep.repeated", "'system' is varied by --systems already",
          help: "leave one of the two out", at: mark)
      }
      if set.contains(where: { $0.path == path }) {
        log.error(
          "sweep.repeated", "\(Problem.quote(path)) is set as well as varied",
          help: "leave out --set \(path)=…", at: mark)
      }
      if Self.isIn(path, Self.unused) {
        reportUnused(path, help: "vary something else; \(Self.elsewhere)", at: mark)
      }
      if !request.optimises, Self.ofPlansAlone.contains(where: { Self.isIn(path, $0) }) {
        log.error(
          "sweep.no-optimise",
          "without plans \(Problem.quote(path)) makes no difference",
          help: "leave out --no-optimise, or vary something else", at: mark)
      }
    }
  }

  /// Reports points that are an earlier one in other digits: `0, 5` and `0.0, 5`.
  ///
  /// Those in the same digits are reported as rows of the table that are there twice.
  func checkDifferent(_ points: [[Setting]]) {
    var first: [[String]: [Setting]] = [:]
    for point in points {
      let key = point.map { Self.plain($0.value) }
      guard let earlier = first[key] else {
        first[key] = point
        continue
      }
      guard earlier.map(\.value) != point.map(\.value), let mark = point.first?.valueMark,
        let line = earlier.first?.valueMark.line
      else { continue }
      log.error(
        "sweep.repeated",
        "the point \(point.map(\.value).joined(separator: ", ")) is that of line \(line)",
        help: "keep one of them", at: mark)
    }
  }

  /// A value in the way that all its spellings share, where it is a number; else as it is. Numbers are
  /// written as JSON writes them, so that a code such as `0010` is none.
  static func plain(_ text: String) -> String {
    let text = text.trimmingCharacters(in: .whitespaces)
    return number(text).map { "\($0 == 0 ? 0 : $0)" } ?? text
  }

  /// The number that text is, as JSON writes numbers; `nil` where it is none.
  static func number(_ text: String) -> Double? {
    try? JSONDecoder().decode(Double.self, from: Data(text.utf8))
  }
}
