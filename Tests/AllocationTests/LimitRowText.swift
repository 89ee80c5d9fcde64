import Allocation
import Foundation

extension Allocation {
  /// The rows of the last program whose names begin so, as the LP text writes them, numbers to a
  /// thousandth.
  func rows(_ prefix: String) -> String {
    var text = program
    text.rows = text.rows.filter { $0.name.hasPrefix(prefix) }.map { row in
      LinearProgram.Row(
        row.name, lower: Self.rounded(row.lower), upper: Self.rounded(row.upper),
        terms: row.terms.map { ($0.variable, Self.rounded($0.coefficient)) })
    }
    let lines = text.lpText.split(separator: "\n").map(String.init)
    return lines.drop { $0 != "subject to" }.dropFirst().prefix { $0 != "bounds" }
      .joined(separator: "\n")
  }

  private static func rounded(_ value: Double) -> Double {
    value.isFinite ? (value * 1000).rounded() / 1000 : value
  }
}

/// Whether an amount is no more than there may be, to the allocator's own tolerance.
func isWithin(_ used: Double, _ most: Double) -> Bool {
  used <= most + Allocator.limitTolerance * max(abs(most), 1)
}
