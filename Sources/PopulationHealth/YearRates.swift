/// What a year brings to some places whoever lives there, found once for all of them.
struct YearRates {
  /// The year.
  let year: FinancialYear
  /// Positions of the places.
  let places: Range<Int>
  /// Births in the year for each woman, `[age]`; empty where births follow no fertility.
  let birthsPerWoman: [Double]
  /// Chances that the newborn die within it, `[sex, quintile]`; empty where deaths follow no chances.
  let infantDeath: [Double]
  /// Net migrants from outside the country, `[place, sex, quintile, age]`; empty where there is no
  /// schedule of them by age.
  let external: [Double]

  /// The rates of a model.
  init(of model: NeedModel, in year: FinancialYear, places: Range<Int>) {
    self.year = year
    self.places = places
    if case .fertility(let fertility) = model.births {
      birthsPerWoman = fertility.birthsPerWoman.value(in: year)
    } else {
      birthsPerWoman = []
    }
    if case .published(let mortality) = model.deaths {
      infantDeath = mortality.probabilityAtBirth(in: year)
    } else {
      infantDeath = []
    }
    if case .rates(let migration) = model.migrants {
      let size = model.shape.groupCount * model.shape.ageCount
      external = migration.external.value(
        in: year, of: (places.lowerBound * size)..<(places.upperBound * size))
    } else {
      external = []
    }
  }
}
