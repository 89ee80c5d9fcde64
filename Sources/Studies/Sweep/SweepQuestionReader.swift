import Probability
import Scenarios

/// Reads the axes and the points of a sweep.
struct SweepQuestionReader {
  let request: SweepRequest
  let shelf: FileShelf
  let log: ProblemLog

  /// Paths and, for each point, its settings.
  typealias Points = (paths: [String], points: [[Setting]])

  func read() -> Points? {
    let conflicts = SweepConflicts(request: request, log: log)
    conflicts.checkOverrides()
    let systems = request.systems.map(systemAxis)
    let chosen = request.design == .file ? rowsOfFile(conflicts) : combinations(conflicts)
    if let systems, systems == nil { return nil }
    guard let chosen else { return nil }
    guard let axis = systems ?? nil else { return limited(chosen.paths, chosen.points, by: 1) }
    guard limited(chosen.paths, chosen.points, by: axis.values.count) != nil else { return nil }
    let own = chosen.points.isEmpty ? [[]] : chosen.points
    return (
      [axis.path] + chosen.paths,
      axis.values.flatMap { value in own.map { [axis.setting(value)] + $0 } }
    )
  }

  /// The points, unless they are too many.
  private func limited(_ paths: [String], _ points: [[Setting]], by factor: Int) -> Points? {
    let (count, isOver) = max(1, points.count).multipliedReportingOverflow(by: factor)
    guard !isOver, count <= SweepQuestion.mostPoints else {
      report(tooMany: isOver ? .max : count)
      return nil
    }
    return (paths, points)
  }

  private func report(tooMany count: Int) {
    log.error(
      "sweep.too-many",
      "there are \(count == .max ? "far more" : "\(count)") points, and a sweep may have "
        + "\(SweepQuestion.mostPoints)",
      help: "take fewer values, or --design sobol --points \(SweepQuestion.mostPoints)",
      at: Mark(file: SweepAxisReader.file))
  }

  /// The systems to answer for.
  private func systemAxis(_ text: String) -> SweepAxis? {
    let mark = Mark(file: "--systems", line: 1, column: 1)
    guard
      let known = Question.systems(
        of: request.scenario, overrides: request.overrides, from: shelf, log: log)
    else { return nil }
    guard text != "all" else {
      return SweepAxis(
        path: "system", mark: mark,
        spread: .listed(known.map { SweepAxis.Value(text: $0, mark: mark) }))
    }
    let axis = SweepAxisReader(design: .grid, log: log).list(text, at: mark)
    guard let values = axis else { return nil }
    for value in values where !known.contains(value.text) {
      log.error(
        "sweep.systems", "\(Problem.quote(value.text)) is not the code of a system",
        help: Suggestion.help(for: value.text, among: known, noun: "the systems")
          ?? "write codes such as \(known.prefix(2).joined(separator: ",")), or all",
        at: value.mark)
    }
    return SweepAxis(path: "system", mark: mark, spread: .listed(values))
  }

  /// The points that the axes make, by the design.
  private func combinations(_ conflicts: SweepConflicts) -> Points? {
    let reader = SweepAxisReader(design: request.design, log: log)
    let read = request.axes.enumerated().map { reader.read($1, number: $0 + 1) }
    conflicts.check(read.compactMap { $0.map { ($0.path, $0.mark) } })
    let axes = read.compactMap { $0 }
    guard axes.count == read.count, !log.hasErrors else { return nil }
    let paths = axes.map(\.path)
    guard request.design.isDrawn else {
      let count = axes.reduce(1) { count, axis in
        let (product, isOver) = count.multipliedReportingOverflow(by: axis.values.count)
        return isOver ? .max : product
      }
      guard count <= SweepQuestion.mostPoints else {
        report(tooMany: count)
        return nil
      }
      return (
        paths,
        axes.reduce([[]]) { points, axis in
          points.flatMap { point in axis.values.map { point + [axis.setting($0)] } }
        }
      )
    }
    guard let points = drawn(dimensions: axes.count) else { return nil }
    return (paths, points.map { point in zip(axes, point).map { $0.setting(at: $1) } })
  }

  /// Points between 0 and 1 of the design, `[point][axis]`.
  private func drawn(dimensions: Int) -> [[Double]]? {
    let (count, seed) = (request.points ?? 1, request.seed ?? 1)
    guard request.design == .sobol else {
      return LatinHypercube.points(count: count, dimensions: dimensions, seed: seed)
    }
    guard dimensions <= SobolSequence.mostDimensions else {
      log.error(
        "sweep.too-many",
        "there are \(dimensions) axes, and sobol has at most \(SobolSequence.mostDimensions)",
        help: "take --design lhs", at: Mark(file: SweepAxisReader.file))
      return nil
    }
    return SobolSequence.points(count: count, dimensions: dimensions, seed: seed)
  }

  /// The points that the rows of a table are; its columns are paths.
  private func rowsOfFile(_ conflicts: SweepConflicts) -> Points? {
    guard let path = request.pointsFile,
      let table = TextFile.read(path, as: .csv, log: log).flatMap({
        CSVTable.read($0, log: log)
      })
    else { return nil }
    table.checkUnique(table.columns, log: log)
    if table.rowCount == 0 {
      log.error(
        "sweep.list", "the table has no points", help: "write a row for each",
        at: Mark(file: path))
    }
    let nouns = table.columns.map { Self.noun(of: $0, in: table) }
    let points = table.rowIndices.map { row in
      zip(table.columns, nouns).compactMap { column, noun in
        table.text(row, column, of: noun, log: log).map {
          Setting(
            path: column.name, value: $0, pathMark: table.mark(header: column),
            valueMark: table.mark(row, column))
        }
      }
    }
    conflicts.check(table.columns.map { ($0.name, table.mark(header: $0)) })
    conflicts.checkDifferent(points)
    return log.hasErrors ? nil : (table.columns.map(\.name), points)
  }

  /// What a column of a table of points is of, so far as its cells show.
  private static func noun(of column: CSVTable.Column, in table: CSVTable) -> String {
    let cells = table.rowIndices.filter { !table.isEmpty($0, column) }
    let areNumbers = cells.allSatisfy { SweepConflicts.number(table.text($0, column)) != nil }
    return cells.isEmpty || !areNumbers ? "a value" : "a number"
  }
}

extension SweepAxis {
  /// The setting at a share of the way between the ends.
  fileprivate func setting(at share: Double) -> Setting {
    guard case .between(let low, let high, let mark) = spread else {
      preconditionFailure("an axis of a design that is drawn has two ends")
    }
    let value = low + (high - low) * share
    return setting(Value(text: SweepAxisReader.written(value), mark: mark))
  }
}
