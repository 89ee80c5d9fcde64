import Allocation
import Commissioning
import PopulationHealth
import Scenarios
import Wording

/// What would have to change for a programme to be bought, in words.
struct ThresholdText {
  let scenario: Scenario

  /// A sentence about one programme in one place.
  func sentence(_ threshold: BuyingThreshold) -> String {
    let name = scenario.model.interventions[threshold.intervention].title
    let place = scenario.places[threshold.place].title
    let now =
      "\(name) (\(Self.pounds(threshold.unitCost)) a person) is "
      + (threshold.isBoughtInPart
        ? "bought in \(place) less than it could be" : "not bought in \(place)")
    guard threshold.keptOutBy != .ownLimits else {
      return "\(now): limits of its own leave no room, whatever it cost or gained."
    }
    let more = threshold.isBoughtInPart ? "more would be" : "it would be"
    var ways: [String] = []
    if let cost = threshold.unitCostNeeded, let share = threshold.unitCostShare {
      ways.append(
        share < Self.atMargin
          ? "if it cost \(Self.pounds(cost)) (\(Amount.percent(share, decimals: 0)) of that)"
          : "if it cost a little less")
    }
    if let effect = threshold.effectNeeded {
      ways.append(
        effect > 1 / Self.atMargin
          ? "if its effect were \(Amount.number(effect)) times as large"
          : "if its effect were a little larger")
    }
    let when =
      threshold.years.map { $0.count == 1 ? ", in \(years($0))" : ", from \(years($0))" } ?? ""
    guard !ways.isEmpty else {
      guard !(threshold.isCostKnown && threshold.isEffectKnown) else {
        return "\(now), and no lower cost or larger effect would change that."
      }
      return now
        + (threshold.isCostKnown ? ", and would not be were it free; what effect" : ", and what")
        + " it would take cannot be told, as no price of a limit that it would meet holds for any amount."
    }
    let even =
      threshold.unitCostNeeded == nil && threshold.isCostKnown
      ? ", though not even free as it is" : ""
    return "\(now): \(more) \(ways.joined(separator: " or "))\(when)\(even)."
  }

  /// From this share of its cost on, a programme is at the margin already.
  static let atMargin = 0.995

  func years(_ years: ClosedRange<Int>) -> String {
    let start = scenario.model.horizon.start
    return years.count == 1
      ? "\(start + years.lowerBound)"
      : "\(start + years.lowerBound) to \(start + years.upperBound)"
  }

  /// A cost per person: pence matter where it is small.
  static func pounds(_ value: Double) -> String {
    value < 9_995 ? "£\(Amount.number(value))" : Amount.pounds(value)
  }
}
