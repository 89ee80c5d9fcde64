import Allocation
import Scenarios
import Wording

/// Why no portfolio keeps to the limits, in the scenario's own names and places: limits of which each
/// could be kept without the others, and the least by which limits would have to give way.
public struct PortfolioImpasse: Sendable, Hashable {
  /// A line of words for each limit of the conflict, then for each that would have to give way.
  public let lines: [String]

  init(
    conflicts: [PortfolioConflict], relaxation: [PortfolioConflict], in scenario: PortfolioScenario
  ) {
    var lines = ["These cannot all hold, and without any one of them the others can:"]
    lines += conflicts.map { "  \(Self.name($0, scenario)): \($0.sentence)" }
    if !relaxation.isEmpty {
      lines.append("The least that would have to give way, together:")
      lines += relaxation.map {
        "  \(Self.name($0, scenario)): \(Self.amount($0.size, $0.unit)) \($0.isFloor ? "less" : "more")"
      }
    }
    self.lines = lines
  }

  /// The limit with where it is written.
  private static func name(_ conflict: PortfolioConflict, _ scenario: PortfolioScenario) -> String {
    scenario.mark(of: conflict.id).map { "\(conflict.id) (\($0))" } ?? conflict.id
  }

  private static func amount(_ value: Double, _ unit: String) -> String {
    switch unit {
    case "GBP": Amount.wholePounds(value.rounded(.up))
    case "share of cases": "\(Amount.percent(value, decimals: 2)) of cases"
    default: "\(Amount.number(value)) \(unit)"
    }
  }
}
