import Allocation
import Commissioning
import PopulationHealth
import Scenarios
import Studies
import Wording

extension PlanText {
  /// What is not bought, why, and what it would take; `nil` where there is nothing of the kind.
  var notBoughtSection: Page.Section? {
    guard !isIdle else { return nil }
    let sentences = (purchases.table == nil ? [] : reasons(notBought)) + boughtInPart
    var rows: [(share: Double, cells: [String])] = []
    for position in notBought {
      let places = thresholds.filter { $0.intervention == position }
      guard let cheapest = places.max(by: { $0.unitCostShare ?? 0 < $1.unitCostShare ?? 0 }) else {
        continue
      }
      let strongest = places.filter { $0.effectNeeded != nil }
        .min { $0.effectNeeded ?? 0 < $1.effectNeeded ?? 0 }
      rows.append((cheapest.unitCostShare ?? 0, cells(cheapest, strongest, of: places)))
    }
    rows.sort { $0.share > $1.share }
    guard !rows.isEmpty || !sentences.isEmpty else { return nil }
    let gloss =
      "Costs are for each person covered, whether treated or not, in pounds of "
      + "\(scenario.terms.priceYear). 'Comes in at' is the cost at which a little would just be bought, with "
      + "money and staff at what they are worth in this plan, in the place and years named; 'or effect' is how "
      + "many times as large its effect would have to be instead. 'Not even free': what it adds to other "
      + "care, with its set-up and staff, takes more than it gains. 'No room': limits of its own, such as "
      + "its pace or a decision made elsewhere, keep it out at any cost."
      + (rows.allSatisfy { !$0.cells.contains("not known") }
        ? ""
        : " 'Not known': a limit that it would meet binds, and no price of it holds for any amount.")
      + " Costs and effects hold for small changes around this plan; not_bought.csv has every place. "
      + "'unit_cost' is written in pounds of a programme's own 'price_year': to try one write a little less than "
      + "that percentage of it."
    return Page.Section(
      title: "What is not bought, and what it would take",
      table: rows.isEmpty
        ? nil
        : Page.Table(
          header: ["", "£ a person", "comes in at", "or effect", "first in", "years"],
          rows: rows.map(\.cells)), sentences: sentences + (rows.isEmpty ? [] : [gloss]))
  }

  /// Why programmes are not bought: they gain less than they take, others do more with what limits leave,
  /// or limits of their own leave no room.
  func reasons(_ notBought: [Int]) -> [String] {
    let reasons: KeyValuePairs<BuyingThreshold.Obstacle, String> = [
      .worth: "Not bought, \(lack)",
      .limits: priceOfGains == nil
        ? "Not bought, as others do more with what the limits leave"
        : "Worth their cost, but kept out by the limits",
      .ownLimits:
        "Not bought, as limits of their own, such as places, pace or a decision made elsewhere, "
        + "leave no room",
    ]
    return reasons.compactMap { kept, reason in
      let names = notBought.filter { obstacle(to: $0) == kept }
        .map { Phrase.inSentence(scenario.model.interventions[$0].title) }
      return names.isEmpty ? nil : "\(reason): \(names.joined(separator: "; "))."
    }
  }

  /// Why what gains too little is not bought.
  private var lack: String {
    allocation.stages.count > 1
      ? "as they gain too little of what the plan is chosen for, in that order"
      : priceOfGains.map {
        "as they gain less than they take at \($0), counting what they cost and what they release"
      } ?? "as they gain nothing"
  }

  /// What keeps a programme from being bought anywhere, as `not_bought.csv` tells of each place.
  func obstacle(to intervention: Int) -> BuyingThreshold.Obstacle {
    let obstacles = thresholds.filter { $0.intervention == intervention }.map(\.keptOutBy)
    return [.limits, .worth].first(where: obstacles.contains) ?? .ownLimits
  }

  private var thresholds: [BuyingThreshold] { run.explanation?.thresholds ?? [] }

  private func cells(
    _ cheapest: BuyingThreshold, _ strongest: BuyingThreshold?, of all: [BuyingThreshold]
  ) -> [String] {
    let none =
      all.allSatisfy { $0.keptOutBy == .ownLimits }
      ? "no room" : all.allSatisfy(\.isCostKnown) ? "not even free" : "not known"
    let nearest = cheapest.unitCostNeeded == nil ? strongest ?? cheapest : cheapest
    let cost = cheapest.unitCostNeeded.map { cost in
      "\(ThresholdText.pounds(cost)) "
        + "(\(Amount.percent(cheapest.unitCostShare ?? 0, decimals: 0)))"
    }
    let isNear = cost != nil || strongest != nil
    return [
      scenario.model.interventions[cheapest.intervention].title,
      ThresholdText.pounds(cheapest.unitCost), cost ?? none,
      (strongest?.effectNeeded).map { "× \(Amount.number($0))" }
        ?? (all.allSatisfy(\.isEffectKnown) ? "none" : "not known"),
      isNear ? Self.short(places[nearest.place].title) : "",
      (isNear ? nearest.years : nil).map(ThresholdText(scenario: scenario).years) ?? "",
    ]
  }

  /// Programmes bought in some places and years and not in others though there is room.
  private var boughtInPart: [String] {
    let part = thresholds.filter { !notBought.contains($0.intervention) }
    let (some, none) = (part.filter(\.isBoughtInPart), part.filter { !$0.isBoughtInPart })
    let reasons: KeyValuePairs<String, [BuyingThreshold]> = [
      "Bought, but less than reach and pace would allow, as a little more would gain no more than the money, "
        + "staff and room within limits that it takes are worth": some,
      "Not bought in some places, \(lack)": none.filter { $0.keptOutBy == .worth },
      "Not bought in some places, as others do more with what the limits leave":
        none.filter { $0.keptOutBy == .limits },
      "Not bought in some places, as limits of their own leave no room": none.filter {
        $0.keptOutBy == .ownLimits
      },
    ]
    return reasons.compactMap { reason, thresholds in
      thresholds.isEmpty ? nil : "\(reason): \(named(thresholds).joined(separator: "; "))."
    }
  }

  /// Programmes with the places they are told of, but where those are many or all.
  private func named(_ thresholds: [BuyingThreshold]) -> [String] {
    var names: [Int] = []
    for threshold in thresholds where !names.contains(threshold.intervention) {
      names.append(threshold.intervention)
    }
    return names.map { position -> String in
      let all = thresholds.filter { $0.intervention == position }
      let title = Phrase.inSentence(scenario.model.interventions[position].title)
      let isSome = all.count < places.count && all.count <= 4
      return title + (isSome ? " in \(Phrase.list(all.map { places[$0.place].title }))" : "")
    }
  }
}
