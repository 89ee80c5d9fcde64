import Allocation
import Commissioning
import PopulationHealth
import Scenarios
import Wording

/// What room within a limit is worth, in words.
struct LimitText {
  let scenario: Scenario
  /// The unit of the plan's gain.
  let unit: String
  /// Whether the plan decides whole things, such as teams.
  let hasWholeDecisions: Bool

  /// What a little more room would gain, and for how much more that holds; `nil` where it would gain
  /// nothing.
  func sentence(_ limit: Limit) -> String? {
    guard limit.shadowPrice > 0 else { return nil }
    guard Self.holds(limit) else {
      return
        "\(whole(limit)) binds, and what easing it would gain cannot be told from this plan, as no "
        + "price of it holds for any amount; try it with --set."
    }
    let step = step(limit)
    let worth = limit.shadowPrice * step
    let gain =
      unit.hasPrefix("GBP")
      ? PlanText.objectiveAmount(worth, unit) : "\(Amount.visible(worth)) \(unit)"
    return "\(more(limit, step)) would gain \(gain)\(extent(limit, step))."
  }

  /// What a limit is about, in a word or two.
  func subject(_ limit: Limit) -> String {
    let name = limit.id.split(separator: ".").last.map(String.init) ?? limit.id
    switch limit.kind {
    case .budget: return "Money for programmes"
    case .workforce:
      // 'workforce.nurses', or 'workforce.nurses.by_place.A'.
      let group = limit.id.split(separator: ".").dropFirst().first.map(String.init) ?? name
      return scenario.staffGroups.first { $0.id == group }?.title ?? group
    case .ringFence: return "Ring-fence '\(name)'"
    default: return limit.id
    }
  }

  /// Whether the price of a limit holds for any more room that is worth telling, as far as is known.
  static func holds(_ limit: Limit) -> Bool {
    (limit.priceHoldsFor ?? .infinity) >= parts[parts.count - 1] * fullStep(limit)
  }

  /// How much more room is priced at a time: a round sum, or part of one, for which the price holds.
  func step(_ limit: Limit) -> Double {
    let full = Self.fullStep(limit)
    // Where nothing says how far the price holds, it is told for a small part of the limit.
    let room = limit.priceHoldsFor ?? (limit.have > 0 ? limit.have / 5 : .infinity)
    return full * (Self.parts.first { $0 * full <= room } ?? Self.parts[Self.parts.count - 1])
  }

  private static let parts = [1, 0.1, 0.01, 0.001, 1e-4, 1e-5, 1e-6]

  /// A round amount of a limit.
  private static func fullStep(_ limit: Limit) -> Double {
    switch limit.unit {
    case "GBP": 1e6
    case _ where limit.unit.hasPrefix("share"): 0.01
    case "people": 10
    default: 1
    }
  }

  private func more(_ limit: Limit, _ step: Double) -> String {
    let when = "\(place(limit)) in \(limit.year)"
    switch limit.kind {
    case .budget: return "\(amount(step, limit)) more for programmes\(when)"
    case .workforce:
      let posts =
        step == 1 ? "One more whole-time post" : "\(Amount.visible(step)) of a whole-time post more"
      return "\(posts) (\(Phrase.inSentence(subject(limit))))\(when)"
    case .ringFence:
      return limit.isFloor
        ? "Lowering ring-fence '\(name(limit))'\(when) by \(amount(step, limit))"
        : "Raising ring-fence '\(name(limit))'\(when) by \(amount(step, limit))"
    default:
      let way = limit.isFloor ? "less" : "more"
      return "\(told(limit)): \(amount(step, limit)) \(way)"
    }
  }

  /// A limit of a year and place by its name.
  private func whole(_ limit: Limit) -> String {
    switch limit.kind {
    case .budget, .workforce, .ringFence: "\(subject(limit))\(place(limit)) in \(limit.year)"
    default: "\(told(limit)): this"
    }
  }

  private func place(_ limit: Limit) -> String {
    scenario.places.first { $0.id == limit.place }.map { " in \($0.title)" } ?? ""
  }

  /// A limit's own sentence, with where to find it in the scenario.
  private func told(_ limit: Limit) -> String {
    let place = place(limit)
    return "\(Phrase.withoutStop(limit.sentence)) (\(limit.id)\(place.isEmpty ? "" : ",\(place)"))"
  }

  private func name(_ limit: Limit) -> Substring { limit.id.split(separator: ".").last ?? "" }

  private func extent(_ limit: Limit, _ step: Double) -> String {
    let whole =
      hasWholeDecisions ? ", while whole teams and openings stay as they are in this plan" : ""
    guard let room = limit.priceHoldsFor else { return whole }
    if room == .infinity { return "; so would any further room\(whole)" }
    let way = limit.isFloor ? "less" : "more"
    return "; that price holds for at least \(amount(room, limit)) \(way)\(whole)"
  }

  private func amount(_ value: Double, _ limit: Limit) -> String {
    switch limit.unit {
    case "WTE":
      value == 1
        ? "a post"
        : value < 1 ? "\(Amount.visible(value)) of a post" : "\(Amount.number(value)) posts"
    case "people" where value == 1: "one person"
    default: PlanText.quantity(value, limit.unit)
    }
  }
}
