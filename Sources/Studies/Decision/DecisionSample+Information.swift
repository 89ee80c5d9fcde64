extension DecisionSample {
  /// The worth of knowing some parameters exactly, at each of some prices (EVPPI): `PartialInformation`
  /// says how it is estimated.
  ///
  /// - Parameters:
  ///   - members: positions of the parameters to be known.
  ///   - prices: GBP for a unit of effect.
  /// - Returns: one for each price; `nil` where there are too few draws for so many parameters (five are
  ///   needed for each, and five more).
  public func partialInformation(on members: [Int], prices: [Double]) -> [ValueOfInformation]? {
    PartialInformation(self, knowing: members).map { information in
      prices.map { information.value(at: $0) }
    }
  }
}
