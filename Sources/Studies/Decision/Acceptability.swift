/// Which strategy is best at each price of an effect, and how sure that is: acceptability curves (van
/// Hout and others, *Health Economics* 3:309, 1994), their frontier (Fenwick, Claxton and Sculpher,
/// *Health Economics* 10:779, 2001) and the expected value of perfect information (Raiffa and Schlaifer,
/// 1961; Briggs, Claxton and Sculpher, *Decision Modelling for Health Economic Evaluation*, 2006, ch. 6).
///
/// The frontier is the strategy of highest expected net benefit, which need not be the one most often best.
public struct Acceptability: Sendable {
  /// All strategies at one price.
  public struct AtPrice: Sendable {
    /// GBP for a unit of effect.
    public let price: Double
    /// How often a strategy has the highest net benefit; strategies as good as one another share the draw.
    /// One a strategy; they sum to one.
    public let chances: [DrawnChance]
    /// Expected net benefit beyond the first strategy's, GBP, one a strategy.
    public let expectedNetBenefits: [Double]
    /// Position of the strategy with the highest expected net benefit, the first of several.
    public let best: Int
    /// The worth of knowing everything before deciding: the mean over draws of the best strategy's net
    /// benefit in each, less that of the best on average.
    ///
    /// The best on average is chosen from the same draws, and so looks better than it is: where two
    /// strategies are near a tie the worth comes out too low, by about a part in √draws of itself.
    public let perfectInformation: ValueOfInformation

    init(_ sample: DecisionSample, price: Double) {
      self.price = price
      let benefits = sample.netBenefits(at: price)
      expectedNetBenefits = benefits.map(\.sampleMean)
      let best = expectedNetBenefits.positionOfLargest
      var wins = benefits.map { _ in 0.0 }
      var regrets: [Double] = []
      for draw in 0..<sample.draws {
        let largest = benefits.map { $0[draw] }.max() ?? 0
        let winners = benefits.indices.filter { benefits[$0][draw] == largest }
        for winner in winners { wins[winner] += 1 / Double(winners.count) }
        regrets.append(largest - benefits[best][draw])
      }
      self.best = best
      chances = wins.map {
        DrawnChance(probability: $0 / Double(sample.draws), draws: sample.draws)
      }
      perfectInformation = ValueOfInformation(
        value: regrets.sampleMean, standardError: regrets.standardErrorOfMean)
    }
  }

  /// One for each price asked about, in that order.
  public let prices: [AtPrice]

  /// Works out all curves.
  public init(_ sample: DecisionSample, prices: [Double]) {
    self.prices = prices.map { AtPrice(sample, price: $0) }
  }
}
