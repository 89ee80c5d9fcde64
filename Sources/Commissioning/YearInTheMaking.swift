import LinearAlgebra
import PopulationHealth

/// What places do with a year, put together one after another.
struct YearInTheMaking {
  private let model: SystemModel
  private let growth: [Double]
  /// Person-years of the places so far.
  private var personYears: People
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
    self.model = model
    let shape = model.shape
    let (places, quintiles) = (shape.places.count, shape.quintiles.count)
    growth = model.activity.growth(to: year)
    personYears = People(shape: shape, cells: Array(repeating: 0, count: shape.stateSize))
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
    let activity = model.activity
    Rows.setMeans(start.cells, end, at: place * end.count, in: &personYears.cells)
    let use = activity.activity(personYears: personYears, place: place, growth: growth)
    for pod in activity.pods.indices {
      units[place, pod] = use.units[pod]
      pounds[place, pod] = use.pounds[pod]
    }
    addOutcomes(of: place)
    let cases = model.effects.newCases(inPlace, personYears: personYears, place: place)
    let first = place * model.shape.quintiles.count
    for (position, number) in cases.enumerated() {
      newCases[first + position / newCases.columns, position % newCases.columns] = number
    }
    if !inPlace.isNull { addChange(by: inPlace, place: place) }
  }

  private mutating func addChange(by inPlace: PlanEffects.InPlace, place: Int) {
    let change = model.effects.activityChange(
      inPlace, personYears: personYears, place: place, model: model.activity, growth: growth)
    for pod in model.activity.pods.indices {
      let added = change.addedUnits[pod]
      avoidedUnits[place, pod] = change.avoidedUnits[pod]
      avoidedPounds[place, pod] = change.avoidedPounds[pod]
      addedUnits[place, pod] = added
      units[place, pod] += added - change.avoidedUnits[pod]
      pounds[place, pod] +=
        added * model.activity.pods[pod].poundsPerUnit - change.avoidedPounds[pod]
    }
    let quintiles = model.shape.quintiles
    for quintile in quintiles.indices {
      outcomes[place * quintiles.count + quintile].qalys += change.qualityGained[quintile]
    }
  }

  private mutating func addOutcomes(of place: Int) {
    let quintiles = model.shape.quintiles.count
    let lived = Rows.lived(
      by: personYears.cells, place: place, utility: model.quality.utility, shape: model.shape)
    for group in 0..<model.shape.groupCount {
      let cell = place * quintiles + group % quintiles
      outcomes[cell].lifeYears += lived[3 * group]
      outcomes[cell].qalys += lived[3 * group + 1]
      outcomes[cell].highNeedYears += lived[3 * group + 2]
    }
  }
}
