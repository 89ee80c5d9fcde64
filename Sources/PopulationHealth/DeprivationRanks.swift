/// Where groups ordered by deprivation stand among everybody.
struct DeprivationRanks {
  /// Each group's share of people.
  let shares: [Double]
  /// The middle of each group's range in the cumulative distribution of people, 0 to 1 (the ridit).
  let midpoints: [Double]

  /// Ranks of groups, the most deprived first; nothing if fewer than two have people.
  init?(people: [Double]) {
    let all = people.reduce(0, +)
    guard people.count(where: { $0 > 0 }) > 1, people.allSatisfy({ $0 >= 0 }), all.isFinite else {
      return nil
    }
    shares = people.map { $0 / all }
    var below = 0.0
    midpoints = shares.map { share in
      defer { below += share }
      return below + share / 2
    }
  }

  /// The variance of the midpoints. Their mean is a half whatever the shares.
  var spread: Double {
    zip(shares, midpoints).reduce(0.0) { $0 + $1.0 * ($1.1 - 0.5) * ($1.1 - 0.5) }
  }

  /// What each group's value counts for in the slope of the weighted line.
  var slopeWeights: [Double] {
    let spread = self.spread
    return zip(shares, midpoints).map { $0 * ($1 - 0.5) / spread }
  }
}
