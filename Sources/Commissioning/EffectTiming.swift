import Foundation

/// How the effect of reaching people comes and goes: nothing for `lag` years, then building up
/// linearly over `ramp` years, and from then on losing `decay` of what remains each year.
///
/// The effect of coverage is a convolution: exposure(t) = Σₛ kernel(s) · coverage(t − s). A service
/// that works only while it is paid for has decay 1 and a kernel that sums to one; a lasting benefit
/// has a small decay, and its kernel sums to 1/decay, as each year's people add to the last's.
public struct EffectTiming: Hashable, Sendable {
  /// Whole years before any effect.
  public let lag: Int
  /// Years over which the effect builds up; at least one.
  public let ramp: Int
  /// Share of the remaining effect lost each year; 1 when it lasts only while funded.
  public package(set) var decay: Double

  /// Makes a timing.
  public init(lag: Int, ramp: Int, decay: Double) {
    self.lag = lag
    self.ramp = ramp
    self.decay = decay
  }

  /// The effect of one year's coverage in that year and each of the following.
  ///
  /// - Parameters:
  ///   - years: how many years.
  ///   - part: the part of the effect that people have so many whole years after theirs starts.
  /// - Returns: the share of the effect in each year.
  public func kernel(years: Int, part: (Int) -> Double = { _ in 1 }) -> [Double] {
    (0..<years).map { year in
      let sinceStart = year - lag
      guard sinceStart >= 0 else { return 0 }
      // The people of one year come into effect in equal parts over the ramp.
      return (0..<ramp).reduce(0) { sum, delay in
        let age = sinceStart - delay
        guard age >= 0 else { return sum }
        return sum + part(age) * (age == 0 ? 1 : pow(1 - decay, Double(age))) / Double(ramp)
      }
    }
  }
}
