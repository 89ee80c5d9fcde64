import Foundation
import PopulationHealth

/// How need changes in the country of a pack, ready to be narrowed to some places.
struct PackNeed {
  let people: PackPeople
  let baseYear: FinancialYear
  let shares: SegmentShares
  /// Shares by age before deprivation tilts them, `[segment, age]`.
  let average: [Double]
  let moves: SegmentMoves
  /// What `moves` was made from, where drift is a setting of the pack.
  let caseMix: CaseMixChoice?
  let deaths: NeedModel.Deaths
  let births: NeedModel.Births
  let demography: Demography
  /// Published use of care relative to the country's mean, if the pack has it.
  let relativities: NeedRelativities?

  /// What brings people in and out, before places are chosen.
  enum Demography {
    case rates(external: [FinancialYear: [Double]], internal: [Double])
    case fixed(NeedModel.Migrants, years: Set<FinancialYear>)
  }

  /// Moves to greater need per person-year in the base year's mix, `[sex, quintile, age]`.
  var upwardRate: [Double] { moves.upwardRate(of: shares) }

  /// Deaths per person-year in the base year, `[sex, quintile, age]`; none where deaths are fixed in
  /// advance.
  var deathRate: [Double] {
    guard case .published(let rates) = deaths else {
      return Array(repeating: 0, count: people.shape.groupCount * people.shape.ageCount)
    }
    return rates.annualProbability.map { -log1p(-$0) }
  }

  /// The last year through which every year has its events, where they are fixed in advance.
  var lastScheduledYear: FinancialYear? {
    guard case .fixed(_, let years) = demography else { return nil }
    var year = baseYear
    while years.contains(year) { year = year + 1 }
    return year - 1
  }

  /// The model of the whole country, as projected.
  var wholeCountry: NeedModel {
    model(places: Array(people.shape.places.indices), officialFactors: nil)
  }

  /// The model of some places, by their positions among the pack's places, brought to official totals
  /// by the country's factors if there are any.
  func model(places chosen: [Int], officialFactors: OfficialFactors?) -> NeedModel {
    let all = people.shape
    let counts = all.groupCount * all.ageCount
    let start = start(places: chosen)
    let migrants: NeedModel.Migrants
    switch demography {
    case .fixed(let events, _): migrants = events
    case .rates(let external, let rates):
      migrants = .rates(
        Migration(
          external: YearSeries(
            values: external.mapValues { spread($0, over: chosen) }),
          internalRate: chosen.flatMap { rates[($0 * counts)..<(($0 + 1) * counts)] }))
    }
    let narrowed: NeedModel.Births =
      if case .fertility(let fertility) = births {
        .fertility(fertility.narrowed(toPlaces: chosen, quintiles: all.quintiles.count))
      } else {
        births
      }
    return NeedModel(
      start: start, startYear: baseYear, shares: shares.placed(in: start.shape),
      moves: moves.placed(in: start.shape), deaths: deaths, births: narrowed, migrants: migrants,
      officialFactors: officialFactors)
  }

  /// The people of some places at the start of the base year.
  private func start(places chosen: [Int]) -> People {
    let all = people.shape
    let shape = all.selecting(places: chosen.map { all.places[$0] })
    guard !people.isBySegment else {
      return People(
        shape: shape,
        cells: chosen.flatMap {
          people.people[($0 * all.profileSize)..<(($0 + 1) * all.profileSize)]
        })
    }
    let counts = all.groupCount * all.ageCount
    return People(
      shape: shape,
      cells: chosen.flatMap { place in
        (0..<all.profileSize).map { cell in
          let index = cell / all.blockSize * all.ageCount + cell % all.ageCount
          return people.people[place * counts + index] * shares.profile[cell]
        }
      })
  }

  /// People of the whole country by `[sex, quintile, segment, age]` in the base year.
  var country: [Double] {
    let all = people.shape
    let start = start(places: Array(all.places.indices))
    var sum = Array(repeating: 0.0, count: all.profileSize)
    for (cell, people) in start.cells.enumerated() { sum[cell % all.profileSize] += people }
    return sum
  }

  /// The country's net migrants by `[sex, age]`, to places and quintiles as people of that sex and
  /// age were spread in the base year.
  private func spread(_ migrants: [Double], over chosen: [Int]) -> [Double] {
    let all = people.shape
    let (ages, groups, quintiles) = (all.ageCount, all.groupCount, all.quintiles.count)
    var country = Array(repeating: 0.0, count: all.sexes.count * ages)
    for index in people.people.indices {
      let group = index / ages % groups
      country[group / quintiles * ages + index % ages] += people.people[index]
    }
    return chosen.flatMap { place in
      (0..<(groups * ages)).map { index in
        let sexAge = index / ages / quintiles * ages + index % ages
        let here = people.people[place * groups * ages + index]
        return country[sexAge] > 0 ? migrants[sexAge] * here / country[sexAge] : 0
      }
    }
  }
}
