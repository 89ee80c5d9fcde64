extension SlopeIndex {
  /// What a small change in each group does to the slope index: its exact derivative, ranks and weights
  /// of the line included.
  ///
  /// With shares of people w, midpoints R and heights y of the groups, the line rises by
  /// β = Σ w (R − ½) y / Σ w (R − ½)². Another person in a group changes its share and, as R is the
  /// share of all more deprived and half its own, where every less deprived group stands.
  public struct Derivative: Hashable, Sendable {
    /// For each unit of each group's value. On the linear scale they add up to zero: what everybody
    /// gains alike leaves the index as it is.
    public let values: [Double]
    /// For each person more in each group, values staying as they are. Where all groups have the same
    /// value they are zero.
    public let people: [Double]

    /// Differentiates the index of the same groups; nothing where it does not exist.
    ///
    /// - Parameters:
    ///   - values: the value of each group, the most deprived first.
    ///   - people: people in each group.
    ///   - form: the scale on which the line is straight.
    ///   - multiplier: what the index is multiplied by.
    public init?(
      values: [Double], people: [Double], form: Form = .linear, multiplier: Double = 1
    ) {
      guard let line = Line(values: values, people: people, form: form) else { return nil }
      let ranks = line.ranks
      let (low, high) = (form.slope(at: line.ends.most), form.slope(at: line.ends.least))
      let (ofRise, ofMiddle) = (multiplier * (high + low) / 2, multiplier * (high - low))
      let slopeWeights = ranks.slopeWeights
      self.values = values.indices.map {
        (ofRise * slopeWeights[$0] + ofMiddle * ranks.shares[$0]) / form.slope(at: values[$0])
      }
      let spread = ranks.spread
      var ofShares = Array(repeating: 0.0, count: people.count)
      var lessDeprived = 0.0
      for group in people.indices.reversed() {
        let (height, distance) = (line.heights[group], ranks.midpoints[group] - 0.5)
        let ofMidpoint = ranks.shares[group] * (height - 2 * line.rise * distance) / spread
        let ofOwn = distance * (height - line.rise * distance) / spread
        ofShares[group] =
          ofRise * (ofOwn + ofMidpoint / 2 + lessDeprived) + ofMiddle * height
        lessDeprived += ofMidpoint
      }
      let all = people.reduce(0, +)
      let mean = zip(ranks.shares, ofShares).reduce(0.0) { $0 + $1.0 * $1.1 }
      self.people = ofShares.map { ($0 - mean) / all }
    }
  }
}
