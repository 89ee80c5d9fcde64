import Parallelism
import PopulationHealth

extension SystemModel {
  /// How a quantity of a run changes with each decision: its derivative with respect to coverage of
  /// each intervention in each place and year, laid out as `CoveragePlan.shares`.
  ///
  /// See `gradients(of:at:along:from:)`.
  public func gradient(
    of weights: RunWeights, at plan: CoveragePlan, along run: [YearOfSystem],
    from start: StartingPoint
  ) -> [Double] {
    gradients(of: [weights], at: plan, along: run, from: start)[0]
  }

  /// How each of several quantities of a run changes with each decision.
  ///
  /// One pass back over the years finds the derivatives with respect to every decision at once (the
  /// adjoint, or reverse mode): what a person at the end of a year is worth for the quantity says
  /// what one at its start and each effect in it are. A year's steps are gone through again from the
  /// people the run has at its start; they are shared by all quantities.
  ///
  /// The derivatives are those of what people, need, effects, activity and outcomes do. What a plan
  /// reaches and sets up, coverage × people eligible, is no part of the weights.
  ///
  /// Where the model has a kink, as at a full cap or where one of a pair of effects begins to be the
  /// larger, they are those of the branch in force, and for an intervention that is not bought those
  /// of beginning to buy it.
  ///
  /// - Parameters:
  ///   - quantities: weights on what the years of the run report.
  ///   - plan: what is bought.
  ///   - run: every year of the horizon under it.
  ///   - start: where the run began.
  /// - Returns: for each quantity its derivatives, laid out as `CoveragePlan.shares`. They are the
  ///   same to the bit however many cores there are.
  public func gradients(
    of quantities: [RunWeights], at plan: CoveragePlan, along run: [YearOfSystem],
    from start: StartingPoint
  ) -> [[Double]] {
    let everywhere = shape.places.indices
    let parts = need.placesActOnOneAnother ? [everywhere] : everywhere.map { $0..<($0 + 1) }
    let slopes = concurrentMap(parts.count) { part in
      BackwardPass(model: self, plan: plan, run: run, start: start, places: parts[part])
        .slopes(of: quantities)
    }
    return quantities.indices.map { quantity in
      var gradient = Array(repeating: 0.0, count: plan.shares.count)
      for (places, slopes) in zip(parts, slopes) {
        for (place, coverage) in zip(places, slopes[quantity]) {
          for (position, slope) in coverage.enumerated() {
            let (intervention, year) = (position / plan.years, position % plan.years)
            gradient[plan.index(intervention, place, year)] = slope
          }
        }
      }
      return gradient
    }
  }
}
