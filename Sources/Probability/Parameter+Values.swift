#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension Parameter {
  /// How many numbers it is.
  public var rowCount: Int {
    switch form {
    case .together(let distributions), .apart(let distributions): distributions.count
    case .dirichlet(let weights): weights.count
    }
  }

  /// The names its uniforms are keyed by: its own, or `name[0]`, `name[1]`... where rows are drawn apart or
  /// are shares.
  public var uniformNames: [String] {
    switch form {
    case .together: [name]
    case .apart, .dirichlet: (0..<rowCount).map { "\(name)[\($0)]" }
    }
  }

  /// The mean of each row, without any bound.
  public var means: [Double] {
    switch form {
    case .together(let distributions), .apart(let distributions): distributions.map(\.mean)
    case .dirichlet(let weights): weights.map { $0 / weights.reduce(0, +) }
    }
  }

  /// Its values with every row this far up its distribution, by itself, bounds left aside.
  ///
  /// Of shares, the first is this far up its own distribution, a beta, and the others share the rest as
  /// their means do.
  ///
  /// - Parameter uniform: between 0 and 1, neither included.
  /// - Returns: one value a row.
  public func values(at uniform: Double) -> [Double] {
    switch form {
    case .together(let distributions), .apart(let distributions):
      return distributions.map { $0.quantile(uniform) }
    case .dirichlet(let weights):
      let others = weights.dropFirst().reduce(0, +)
      let first = Distribution.beta(alpha: weights[0], beta: others).quantile(uniform)
      return [first] + weights.dropFirst().map { (1 - first) * $0 / others }
    }
  }

  /// Shares with a Dirichlet distribution: gammas with these shapes, over their sum.
  static func shares(_ shapes: [Double], uniforms: [Double]) -> [Double] {
    let gammas = zip(shapes, uniforms).map { Distribution.gamma(shape: $0, scale: 1).quantile($1) }
    let sum = gammas.reduce(0, +)
    if sum > 0 { return gammas.map { $0 / sum } }
    // All are below the smallest number. There the share below x is x^shape / Γ(shape + 1), so that
    // logarithms of the quantiles are far apart and the greatest has all.
    let logarithms = zip(shapes, uniforms).map { (log($1) + lgamma($0 + 1)) / $0 }
    let greatest = logarithms.indices.max { logarithms[$0] < logarithms[$1] }
    return logarithms.indices.map { $0 == greatest ? 1 : 0 }
  }
}
