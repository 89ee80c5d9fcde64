import Probability
import Wording

/// What is believed of a number, in a few words.
struct DistributionText {
  let distribution: Distribution

  init(_ distribution: Distribution) { self.distribution = distribution }

  /// The family and its parameters.
  var words: String {
    func n(_ value: Double) -> String { Self.number(value) }
    switch distribution {
    case .point(let value): return "exactly \(n(value))"
    case .normal(let mean, let deviation): return "normal, mean \(n(mean)), SD \(n(deviation))"
    case .lognormal(let mean, let deviation):
      return "lognormal, of the logarithm mean \(n(mean)) and SD \(n(deviation))"
    case .beta(let alpha, let beta, let low, let high):
      let ends = low == 0 && high == 1 ? "" : " from \(n(low)) to \(n(high))"
      return "beta \(n(alpha)), \(n(beta))\(ends)"
    case .gamma(let shape, let scale): return "gamma, shape \(n(shape)), scale \(n(scale))"
    case .triangular(let low, let mode, let high):
      return "triangular from \(n(low)) by \(n(mode)) to \(n(high))"
    case .pert(let low, let mode, let high):
      return "PERT from \(n(low)) by \(n(mode)) to \(n(high))"
    case .uniform(let low, let high): return "uniform from \(n(low)) to \(n(high))"
    case .empirical(let values, _): return "one of \(values.count) values seen"
    case .truncated(let other, let low, let high):
      let place =
        low == -.infinity
        ? "to \(n(high)) or less"
        : high == .infinity ? "to \(n(low)) or more" : "from \(n(low)) to \(n(high))"
      return "\(DistributionText(other).words), kept \(place)"
    }
  }

  /// Up to six significant digits, in a point's notation.
  private static func number(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return value == 0 ? "0" : "\(value)" }
    var size = abs(value)
    var decimals = 5
    while size >= 10, decimals > 0 {
      size /= 10
      decimals -= 1
    }
    while size < 1, decimals < 12 {
      size *= 10
      decimals += 1
    }
    var text = Amount.fixed(value, decimals)
    if text.contains(".") {
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    return text
  }
}
