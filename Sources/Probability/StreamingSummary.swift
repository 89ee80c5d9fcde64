/// What many figures come to over draws, kept up to date draw by draw in memory that does not grow.
///
/// Means and variances are exact but for rounding (Welford 1962). Quantiles are exact for fewer
/// than `exactDraws` draws. From then on, each figure has knots about the quantiles asked for, and every draw is
/// counted as below, at or above each; whenever the number of draws has doubled, knots move to where the
/// counts say their quantiles are. So what is not exact is where draws lie between two knots, in the way of
/// the P² algorithm (Jain, Chlamtac 1985; Raatikainen 1987 for several quantiles at once), but a knot
/// moves seldom and a value that comes again and again is counted as that value: a figure that a limit
/// holds at one amount in most draws has that amount as its median. A figure that is always the same has
/// exactly that value.
///
/// The result depends on the draws in their order, and not on how they are cut into blocks. 272 bytes a figure.
public struct StreamingSummary: Sendable {
  /// The probabilities whose quantiles are kept: those of a median and of 80% and 95% intervals.
  public static let probabilities = [0.025, 0.1, 0.5, 0.9, 0.975]
  /// The number of draws at which the draws kept until then become knots.
  public static let exactDraws = 32

  /// How many figures there are.
  public let figures: Int
  /// How many draws were added.
  public private(set) var draws = 0

  /// Figures eight by eight, slot after slot.
  var storage: [SIMD8<Double>]

  /// A summary of no draws.
  public init(figures: Int) {
    precondition(figures >= 0, "there are no fewer than 0 figures")
    self.figures = figures
    self.storage = Array(repeating: .zero, count: (figures + 7) / 8 * SummaryKnots.slots)
  }

  /// Adds draws.
  ///
  /// - Parameters:
  ///   - block: the draws' figures, `[draw][column]`. Sixteen or more draws at a time are fastest.
  ///   - draws: how many they are; columns are as many as divide the block.
  ///   - firstColumn: the column of the first figure here, so that several summaries, on threads of their own,
  ///     can share out the columns of one block.
  public mutating func add(_ block: [Double], draws: Int, from firstColumn: Int = 0) {
    guard draws > 0, figures > 0 else { return }
    let columns = block.count / draws
    precondition(
      columns * draws == block.count && firstColumn >= 0 && firstColumn + figures <= columns,
      "a block has as many columns as figures in each draw")
    var first = 0
    while first < draws {
      // No piece passes the number of draws at which knots are set or moved.
      let boundary =
        self.draws < Self.exactDraws
        ? Self.exactDraws : Self.exactDraws << ((self.draws / Self.exactDraws).binaryLogarithm + 1)
      let piece = min(draws - first, boundary - self.draws, SummaryKnots.mostDrawsAtOnce)
      block.withUnsafeBufferPointer { values in
        storage.withUnsafeMutableBufferPointer { storage in
          SummaryKnots.add(
            values, firstDraw: first, draws: piece, columns: columns, firstColumn: firstColumn,
            figures: figures, drawsBefore: self.draws, to: storage)
        }
      }
      self.draws += piece
      first += piece
      guard self.draws == boundary else { continue }
      let isFirst = boundary == Self.exactDraws
      storage.withUnsafeMutableBufferPointer { storage in
        SummaryKnots.move(in: storage, draws: boundary, areFirst: isFirst)
      }
    }
  }

  /// The mean of a figure; `nil` before the first draw, or where a draw was not finite.
  public func mean(of figure: Int) -> Double? {
    let mean = value(of: figure, slot: SummaryKnots.mean)
    return draws > 0 && mean.isFinite ? mean : nil
  }

  /// How far draws of a figure lie from their mean, as the root of the mean square with one draw fewer; `nil`
  /// with fewer than two draws, or where one was not finite.
  public func standardDeviation(of figure: Int) -> Double? {
    guard draws > 1, mean(of: figure) != nil else { return nil }
    return (value(of: figure, slot: SummaryKnots.squares) / Double(draws - 1)).squareRoot()
  }

  /// The Monte Carlo standard error of a figure's mean, as of independent draws.
  ///
  /// Latin hypercube and Sobol' draws know most means better than this; it does not say by how much.
  public func standardError(of figure: Int) -> Double? {
    standardDeviation(of: figure).map { $0 / Double(draws).squareRoot() }
  }

  /// The value of a figure below which this share of draws lies; `nil` before the first draw, or where a draw
  /// was not finite.
  ///
  /// Between the two draws next to it, as numpy's and R's default has it (Hyndman, Fan 1996, type 7).
  ///
  /// - Parameters:
  ///   - probability: one of `probabilities`.
  ///   - figure: `0 ..< figures`.
  /// - Returns: the quantile of the draws; beyond the first few, off from it by about a fifth of the standard
  ///   error that independent draws leave in it at the median and by 0.3 to 0.5 of it at the ends of a 95% interval (by
  ///   more where tails are heavy or the density has no bound).
  public func quantile(_ probability: Double, of figure: Int) -> Double? {
    precondition(Self.probabilities.contains(probability), "that quantile is not kept")
    guard mean(of: figure) != nil else { return nil }
    guard draws >= Self.exactDraws else {
      return (0..<draws).map { value(of: figure, slot: SummaryKnots.least + $0) }
        .sampleQuantile(probability)
    }
    let position = Double(draws - 1) * probability
    return storage.withUnsafeBufferPointer { storage in
      QuantileCurve(storage, figure: figure, draws: draws).value(at: 1 + position)
    }
  }

  private func value(of figure: Int, slot: Int) -> Double {
    precondition(figure >= 0 && figure < figures, "there is no such figure")
    return storage[figure / 8 * SummaryKnots.slots + slot][figure % 8]
  }
}

extension Int {
  /// The power of two it is at least; it is 1 or more.
  fileprivate var binaryLogarithm: Int { Int.bitWidth - 1 - leadingZeroBitCount }
}
