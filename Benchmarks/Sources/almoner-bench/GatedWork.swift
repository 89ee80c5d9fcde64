import Foundation
import LinearAlgebra
import PopulationHealth
import Scenarios

/// Work whose allocations are counted; each is done by one thread.
enum GatedWork: String, CaseIterable {
  case need = "need of South Yorkshire over 25 years"
  case system = "doing nothing and a plan in South Yorkshire over 25 years"
  case draws = "16 draws of both arms over 20 years"
  case segments = "1010 cells of 32 states over 30 years"

  /// The work, everything it needs being made before.
  func body(scenario path: String) throws -> () throws -> Void {
    let work: Work =
      switch self {
      case .need: try Projections(scenario: path).need
      case .system: try Projections(scenario: path).system
      case .draws: try ManyDraws.few(path)
      case .segments: ProjectionBesideNumpy().alone
      }
    return { _ = try work() }
  }
}
