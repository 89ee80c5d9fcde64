extension DecisionSample {
  /// The worth of knowing some parameters exactly, at each of some prices (EVPPI): `PartialInformation`
  /// says how it is estimated.
  ///
  /// - Parameters:
  ///   - members: positions of the parameters to be known.
  ///   - prices: GBP for a unit of effect.
  /// - Returns: one for each price; `nil` where there are fewer than `drawsNeeded(toKnow:)`, or more
  ///   parameters than `mostKnownTogether`.
  public func partialInformation(on members: [Int], prices: [Double]) -> [ValueOfInformation]? {
    PartialInformation(self, knowing: members).map { information in
      prices.map { information.value(at: $0) }
    }
  }

  /// The fewest draws from which the worth of knowing so many parameters together is estimated: five for
  /// each, and five more. Many more are needed for it to be known well.
  public static func drawsNeeded(toKnow parameters: Int) -> Int {
    ConditionalMeans.drawsForColumn * (parameters + 1)
  }

  /// The most parameters whose worth is estimated together.
  public static let mostKnownTogether = ConditionalMeans.mostParameters
}
