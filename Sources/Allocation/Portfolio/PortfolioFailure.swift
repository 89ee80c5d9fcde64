import Commissioning

/// Why there is no portfolio.
public enum PortfolioFailure: Error, Hashable, Sendable {
  /// No portfolio keeps to all of these at once.
  case conflictingLimits([PortfolioConflict])
  /// Time ran out before there was one, or before what is told beside it was proven.
  case timedOut
  /// The solver gave up, for a reason in plain words.
  case solverStopped(String)
}

/// A limit that cannot hold together with others, or that would have to give way.
public struct PortfolioConflict: Hashable, Sendable {
  /// Where the scenario states it, such as `limits.capital`.
  public let id: String
  /// Its sentence.
  public let sentence: String
  /// The unit of `size`.
  public let unit: String
  /// Whether it is a floor and not a ceiling.
  public let isFloor: Bool
  /// By how much it would have to give way; 0 for one that only leaves the others no room.
  public let size: Double
}

extension PortfolioProgram {
  /// A solver's failure in the scenario's own words. Of an infeasible program these are limits of which
  /// any one could be kept without the others; rows that only define something are left out.
  func failure(_ failure: SolverFailure) -> PortfolioFailure {
    switch failure {
    case .infeasible(let conflicts):
      let named = conflicts.filter { $0.set != nil }.compactMap { conflict($0.row, by: 0) }
      return named.isEmpty
        ? .solverStopped("the limits conflict, and the solver could not say which")
        : .conflictingLimits(named)
    case .unbounded: return .solverStopped("nothing limits how much better it can be")
    case .timedOut: return .timedOut
    case .stopped(let reason): return .solverStopped(reason)
    }
  }

  /// The limit that a row is, and by how much it gives way.
  private func conflict(_ row: Int, by size: Double) -> PortfolioConflict? {
    limits.first { $0.row == row }.map {
      PortfolioConflict(
        id: $0.id, sentence: $0.sentence, unit: $0.unit, isFloor: $0.isFloor, size: size * $0.size)
    }
  }

  /// The limits with an amount that would have to give way for there to be a portfolio, each measured
  /// against its own size: the least such in all.
  func cheapestRelaxation(timeLimit: Duration) throws(PortfolioFailure) -> [PortfolioConflict] {
    do throws(SolverFailure) {
      let rows = Set(limits.filter(\.isMeasured).map(\.row))
      let relaxation = try linear.cheapestRelaxation(onlyRows: rows, timeLimit: timeLimit)
      return relaxation?.parts.compactMap { conflict($0.row, by: $0.size) } ?? []
    } catch {
      throw failure(error)
    }
  }
}

extension PortfolioSearch {
  /// The least, in all, by which limits would have to give way for there to be a portfolio, each
  /// measured against its own size; none where they need not, or cannot by enough.
  ///
  /// - Throws: `PortfolioFailure` when the solver gives up.
  public func cheapestRelaxation() throws(PortfolioFailure) -> [PortfolioConflict] {
    try PortfolioProgram(problem).cheapestRelaxation(timeLimit: timeLimit)
  }
}
