public import Allocation
import Commissioning
import Foundation
import PopulationHealth
public import Scenarios
import Wording

/// Limits that no plan keeps to at once, in the scenario's own names and lines, and what to do about
/// it.
public struct ClashText {
  private let clash: LimitClash
  private let scenario: Scenario

  /// A clash of the limits of a scenario.
  public init(_ clash: LimitClash, in scenario: Scenario) {
    self.clash = clash
    self.scenario = scenario
  }

  /// What to print: each limit that conflicts, where it was written, and the ways out.
  public var lines: [String] {
    let first =
      clash.isIrreducible
      ? "error: no plan keeps to these limits at once; without any one of them the others could be kept to:"
      : "error: no plan keeps to all the limits at once; the conflict is among these:"
    return [first] + limits + ways
  }

  /// A line for each limit, its sentence in the first of its years and places.
  private var limits: [String] {
    var ids: [String] = []
    for part in clash.parts where !ids.contains(part.id) { ids.append(part.id) }
    return ids.map { id in
      let all = clash.parts.filter { $0.id == id }
      let (path, node) = written(id)
      let others = all.count - 1
      let more = others > 0 ? " And \(others) more like it, in other years or places." : ""
      return
        "  \(node?.likeliestMark.description ?? scenario.file): \(path): \(all[0].sentence)\(more)"
    }
  }

  private var ways: [String] {
    let remedies = clash.remedies.map { $0.changes.map(told).joined(separator: ", and ") }
    switch remedies.count {
    case 0: return ["   help: no loosening of these limits makes room; give a programme more reach"]
    case 1: return ["   help: \(remedies[0])"]
    default:
      return ["   help: do one of these:"] + remedies.map { "         \($0)" }
    }
  }

  private func told(_ change: LimitClash.Change) -> String {
    let (path, _) = written(change.id)
    // A share of each programme's own reach, which no one number of the conflict says.
    if change.kind == .movement { return "raise limits.largest_movement, a share of reach" }
    let way = change.have == nil ? "loosen" : change.isFloor ? "lower" : "raise"
    let place = scenario.places.first { $0.id == change.place }.map { " in \($0.title)" } ?? ""
    let size = Self.amount(change.size, change.unit) + (change.have == nil ? " of spending" : "")
    // Money over years is of all of them.
    let year = change.kind == .overYears ? "" : " in \(change.year)"
    let set = setting(change).map { ": --set \($0)" } ?? ""
    return change.times > 1
      ? "\(way) \(path) by up to \(size) (\(change.year)\(place), the worst of \(change.times))\(set)"
      : "\(way) \(path)\(place)\(year) by \(size)\(set)"
  }

  /// The path at which a limit is written, and what is written there: its own, or the nearest above.
  private func written(_ id: String) -> (path: String, node: MarkedNode?) {
    let parts = id.split(separator: ".").map(String.init)
    var paths = [id == "budget" ? "budget.revenue" : id, "limits.\(id)"]
    if parts.count > 1 { paths.append("interventions.\(parts[1]).\(Self.field(parts[0]))") }
    for count in (1..<parts.count).reversed() {
      paths.append("limits.\(parts.prefix(count).joined(separator: "."))")
    }
    for path in paths {
      if let node = scenario.resolved.node(at: path) { return (path, node) }
    }
    return (id, nil)
  }

  /// The key of a programme that a limit of its own comes from.
  private static func field(_ kind: String) -> String {
    switch kind {
    case "scale": "least_people"
    case "saturation": "timing"
    default: kind
    }
  }

  /// The override that would make room, where one number says it.
  private func setting(_ change: LimitClash.Change) -> String? {
    let (path, node) = written(change.id)
    guard let node, let have = change.have, let share = change.share else { return nil }
    let factor = change.isFloor ? 1 - share : 1 + share
    let amounts = amounts(change)
    let position = change.year - scenario.model.horizon.start
    if let byYear = node["by_year"], byYear[change.year.description] != nil {
      guard change.times == 1 else { return nil }
      let have = amounts?[position] ?? have
      let needed = change.isFloor ? have - change.size : have + change.size
      return "\(path).by_year.\(change.year)=\(Self.rounded(needed, up: !change.isFloor))"
    }
    if let amounts {
      // There is less money, or more staff, than is written; a share of the one is not one of the
      // other.
      guard node["first_year"] != nil, amounts[0] > 0 else { return nil }
      let growth = (change.times == 1 ? [amounts[position]] : amounts).map { $0 / amounts[0] }
      guard let least = growth.min(), least > 0 else { return nil }
      return "\(path).first_year=\(Self.rounded(amounts[0] + change.size / least, up: true))"
    }
    for key in ["first_year", "at_least", "at_most"] {
      // No share of nothing is something.
      guard let text = node[key]?.text, let now = Double(text), now > 0 else { continue }
      return "\(path).\(key)=\(Self.rounded(max(0, now * factor), up: !change.isFloor))"
    }
    return nil
  }

  /// What the scenario writes for each year of a limit that training adds to or takes from; `nil` for
  /// other limits.
  private func amounts(_ change: LimitClash.Change) -> [Double]? {
    let trained = (scenario.limits?.workforce ?? []).filter { $0.training != nil }
    switch change.kind {
    case .budget: return trained.isEmpty ? nil : scenario.limits?.budget
    case .workforce:
      return trained.first {
        change.id == "workforce.\($0.id)" + ($0.place.map { ".by_place.\($0)" } ?? "")
      }?.wholeTimeEquivalents
    default: return nil
    }
  }

  /// A number to write, rounded so that it is enough: to a whole one where it is large, else to three
  /// decimals.
  private static func rounded(_ value: Double, up: Bool) -> String {
    let scale = value >= 1000 ? 1.0 : 1000
    // A hair of rounding in the solver is no reason for one more.
    let hair = 1e-9 * max(abs(value), 1) * scale
    let whole = up ? (value * scale - hair).rounded(.up) : (value * scale + hair).rounded(.down)
    return Amount.fixed(whole / scale, value >= 1000 ? 0 : 3)
  }

  private static func amount(_ value: Double, _ unit: String) -> String {
    unit == "GBP"
      ? Amount.wholePounds((value * (1 - 1e-9)).rounded(.up)) : PlanText.quantity(value, unit)
  }
}
