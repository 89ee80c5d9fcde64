import Foundation
import PopulationHealth

extension PackNeed {
  /// Reads how need changes; deprivation tilts segments to `costs`, GBP per person-year of each.
  init?(
    _ reader: FieldReader, people: PackPeople, baseYear: FinancialYear, costs: [Double]?,
    folder: PackFolder
  ) {
    let shape = people.shape
    let matrices = TransitionTable(reader, shape: shape, folder: folder)
    if people.isBySegment {
      let events = EventTables(reader, shape: shape, folder: folder)
      reader.finish()
      guard let matrices, let events else { return nil }
      let start = People(shape: shape, cells: people.people)
      average = Self.shares(of: start)
      shares = SegmentShares(shape: shape, byAge: average)
      moves = SegmentMoves(
        shape: shape, dense: (0..<shape.groupCount).flatMap { _ in matrices.survivors },
        rates: matrices.rates)
      (deaths, births) = (events.deaths, events.births)
      demography = .fixed(events.migrants, years: events.years)
      relativities = nil
      caseMix = nil
    } else {
      let shareTable = SegmentShareTable(reader, people: people, costs: costs, folder: folder)
      let drift = CaseMixDrift(reader)
      let mortality = reader.mapping("deaths", PackSchema.deaths).flatMap {
        MortalityTables(
          $0, shape: shape, baseYear: baseYear, segmentRisk: matrices?.deathRates ?? [],
          folder: folder)
      }
      let fertility = reader.mapping("births", PackSchema.births).flatMap {
        Fertility($0, shape: shape, folder: folder)
      }
      let migration = reader.mapping("migration", PackSchema.migration).flatMap {
        MigrationTables($0, shape: shape, folder: folder)
      }
      reader.finish()
      guard let matrices, let shareTable, let drift, let mortality, let fertility, let migration
      else {
        Self.reportMissing(
          reader, shareTable == nil, mortality == nil, fertility == nil, migration == nil)
        return nil
      }
      average = shareTable.average
      shares = shareTable.shares
      relativities = shareTable.relativities
      let observed = ObservedCaseMix(
        moves: matrices.survivors(joining: average, shape: shape), average: average,
        shares: shares, deathRisk: matrices.deathRates,
        annualDeath: mortality.rates.annualProbability, rates: matrices.rates)
      caseMix = CaseMixChoice(drift: drift, observed: observed)
      moves = drift.moves(from: observed)
      (deaths, births) = (.published(mortality.rates), .fertility(fertility))
      demography = .rates(external: migration.external, internal: migration.internalRates)
    }
    self.people = people
    self.baseYear = baseYear
  }

  /// A pack that divides by age needs all of its demography; whatever has been said of a part that
  /// is there but wrong stands on its own.
  private static func reportMissing(
    _ reader: FieldReader, _ shares: Bool, _ deaths: Bool, _ births: Bool, _ migration: Bool
  ) {
    guard !reader.log.hasErrors else { return }
    let missing = [
      ("segment_shares", shares), ("deaths", deaths), ("births", births), ("migration", migration),
    ].filter(\.1).map(\.0)
    reader.log.error(
      "scenario.missing-key",
      "'need' has no \(Suggestion.list(missing)), which a pack with ages needs",
      help: "add them, or give people by segment and 'events'", at: reader.mark)
  }

  private static func shares(of people: People) -> [Double] {
    let shape = people.shape
    var counts = Array(repeating: 0.0, count: shape.blockSize)
    for (cell, number) in people.cells.enumerated() { counts[cell % shape.blockSize] += number }
    return counts.indices.map { index in
      let sum = stride(from: index % shape.ageCount, to: counts.count, by: shape.ageCount)
        .reduce(0.0) { $0 + counts[$1] }
      return sum > 0 ? counts[index] / sum : 0
    }
  }
}
