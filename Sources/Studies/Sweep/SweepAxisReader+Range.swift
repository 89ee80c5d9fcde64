import Foundation
import Scenarios

extension SweepAxisReader {
  /// A range, whose ends may both be written in percent.
  ///
  /// - Returns: nothing if it is none; the log then says why.
  func range(_ text: String, of path: String, at mark: Mark) -> SweepAxis.Spread? {
    let parts = Self.parts(text, at: ":")
    guard parts.count == (design.isDrawn ? 2 : 3) else {
      log.error(
        "sweep.range",
        "\(Problem.quote(text)) is not "
          + (design.isDrawn ? "low:high" : "low:high:count"),
        help: design.isDrawn
          ? "write two ends; how many points there are is said with --points"
          : parts.count == 2
            ? "say how many values: \(path)=\(text):5"
            : "write a lowest value, a highest and how many; put text that has ':' in it in a file, @file",
        at: mark)
      return nil
    }
    guard let ends = ends(parts[0], parts[1], of: text, at: mark) else { return nil }
    guard !design.isDrawn else {
      guard ends.low < ends.high else {
        log.error(
          "sweep.range", "\(Problem.quote(text)) has both ends alike",
          help: "fix it instead: --set \(path)=\(parts[0])", at: mark)
        return nil
      }
      return .between(low: ends.low, high: ends.high, mark)
    }
    guard let count = Int(parts[2]), count >= 1 else {
      log.error(
        "sweep.range", "\(Problem.quote(parts[2])) is not a number of values",
        help: "write a whole number of 1 or more after the second ':'", at: mark)
      return nil
    }
    guard count <= SweepQuestion.mostPoints else {
      log.error(
        "sweep.too-many",
        "\(count) values are more than a sweep has points, \(SweepQuestion.mostPoints)",
        help: "take fewer", at: mark)
      return nil
    }
    guard (count == 1) == (ends.low == ends.high) else {
      log.error(
        "sweep.range",
        count == 1
          ? "one value cannot go from \(parts[0]) to \(parts[1])"
          : "\(Problem.quote(text)) is the same value \(count) times",
        help: count == 1 ? "ask for 2 or more" : "write \(path)=\(parts[0]):\(parts[1]):1",
        at: mark)
      return nil
    }
    let values = (0..<count).map { step in
      let part = count == 1 ? 0 : Double(step) / Double(count - 1)
      return Self.written(ends.low + (ends.high - ends.low) * part)
    }
    guard Set(values).count == count else {
      log.error(
        "sweep.range",
        "\(count) values between \(parts[0]) and \(parts[1]) are too close to tell apart",
        help: "take fewer, or ends further apart", at: mark)
      return nil
    }
    return .listed(values.map { SweepAxis.Value(text: $0, mark: mark) })
  }

  /// The ends of a range that goes forwards.
  private func ends(
    _ low: String, _ high: String, of text: String, at mark: Mark
  ) -> (low: Double, high: Double)? {
    let isPercent = [low, high].map { $0.hasSuffix("%") }
    guard isPercent[0] == isPercent[1] else {
      log.error(
        "sweep.range", "\(Problem.quote(text)) has one end in percent and one not",
        help: "write both ends alike", at: mark)
      return nil
    }
    var numbers: [Double] = []
    for end in [low, high] {
      let digits = end.hasSuffix("%") ? String(end.dropLast()) : end
      guard digits.utf8.allSatisfy({ "0123456789.eE+-".utf8.contains($0) }),
        let number = Double(digits), number.isFinite
      else {
        log.error(
          "sweep.range", "\(Problem.quote(end)) in \(Problem.quote(text)) is not a number",
          help: "write numbers, or values with commas between", at: mark)
        return nil
      }
      numbers.append(isPercent[0] ? number / 100 : number)
    }
    guard numbers[0] <= numbers[1] else {
      let rest = Self.parts(text, at: ":").dropFirst(2).map { ":\($0)" }.joined()
      log.error(
        "sweep.range", "\(Problem.quote(text)) goes backwards", help: "write \(high):\(low)\(rest)",
        at: mark)
      return nil
    }
    guard Self.areWritable(numbers[0], numbers[1]) else {
      log.error(
        "sweep.range",
        "\(Problem.quote(text)) is too wide: its steps pass the largest number there is, about 1.8e308",
        help: "take ends nearer to 0", at: mark)
      return nil
    }
    return (numbers[0], numbers[1])
  }

  /// Whether every step between two ends is a number, and stays one when it is written.
  private static func areWritable(_ low: Double, _ high: Double) -> Bool {
    (high - low).isFinite && [low, high].allSatisfy { Double(written($0))?.isFinite ?? false }
  }

  /// A value without the dust that binary fractions leave: 0.3, not 0.30000000000000004.
  static func written(_ value: Double) -> String {
    String(format: abs(value) < 1e12 ? "%.12g" : "%.15g", value)
  }
}
