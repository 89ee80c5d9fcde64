import LinearAlgebra
import PopulationHealth

/// What places do with a year, put together one after another.
struct YearInTheMaking {
  private let effects: PlanEffects
  private let activity: ActivityModel
  private let quality: QualityOfLife
  private let growth: [Double]
  /// Person-years of the place in hand.
  private var personYears: [Double] = []
  /// Outcomes but for deaths, `[place, quintile]`.
  private(set) var outcomes: [YearOfSystem.Outcomes]
  private(set) var newCases: Matrix
  private(set) var units: Matrix
  private(set) var pounds: Matrix
  private(set) var avoidedUnits: Matrix
  private(set) var avoidedPounds: Matrix
  private(set) var addedUnits: Matrix

  /// A year in which no place has been looked at.
  init(of model: SystemModel, in year: FinancialYear) {
    effects = model.effects
    activity = model.activity
    quality = model.quality
    let shape = model.shape
    let (places, quintiles) = (shape.places.count, shape.quintiles.count)
    growth = model.activity.growth(to: year)
    outcomes = Array(repeating: .init(), count: places * quintiles)
    newCases = Matrix(rows: places * quintiles, columns: model.risk?.conditions.count ?? 0)
    units = Matrix(rows: places, columns: model.activity.pods.count)
    (pounds, avoidedUnits, avoidedPounds, addedUnits) = (units, units, units, units)
  }

  /// Adds a place.
  ///
  /// - Parameters:
  ///   - inPlace: what the plan does there.
  ///   - place: the place.
  ///   - start: everybody at the start of the year.
  ///   - end: its own people at the end.
  mutating func add(_ inPlace: PlanEffects.InPlace, place: Int, start: People, end: [Double]) {
    Rows.setMeans(start.cells, at: place * end.count, end, in: &personYears)
    let use = activity.activity(personYears: personYears, shape: effects.shape, growth: growth)
    for pod in activity.pods.indices {
      units[place, pod] = use.units[pod]
      pounds[place, pod] = use.pounds[pod]
    }
    addOutcomes(of: place)
    let cases = effects.newCases(inPlace, personYears: personYears)
    let first = place * effects.shape.quintiles.count
    for (position, number) in cases.enumerated() {
      newCases[first + position / newCases.columns, position % newCases.columns] = number
    }
    if !inPlace.isNull { addChange(by: inPlace, place: place) }
  }

  private mutating func addChange(by inPlace: PlanEffects.InPlace, place: Int) {
    let change = effects.activityChange(
      inPlace, personYears: personYears, place: place, model: activity, growth: growth)
    for pod in activity.pods.indices {
      let added = change.addedUnits[pod]
      avoidedUnits[place, pod] = change.avoidedUnits[pod]
      avoidedPounds[place, pod] = change.avoidedPounds[pod]
      addedUnits[place, pod] = added
      units[place, pod] += added - change.avoidedUnits[pod]
      pounds[place, pod] +=
        added * activity.pods[pod].poundsPerUnit - change.avoidedPounds[pod]
    }
    let quintiles = effects.shape.quintiles
    for quintile in quintiles.indices {
      outcomes[place * quintiles.count + quintile].qalys += change.qualityGained[quintile]
    }
  }

  private mutating func addOutcomes(of place: Int) {
    let (shape, quintiles) = (effects.shape, effects.shape.quintiles.count)
    let lived = Rows.lived(
      by: personYears, utility: quality.utility, shape: shape)
    for group in 0..<shape.groupCount {
      let cell = place * quintiles + group % quintiles
      outcomes[cell].lifeYears += lived[3 * group]
      outcomes[cell].qalys += lived[3 * group + 1]
      outcomes[cell].highNeedYears += lived[3 * group + 2]
    }
  }
}
