import Commissioning
import PopulationHealth

/// What tables and checks take from the people of one year.
///
/// It is read as soon as the year is made, while its people are still in the processor's memory; by the
/// time every year is done, they are not.
struct PeopleReading: Sendable {
  /// How far the year is from the identities of people.
  let distances: IntegrityCheck.OfPeople
  /// Health in the year; `nil` where the pack does not divide by age.
  let health: HealthTables?
  /// People at the start, `[place, sex, quintile, segment]`.
  let atStart: [Double]
  /// People at the end, laid out alike.
  let atEnd: [Double]
  /// People at the end in age bands, `[place, sex, quintile, segment, band]`.
  let inBands: [Double]

  /// Reads a year.
  ///
  /// - Parameters:
  ///   - year: the year.
  ///   - model: the system it is of.
  ///   - bands: the positions of the ages of each of the scenario's bands.
  ///   - hasErrors: whether standard errors of health are wanted: at the central values only.
  init(of year: YearOfNeed, in model: SystemModel, bands: [Range<Int>], hasErrors: Bool) {
    let shape = model.shape
    func sums(of people: People) -> [Double] {
      Rows.sums(of: people.cells, every: shape.ageCount, count: shape.ageCount)
    }
    distances = IntegrityCheck.OfPeople(in: year, of: model.need)
    health = HealthTables(of: year, quality: model.quality, hasErrors: hasErrors)
    atStart = sums(of: year.start)
    atEnd = sums(of: year.end)
    inBands = Rows.bands(year.end.cells, ages: shape.ageCount, bands: bands)
  }
}
