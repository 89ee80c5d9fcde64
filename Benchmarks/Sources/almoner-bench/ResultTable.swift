import Foundation

/// The measures as a plain table.
struct ResultTable {
  let results: [MeasureResult]
  let machine: Machine

  private static let header = [
    "measure", "repeats", "median", "least", "most", "processor", "peak memory", "aim",
  ]

  /// The table, its first column to the left and the others to the right.
  var text: String {
    let rows = [Self.header] + results.flatMap(rows)
    let widths = Self.header.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let lines = rows.map { row in
      zip(row, widths).enumerated().map { column, cell in
        let blanks = String(repeating: " ", count: cell.1 - cell.0.count)
        return column == 0 ? cell.0 + blanks : blanks + cell.0
      }.joined(separator: "  ")
    }
    let rule = String(repeating: "-", count: widths.reduce(2 * (widths.count - 1), +))
    return (lines.prefix(1) + [rule] + lines.dropFirst() + ["", note]).joined(separator: "\n")
  }

  private var note: String {
    "\(Measure.years) years a projection; \(machine.cores) cores; \(machine.kernels); "
      + "load \(Self.fixed(machine.load, 1)) at the start"
  }

  private func rows(_ result: MeasureResult) -> [[String]] {
    let peak = "\(Self.fixed(Double(result.peakBytes) / 1e6, 0)) MB"
    let times = result.timings.map { timing in
      [
        timing.name, "\(timing.wall.count)", Self.time(timing.wall.median),
        Self.time(timing.wall.min() ?? 0), Self.time(timing.wall.max() ?? 0),
        Self.time(timing.processor.median), peak, aim(timing),
      ]
    }
    return times + (result.measure.baseOfRatios.map { ratios(result.timings, over: $0) } ?? [])
  }

  /// The second lap of each pair over the first, repeat by repeat.
  private func ratios(_ timings: [Timing], over base: String) -> [[String]] {
    stride(from: 0, to: timings.count - 1, by: 2).map { position in
      let (first, second) = (timings[position], timings[position + 1])
      let ratios = zip(second.wall, first.wall).map { $0 / $1 }
      let figures = [ratios.median, ratios.min() ?? 0, ratios.max() ?? 0]
      return ["\(second.name) over \(base)", "\(ratios.count)"]
        + figures.map { "\(Self.fixed($0, 1))x" } + ["", "", ""]
    }
  }

  private func aim(_ timing: Timing) -> String {
    guard let aim = timing.aim else { return "" }
    return "\(Self.time(aim)) \(timing.wall.median <= aim ? "met" : "missed")"
  }

  private static func time(_ seconds: Double) -> String {
    seconds < 1 ? "\(fixed(seconds * 1000, seconds < 0.01 ? 2 : 0)) ms" : "\(fixed(seconds, 2)) s"
  }

  private static func fixed(_ value: Double, _ decimals: Int) -> String {
    String(format: "%.\(decimals)f", value)
  }
}
