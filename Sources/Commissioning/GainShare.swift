import PopulationHealth

/// QALYs that a plan gains over doing nothing in one quintile, less a share of all QALYs it gains: at least
/// zero where the quintile gets at least that share, as an equity limit may ask of the most deprived.
///
/// It is linear in outcomes, so that its weights are the same at every run. A plan that changes nothing
/// has exactly zero and keeps the limit; of a loss the quintile may bear at most the share.
public struct GainShare: RunMeasure {
  /// The share of all QALYs gained, 0 to 1, to which the quintile's gain is held.
  public let share: Double
  private let weights: RunWeights
  private let doingNothing: Double

  /// Measures a quintile's gain against a share of all.
  ///
  /// - Parameters:
  ///   - quintile: the position of the quintile.
  ///   - share: the share of all QALYs gained; `nil` for the quintile's share of the person-years lived
  ///     under doing nothing, every year counting alike.
  ///   - place: the position of the place looked at; `nil` for all together.
  ///   - discountRate: the yearly rate at which later QALYs count for less.
  ///   - model: the system.
  ///   - nothing: every year of its horizon under doing nothing.
  public init(
    ofQuintile quintile: Int, share: Double? = nil, place: Int? = nil, discountRate: Double = 0,
    in model: SystemModel, over nothing: [YearOfSystem]
  ) {
    let quintiles = model.shape.quintiles.indices
    let places = place.map { [$0] } ?? Array(model.shape.places.indices)
    func lived(in quintile: Int) -> Double {
      nothing.reduce(0.0) { sum, year in
        places.reduce(sum) { $0 + year.outcomes[$1 * quintiles.count + quintile].lifeYears }
      }
    }
    let part = share ?? lived(in: quintile) / quintiles.reduce(0.0) { $0 + lived(in: $1) }
    var weights = RunWeights(nothingOf: model)
    for year in weights.years.indices {
      let factor = Discounting.factor(rate: discountRate, year: year)
      for place in places {
        for one in quintiles {
          weights.years[year].outcomes[place * quintiles.count + one].qalys =
            factor * ((one == quintile ? 1 : 0) - part)
        }
      }
    }
    self.share = part
    self.weights = weights
    doingNothing = weights.value(of: nothing)
  }

  /// QALYs by which the quintile's gain is above its share of all.
  public func value(of run: [YearOfSystem]) -> Double { weights.value(of: run) - doingNothing }

  /// The weights on QALYs by place, quintile and year.
  public func weights(at run: [YearOfSystem]) -> RunWeights { weights }
}
