import Foundation

/// A part of an envelope, and the years over which it grows until the plan starts.
struct EnvelopeStream: Sendable {
  /// GBP of the price year in the year of the allocation.
  let pounds: Double
  /// Years from then to the first year of the plan.
  let years: Int

  /// The sum of some parts in each year of a plan, all growing alike.
  static func grown(_ parts: [EnvelopeStream], by growth: Double, years: Int) -> [Double] {
    let first = parts.reduce(0.0) { $0 + $1.pounds * pow(1 + growth, Double($1.years)) }
    return (0..<years).map { year in
      (0..<year).reduce(first) { amount, _ in amount * (1 + growth) }
    }
  }
}
