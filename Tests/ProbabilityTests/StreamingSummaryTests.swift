import Probability
import Testing

@Suite struct StreamingSummaryTests {
  /// Numpy's default and R's type 7.
  static func exactQuantile(_ probability: Double, of values: [Double]) -> Double {
    let sorted = values.sorted()
    let position = Double(values.count - 1) * probability
    let below = Int(position)
    let above = min(below + 1, values.count - 1)
    return sorted[below] + (sorted[above] - sorted[below]) * (position - Double(below))
  }

  /// A figure's draws, from a uniform.
  enum Shape: CaseIterable {
    case normal
    case lognormal
    case skewed
    case bimodal
    case uniform

    func value(_ uniform: Double) -> Double {
      switch self {
      case .normal:
        Distribution.normal(mean: 100, standardDeviation: 15).quantile(uniform)
      case .lognormal:
        Distribution.lognormal(logMean: 0, logStandardDeviation: 1).quantile(uniform)
      case .skewed: -Distribution.gamma(shape: 0.3, scale: 2).quantile(1 - uniform)
      case .bimodal:
        uniform < 0.3
          ? Distribution.normal(mean: -5, standardDeviation: 1).quantile(uniform / 0.3)
          : Distribution.normal(mean: 5, standardDeviation: 1).quantile((uniform - 0.3) / 0.7)
      case .uniform: uniform
      }
    }

    /// The standard error of the quantile of independent draws: √(p (1 - p) / n) over the density, as the
    /// quantile at one such error of the share on either side.
    func standardError(of probability: Double, draws: Int) -> Double {
      let error = (probability * (1 - probability) / Double(draws)).squareRoot()
      return (value(probability + error) - value(probability - error)) / 2
    }
  }

  static func summary(_ columns: [[Double]], blocks: [Int]) -> StreamingSummary {
    var summary = StreamingSummary(figures: columns.count)
    var first = 0
    for draws in blocks {
      let block = (first..<first + draws).flatMap { draw in columns.map { $0[draw] } }
      summary.add(block, draws: draws)
      first += draws
    }
    return summary
  }

  static func uniforms(_ count: Int, _ name: String, _ sampling: Draws.Sampling) -> [Double] {
    let draws = Draws(seed: 17, count: count, sampling: sampling)
    return (0..<count).map { draws.uniform($0, of: name) }
  }

  @Test(arguments: Shape.allCases, [1000, 4096])
  func `quantiles are those of the draws, within a part of what they would be off by chance`(
    shape: Shape, count: Int
  ) {
    let figures = 60
    let columns = (0..<figures).map { figure in
      Self.uniforms(count, "figure \(figure)", .random).map(shape.value)
    }
    let summary = Self.summary(columns, blocks: [Int](repeating: 8, count: count / 8))
    for probability in StreamingSummary.probabilities {
      let standardError = shape.standardError(of: probability, draws: count)
      var squares = 0.0
      for (figure, column) in columns.enumerated() {
        let streamed = summary.quantile(probability, of: figure) ?? .nan
        let off = (streamed - Self.exactQuantile(probability, of: column)) / standardError
        squares += off * off
      }
      let size = (squares / Double(figures)).squareRoot()
      // Chance leaves one standard error; 0.45 of one more, at right angles, makes that 1.10. Most are some
      // 0.25, which makes it 1.03. The skewed shape has a density without bound at its end, where knots of
      // which each is several times as far from the end as the next say least: there it is up to 1.
      #expect(size <= (shape == .skewed ? 1.1 : 0.45))
    }
  }

  @Test func `means and spreads are exact`() throws {
    let columns = Shape.allCases.map { Self.uniforms(500, "a", .random).map($0.value) }
    let summary = Self.summary(columns, blocks: [Int](repeating: 50, count: 10))
    for (figure, column) in columns.enumerated() {
      let mean = column.reduce(0, +) / 500
      let squares = column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      // Five hundred roundings.
      #expect(abs(try #require(summary.mean(of: figure)) - mean) <= 1e-13 * abs(mean) + 1e-13)
      let spread = try #require(summary.standardDeviation(of: figure))
      #expect(abs(spread / (squares / 499).squareRoot() - 1) <= 1e-12)
      #expect(summary.standardError(of: figure) == spread / 500.squareRoot())
    }
  }

  @Test(arguments: [1, 2, 5, 31, 32])
  func `few draws have exactly their quantiles`(count: Int) {
    let columns = (0..<11).map { Self.uniforms(count, "figure \($0)", .random) }
    let summary = Self.summary(columns, blocks: [Int](repeating: 1, count: count))
    for (figure, column) in columns.enumerated() {
      for probability in StreamingSummary.probabilities {
        let exact = Self.exactQuantile(probability, of: column)
        let streamed = summary.quantile(probability, of: figure) ?? .nan
        // The thirty-second draw sets knots; quantiles between two of them are then no longer all kept,
        // and are off by no more than draws next to one another lie apart, which is 1/33 on average.
        if count < 32 { #expect(streamed == exact) } else { #expect(abs(streamed - exact) <= 0.04) }
      }
    }
  }

  @Test func `a figure that is always the same has exactly that value`() {
    let columns = [0.1, -7e300, 0, 123_456.789].map { [Double](repeating: $0, count: 300) }
    let summary = Self.summary(columns, blocks: [100, 7, 193])
    for (figure, column) in columns.enumerated() {
      #expect(summary.mean(of: figure) == column[0])
      #expect(summary.standardDeviation(of: figure) == 0)
      for probability in StreamingSummary.probabilities {
        #expect(summary.quantile(probability, of: figure) == column[0])
      }
    }
  }

  @Test(arguments: Draws.Sampling.allCases)
  func `a figure of two values has no quantile between them`(sampling: Draws.Sampling) {
    let uniforms = Self.uniforms(1000, "a", sampling)
    let columns = [0.06, 0.3, 0.7, 0.94].map { share in uniforms.map { $0 < share ? 0.0 : 1.0 } }
    let summary = Self.summary(columns, blocks: [Int](repeating: 40, count: 25))
    for (figure, column) in columns.enumerated() {
      for probability in StreamingSummary.probabilities {
        #expect(
          summary.quantile(probability, of: figure) == Self.exactQuantile(probability, of: column))
      }
    }
  }

  @Test func `a figure that a limit holds is at the limit where most draws are`() {
    let uniforms = Self.uniforms(1000, "a", .latinHypercube)
    let budget = 250.0
    let spent = uniforms.map { min(budget, Shape.normal.value($0) * 2.6) }
    let summary = Self.summary([spent], blocks: [Int](repeating: 20, count: 50))
    for probability in [0.5, 0.9, 0.975] {
      #expect(summary.quantile(probability, of: 0) == budget)
    }
    let low = summary.quantile(0.1, of: 0) ?? .nan
    // Half of what independent draws leave in it.
    let tolerance = 2.6 * Shape.normal.standardError(of: 0.1, draws: 1000) / 2
    #expect(abs(low - Self.exactQuantile(0.1, of: spent)) <= tolerance)
  }

  @Test func `how draws are cut into blocks and columns makes no difference`() {
    let count = 777
    let columns = (0..<21).map { figure in
      Self.uniforms(count, "figure \(figure)", .random).map(Shape.lognormal.value)
    }
    let whole = Self.summary(columns, blocks: [count])
    let pieces = Self.summary(columns, blocks: [1, 30, 2, 500, 44, 200])
    let block = (0..<count).flatMap { draw in columns.map { $0[draw] } }
    var part = StreamingSummary(figures: 8)
    part.add(block, draws: count, from: 13)
    for figure in columns.indices {
      for probability in StreamingSummary.probabilities {
        let quantile = whole.quantile(probability, of: figure)
        #expect(pieces.quantile(probability, of: figure) == quantile)
        if figure >= 13 { #expect(part.quantile(probability, of: figure - 13) == quantile) }
      }
      #expect(whole.mean(of: figure) == pieces.mean(of: figure))
      #expect(whole.standardDeviation(of: figure) == pieces.standardDeviation(of: figure))
      let quantiles = StreamingSummary.probabilities.compactMap {
        whole.quantile($0, of: figure)
      }
      #expect(quantiles == quantiles.sorted())
    }
  }

  @Test func `a figure that is not finite in one draw has no summary, and its neighbours have`() {
    var columns = [[Double]](repeating: (0..<100).map(Double.init), count: 3)
    columns[1][40] = .nan
    columns[2][3] = .infinity
    let summary = Self.summary(columns, blocks: [10, 90])
    #expect(summary.mean(of: 0) == 49.5)
    #expect(summary.quantile(0.5, of: 0) != nil)
    for figure in 1...2 {
      #expect(summary.mean(of: figure) == nil)
      #expect(summary.standardDeviation(of: figure) == nil)
      #expect(summary.standardError(of: figure) == nil)
      #expect(summary.quantile(0.5, of: figure) == nil)
    }
    let none = StreamingSummary(figures: 1)
    #expect(none.mean(of: 0) == nil)
    #expect(none.quantile(0.5, of: 0) == nil)
  }
}
