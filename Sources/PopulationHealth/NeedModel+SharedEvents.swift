extension NeedModel {
  /// The largest distance between what happened in a year and the numbers known in advance for it:
  /// births, deaths and net migration; `nil` where none are.
  package func sharedEventsError(in year: YearOfNeed) -> Double? {
    var distances: [Double] = []
    func compare(_ tally: [Double], with number: Double) {
      distances.append(abs(tally.compensatedSum - number))
    }
    if case .shared(let events) = births {
      compare(year.births, with: events.byYear[year.year] ?? 0)
    }
    if case .shared(let events) = deaths {
      compare(year.deaths, with: events.byYear[year.year] ?? 0)
    }
    if case .shared(let arriving, let leaving) = migrants {
      compare(
        year.netMigration,
        with: (arriving.byYear[year.year] ?? 0) - (leaving.byYear[year.year] ?? 0))
    }
    return distances.isEmpty ? nil : distances.largestDistance
  }
}
