import LinearAlgebra
import Probability

/// Reads which parameters go together, and puts the joint distribution together.
struct CorrelationReader {
  /// One entry of `correlations`.
  struct Statement {
    /// Parameters, by path, and where each was written.
    var names: [(text: String, mark: Mark)]
    /// Their correlations, row by row.
    var rows: [[Double]]
    /// Where each correlation was written.
    var marks: [[Mark]]
    var mark: Mark
    var isOfPack: Bool
  }

  let statements: [Statement]
  /// Whether correlations that cannot all be true are replaced by the nearest that can.
  let repairs: Bool
  /// Every path that is uncertain, what is held among them.
  let isUncertain: Set<String>
  let log: ProblemLog

  /// Reads the entries; those that are wrong are reported and left out.
  static func statements(_ reader: FieldReader) -> [Statement] {
    reader.list("correlations", UncertaintySchema.correlation).compactMap { part in
      defer { part.finish() }
      let isPair = part.has("between") || part.has("correlation")
      let isMatrix = part.has("of") || part.has("matrix")
      guard isPair != isMatrix else {
        part.passOver(part.table.names)
        part.log.error(
          "uncertainty.correlation",
          isPair ? "a correlation is given in two ways" : "a correlation does not say of what",
          help: "write 'between: [a, b]' and 'correlation: 0.5', or 'of' and 'matrix'",
          at: part.mark)
        return nil
      }
      return isPair ? pair(part) : matrix(part)
    }
  }

  private static func pair(_ part: FieldReader) -> Statement? {
    let names = part.texts("between")
    guard part.has("between"), part.has("correlation") else {
      _ = part.number("correlation")
      part.log.error(
        "scenario.missing-key",
        "a correlation has no '\(part.has("between") ? "correlation" : "between")'",
        help: "write 'between: [a, b]' and 'correlation: 0.5'", at: part.mark)
      return nil
    }
    guard let number = part.number("correlation") else { return nil }
    guard names.count == 2, names[0].text != names[1].text else {
      part.log.error(
        "uncertainty.correlation", "'between' takes two different parameters",
        help: "write [a, b]; for more than two use 'of' and 'matrix'", at: part.mark(of: "between"))
      return nil
    }
    let mark = part.mark(of: "correlation")
    return Statement(
      names: names, rows: [[1, number], [number, 1]], marks: [[mark, mark], [mark, mark]],
      mark: part.mark, isOfPack: part.layer == .pack)
  }

  private static func matrix(_ part: FieldReader) -> Statement? {
    let names = part.texts("of")
    let written = part.list("matrix")
    let log = part.log
    let errorsBefore = log.errorCount
    let size = "\(names.count) rows of \(names.count) numbers"
    guard written.count == names.count, Set(names.map(\.text)).count == names.count else {
      log.error(
        "uncertainty.correlation",
        written.count == names.count
          ? "'of' names a parameter twice"
          : "'matrix' has \(written.count) rows for \(names.count) parameters",
        help: "name each parameter once, and write \(size)", at: part.mark(of: "matrix"))
      return nil
    }
    var rows: [[Double]] = []
    for (position, row) in written.enumerated() {
      guard let items = row.items, items.count == names.count else {
        log.error(
          "uncertainty.correlation",
          "row \(position + 1) of 'matrix' does not have \(names.count) numbers",
          help: "write \(size)", at: row.mark)
        continue
      }
      rows.append(
        items.compactMap { part.number($0, for: "matrix", as: .number(unit: "", .from(-1, to: 1))) }
      )
    }
    guard log.errorCount == errorsBefore, rows.allSatisfy({ $0.count == names.count }) else {
      return nil
    }
    let marks = written.map { ($0.items ?? []).map(\.mark) }
    for row in rows.indices {
      if rows[row][row] != 1 {
        log.error(
          "uncertainty.correlation",
          "the correlation of \(Problem.quote(path: names[row].text)) with itself is "
            + "\(NumberText.plain(rows[row][row])), not 1", help: "write 1", at: marks[row][row])
      }
      for column in 0..<row where rows[row][column] != rows[column][row] {
        log.error(
          "uncertainty.correlation",
          "row \(row + 1), column \(column + 1) of 'matrix' is "
            + "\(NumberText.plain(rows[row][column])), and row \(column + 1), column \(row + 1) is "
            + NumberText.plain(rows[column][row]),
          help: "write the same number in both", at: marks[row][column])
      }
    }
    guard log.errorCount == errorsBefore else { return nil }
    return Statement(
      names: names, rows: rows, marks: marks, mark: part.mark,
      isOfPack: part.layer == .pack)
  }

  /// The parameters of a model with their correlations.
  ///
  /// - Parameters:
  ///   - all: the parameters.
  ///   - errorsBefore: how many errors there were before any of them was read.
  /// - Returns: the joint distribution; nothing if correlations are wrong, which is reported, or
  ///   parameters were.
  func joint<Target>(
    of all: [UncertaintyReader<Target>.Believed], errorsBefore: Int
  ) -> JointDistribution? {
    let parameters = all.map {
      Parameter(
        name: $0.quantity.path, group: $0.group, form: $0.form, bound: $0.bound?.kind)
    }
    let positions = Dictionary(
      parameters.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    var seen: Set<Set<Int>> = []
    var correlations: [(correlation: Correlation, mark: Mark)] = []
    for statement in statements {
      for name in statement.names {
        check(name.text, positions, parameters, isOfPack: statement.isOfPack, at: name.mark)
      }
      for row in statement.names.indices {
        for column in 0..<row {
          guard let first = positions[statement.names[column].text],
            let second = positions[statement.names[row].text]
          else { continue }
          let names = [first, second].map { parameters[$0].name }
          let mark = statement.marks[row][column]
          guard seen.insert([first, second]).inserted else {
            log.error(
              "uncertainty.correlation",
              "the correlation of \(Suggestion.list(paths: names)) is given twice",
              help: "keep one of them", at: mark)
            continue
          }
          correlations.append(
            (
              Correlation(between: names[0], and: names[1], value: statement.rows[row][column]),
              mark
            ))
        }
      }
    }
    guard log.errorCount == errorsBefore else { return nil }
    return build(parameters, correlations, at: statements.first?.mark ?? Mark(file: ""))
  }

  private func check(
    _ name: String, _ positions: [String: Int], _ parameters: [Parameter], isOfPack: Bool,
    at mark: Mark
  ) {
    guard let position = positions[name] else {
      // What a scenario takes away, or holds, has no correlation any more.
      guard !isUncertain.contains(name), !isOfPack else { return }
      log.error(
        "uncertainty.correlation", "\(Problem.quote(path: name)) is not an uncertain parameter",
        help: Suggestion.nearest(to: name, among: isUncertain.sorted()).map {
          "did you mean '\($0)'?"
        } ?? "give it a distribution under 'parameters'", at: mark)
      return
    }
    if case .together = parameters[position].form { return }
    log.error(
      "uncertainty.correlation",
      "\(Problem.quote(path: name)) is drawn with many numbers, so it has no correlation with another",
      help: "take 'apart' out, or the correlation", at: mark)
  }
}

extension CorrelationReader {
  /// The joint distribution; correlations that cannot all be true are reported, or replaced if asked.
  private func build(
    _ parameters: [Parameter], _ correlations: [(correlation: Correlation, mark: Mark)],
    at mark: Mark
  ) -> JointDistribution? {
    do throws(ImpossibleJoint) {
      let joint = try JointDistribution(
        parameters: parameters, correlations: correlations.map(\.correlation),
        repairingCorrelations: repairs)
      for repair in joint.repairs {
        let (given, repaired) = (repair.given, repair.repaired)
        log.warning(
          "uncertainty.repaired",
          "the correlations of \(Suggestion.list(paths: repair.names)) cannot all be true and are the nearest that can: "
            + "most changed is that of \(Suggestion.list(paths: [given.first, given.second])), from "
            + "\(NumberText.plain(given.value)) to \(NumberText.plain((repaired.value * 1e4).rounded() / 1e4))",
          help: "write correlations that can be", at: mark)
      }
      return joint
    } catch {
      for problem in error.problems {
        var place = mark
        if case .correlation(let index) = problem.subject { place = correlations[index].mark }
        log.error("uncertainty.correlation", problem.reason, help: problem.remedy, at: place)
      }
      return nil
    }
  }
}
