import Foundation
import Scenarios

/// Reads the axes of a sweep as the command line writes them: `path=low:high:count`, `path=x,y,z` or
/// `path=@file` with a value a line; for a design that chooses its own points `path=low:high`.
struct SweepAxisReader {
  /// The name that stands for the file of a `--vary` argument in a mark.
  static let file = "--vary"
  let design: SweepDesign
  let log: ProblemLog

  /// Reads an axis.
  ///
  /// - Parameters:
  ///   - argument: what followed `--vary`
  ///   - number: which `--vary` it is, from 1; the line of its marks
  /// - Returns: nothing if it is no axis; the log then says why.
  func read(_ argument: String, number: Int) -> SweepAxis? {
    let start = Mark(file: Self.file, line: number, column: 1)
    let scalars = argument.unicodeScalars
    guard let equals = scalars.firstIndex(of: "="), equals > scalars.startIndex else {
      let isNameless = scalars.first == "="
      log.error(
        "sweep.axis",
        isNameless ? "there is no path before '='" : "\(Problem.quote(argument)) has no '='",
        help: "write --vary path.to.key=\(design.isDrawn ? "low:high" : "low:high:count")",
        at: start)
      return nil
    }
    let path = String(scalars[..<equals])
    let text = String(scalars[scalars.index(after: equals)...])
    let mark = Mark(
      file: Self.file, line: number,
      column: scalars.distance(from: scalars.startIndex, to: equals) + 2)
    guard !text.isEmpty else {
      log.error("sweep.axis", "there is no value after '='", help: forms, at: mark)
      return nil
    }
    let isRange = !text.hasPrefix("@") && Self.parts(text, at: ":").count > 1
    guard isRange || !design.isDrawn else {
      log.error(
        "sweep.range",
        "the points of \(design.rawValue) lie between two ends, and "
          + "\(Problem.quote(text)) has none",
        help: "write \(path)=low:high, or take another design", at: mark)
      return nil
    }
    let spread =
      if isRange {
        range(text, of: path, at: mark)
      } else {
        (text.hasPrefix("@") ? lines(of: String(text.dropFirst()), at: mark) : list(text, at: mark))
          .map(SweepAxis.Spread.listed)
      }
    return spread.map { SweepAxis(path: path, mark: start, spread: $0) }
  }

  private var forms: String {
    design.isDrawn
      ? "write low:high" : "write low:high:count, values with commas between, or @file"
  }

  /// Text cut at a character, where it is not inside brackets, braces or quotes.
  static func parts(_ text: String, at separator: Unicode.Scalar) -> [String] {
    var (parts, depth, quote) = ([""], 0, nil as Unicode.Scalar?)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "'": quote = quote == nil ? scalar : quote == scalar ? nil : quote
      case "[", "{": depth += quote == nil ? 1 : 0
      case "]", "}": depth -= quote == nil ? 1 : 0
      case separator where depth == 0 && quote == nil:
        parts.append("")
        continue
      default: break
      }
      parts[parts.count - 1].unicodeScalars.append(scalar)
    }
    return parts
  }

  func list(_ text: String, at mark: Mark) -> [SweepAxis.Value]? {
    var column = mark.column
    let values = Self.parts(text, at: ",").map { part in
      defer { column += part.unicodeScalars.count + 1 }
      return SweepAxis.Value(
        text: part, mark: Mark(file: mark.file, line: mark.line, column: column))
    }
    if let empty = values.first(where: { $0.text.allSatisfy { $0 == " " } }) {
      log.error(
        "sweep.axis", "a value is missing in \(Problem.quote(text))",
        help: "write values with one comma between", at: empty.mark)
      return nil
    }
    guard !isOneNumber(values.map(\.text), text, at: mark) else { return nil }
    return different(values)
  }

  /// Whether values are one number with commas for thousands, as 000 is no number by itself; that is
  /// reported. That values such as 1,200 may be meant for one is warned of.
  private func isOneNumber(_ parts: [String], _ text: String, at mark: Mark) -> Bool {
    guard text.wholeMatch(of: /[1-9][0-9]{0,2}(,[0-9]{3})+/) != nil else { return false }
    guard parts.dropFirst().contains(where: { $0.hasPrefix("0") }) else {
      // Three digits in each is how many a list of values is written.
      guard parts[0].count < 3 else { return false }
      log.warning(
        "sweep.axis",
        "\(Problem.quote(text)) is taken for \(parts.count) values, \(Suggestion.list(parts))",
        help: "nothing, if that is meant; for one number write \(parts.joined())", at: mark)
      return false
    }
    log.error(
      "sweep.axis", "commas part values, and \(Problem.quote(text)) has one for thousands",
      help: parts.count <= 3 ? "write \(parts.joined())" : "write numbers without commas in them",
      at: mark)
    return true
  }

  private func lines(of path: String, at mark: Mark) -> [SweepAxis.Value]? {
    guard !path.isEmpty else {
      log.error(
        "sweep.axis", "there is no name of a file after '@'", help: "write @file", at: mark)
      return nil
    }
    guard let file = TextFile.read(path, as: .lines, log: log) else { return nil }
    var values: [SweepAxis.Value] = []
    for (index, line) in file.text.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      let text = line.trimmingCharacters(in: .whitespaces)
      guard !text.isEmpty, !text.hasPrefix("#") else { continue }
      let column = line.unicodeScalars.prefix { $0 == " " || $0 == "\t" }.count + 1
      values.append(
        SweepAxis.Value(text: text, mark: Mark(file: path, line: index + 1, column: column)))
    }
    guard !values.isEmpty else {
      log.error(
        "sweep.list", "there is no value in the file", help: "write one value a line",
        at: Mark(file: path))
      return nil
    }
    return different(values)
  }

  /// The values, unless one is there twice: its points would be answered twice.
  private func different(_ values: [SweepAxis.Value]) -> [SweepAxis.Value]? {
    var first: [String: SweepAxis.Value] = [:]
    var isRepeated = false
    for value in values {
      let plain = SweepConflicts.plain(value.text)
      guard let earlier = first[plain] else {
        first[plain] = value
        continue
      }
      isRepeated = true
      let other = earlier.text == value.text ? "" : " as \(Problem.quote(earlier.text))"
      log.error(
        "sweep.repeated",
        "\(Problem.quote(value.text)) is listed already\(other), at \(earlier.mark)",
        help: "list each value once", at: value.mark)
    }
    return isRepeated ? nil : values
  }
}
