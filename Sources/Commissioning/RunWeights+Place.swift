import LinearAlgebra
import PopulationHealth

extension RunWeights.OfYear {
  /// The part of a year's weights that is on one place.
  struct InPlace {
    /// By quintile.
    var outcomes: ArraySlice<RunWeights.OfOutcomes>
    /// `[quintile][condition]`.
    var newCases: [ArraySlice<Double>]
    /// By intervention.
    var eligible: [Double]
    /// `[sex, quintile, segment, age]`.
    var personYears: ArraySlice<Double>?
    /// `[sex, quintile, age]`.
    var deathsByAge: ArraySlice<Double>?
    /// `[sex, quintile]`.
    var newbornDeaths: ArraySlice<Double>?
    /// What units of activity count.
    var activity: PlanEffects.ActivityWorth

    /// Whether nothing in the place has a weight.
    var isNothing: Bool {
      outcomes.allSatisfy { $0 == RunWeights.OfOutcomes() } && activity.isNothing
        && eligible.allSatisfy { $0 == 0 } && newCases.allSatisfy { $0.allSatisfy { $0 == 0 } }
        && [personYears, deathsByAge, newbornDeaths].allSatisfy { weights in
          weights?.allSatisfy { $0 == 0 } ?? true
        }
    }
  }

  /// The weights on one place of a system.
  func inPlace(_ place: Int, of model: SystemModel) -> InPlace {
    let shape = model.shape
    let cells = (place * shape.quintiles.count)..<((place + 1) * shape.quintiles.count)
    func own(_ weights: [Double]?) -> ArraySlice<Double>? {
      weights.map { weights in
        let size = weights.count / shape.places.count
        return weights[(place * size)..<((place + 1) * size)]
      }
    }
    let (units, pounds) = (Array(self.units.row(place)), Array(self.pounds.row(place)))
    return InPlace(
      outcomes: outcomes[cells], newCases: cells.map { newCases.row($0) },
      eligible: (0..<eligible.rows).map { eligible[$0, place] }, personYears: own(personYears),
      deathsByAge: own(deathsByAge), newbornDeaths: own(newbornDeaths),
      activity: PlanEffects.ActivityWorth(
        units: units, pounds: pounds,
        added: model.activity.pods.enumerated().map { pod, description in
          units[pod] + pounds[pod] * description.poundsPerUnit + addedUnits[place, pod]
        },
        quality: outcomes[cells].map(\.qalys)))
  }
}
