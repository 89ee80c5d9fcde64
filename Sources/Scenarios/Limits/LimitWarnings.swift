import Commissioning
import LinearAlgebra
import PopulationHealth
import Wording

/// Finds limits that cannot bind, or leave no choice, whatever the plan: most likely a slip of a digit
/// or a unit. It reckons with the people there are at the start and every programme at its full reach,
/// set up in one year.
struct LimitWarnings {
  let model: SystemModel
  let terms: FinancialTerms
  let limits: InvestmentLimits
  /// Where things stand in the scenario.
  let root: MarkedMapping
  let log: ProblemLog

  /// How many times what could be needed staff must be before it is likelier a slip than a fact: how many
  /// there are is not chosen, and some more than are needed is nothing to warn of.
  static let plenty = 10.0

  /// Programme money that is a smaller share of the envelope than this is likelier that of one system in a
  /// country, or in other units, than meant.
  private static let leastShareOfEnvelope = 0.0002

  /// People eligible at the start, `[intervention, place]`.
  private let eligible: Matrix

  init(
    model: SystemModel, terms: FinancialTerms, limits: InvestmentLimits, root: MarkedMapping,
    log: ProblemLog
  ) {
    self.model = model
    self.terms = terms
    self.limits = limits
    self.root = root
    self.log = log
    eligible = model.eligibleAtStart
  }

  func warn() {
    money(
      limits.budget, most: revenue(), apart: training, at: "budget.revenue", "all programmes cost")
    shareOfEnvelope()
    if let capital = limits.capital {
      money(capital, most: self.capital(), at: "budget.capital", "all programmes use")
    }
    if root["limits"]?.value["largest_movement"] != nil, limits.largestMovement >= 1 {
      slack("limits.largest_movement", "coverage may move over the whole of its reach in a year")
    } else if limits.largestMovement == 0 {
      tight("limits.largest_movement", "coverage may not move from nothing")
    }
    limits.ringFences.forEach(ringFence)
    limits.overYears.forEach(overYears)
    limits.workforce.forEach(workforce)
    limits.pace.forEach(pace)
    limits.pinned.forEach(pinned)
    limits.access.forEach(access)
    limits.capacity.forEach(capacity)
    limits.equity.forEach(equity)
    model.interventions.forEach(scale)
  }

  // MARK: each kind of limit

  /// Money of which `apart`, by year in GBP of the price year, goes elsewhere.
  private func money(
    _ byYear: [Double], most: Double, apart: (Int) -> Double = { _ in 0 }, at path: String,
    _ words: String
  ) {
    if byYear.allSatisfy({ $0 == 0 }) {
      tight(path, "it is 0 in every year")
    } else if byYear.indices.allSatisfy({ byYear[$0] >= (most + apart($0)) * price($0) }) {
      slack(path, "\(words) \(Amount.wholePounds(most)) at full reach")
    }
  }

  /// Money for programmes beside all the money there is, over the years of the plan.
  private func shareOfEnvelope() {
    let (money, all) = (
      limits.budget.reduce(0, +), (terms.envelope ?? []).joined().reduce(0, +)
    )
    guard money > 0, money < Self.leastShareOfEnvelope * all else { return }
    let systems = terms.systems.count
    log.warning(
      "scenario.little-money",
      "'budget.revenue' is \(Amount.pounds(money)) in all years of the plan, "
        + "\(Self.smallPercent(money / all)) of the envelope of \(Amount.pounds(all)), so a plan "
        + "can change next to nothing",
      help: "look at its unit"
        + (systems == 1 ? "" : ", and whether it is meant for all \(systems) systems"),
      at: mark("budget.revenue.first_year"))
  }

  /// A small share, which is not nothing.
  private static func smallPercent(_ share: Double) -> String {
    share < 1e-6 ? "less than 0.0001%" : Amount.percent(share, decimals: 4)
  }

  private func ringFence(_ fence: RingFence) {
    let path = "limits.ring_fences.\(fence.id)"
    let most = revenue { intervention, _ in intervention.serviceLine == fence.serviceLine ? 1 : 0 }
    switch (fence.bound, fence.amount, fence.counting) {
    case (.atLeast, .pounds(let byYear), .programmes):
      if byYear.allSatisfy({ $0 == 0 }) { slack(path, "its floor is 0") }
      if byYear.indices.contains(where: { byYear[$0] > most * price($0) }) {
        never(
          path,
          "the programmes of \(fence.lineWords) cost \(Amount.wholePounds(most)) at full reach")
      }
    case (.atMost, .pounds(let byYear), .programmes):
      money(byYear, most: most, at: path, "the programmes of \(fence.lineWords) cost")
    case (.atLeast, .shareOfSpend(let shares), _) where shares.allSatisfy { $0 == 0 }:
      slack(path, "its floor is 0")
    case (.atMost, .shareOfSpend(let shares), _) where shares.allSatisfy { $0 == 1 }:
      slack(path, "it allows all of what is spent")
    case (.atMost, .shareOfSpend(let shares), _) where shares.allSatisfy { $0 == 0 }:
      tight(path, "it is 0 in every year")
    default: break
    }
  }

  private func overYears(_ limit: SpendingOverYears) {
    let path = "limits.over_years.\(limit.id)"
    let part = { intervention, place in
      limit.scope.part(of: intervention, in: place, model: model, terms: terms)
    }
    let yearly = limit.money == .revenue ? revenue(part) : capital(part)
    let most = limit.years.reduce(0.0) { $0 + yearly * price($1) }
    let words = "the programmes cost \(Amount.wholePounds(most)) at full reach in those years"
    switch limit.bound {
    case .atMost where limit.pounds == 0: tight(path, "it is 0")
    case .atMost where limit.pounds >= most: slack(path, words)
    case .atLeast where limit.pounds == 0: slack(path, "its floor is 0")
    case .atLeast where limit.pounds > most: never(path, words)
    default: break
    }
  }

  private func workforce(_ limit: WorkforceLimit) {
    let path =
      "limits.workforce.\(limit.id)" + (limit.place.map { ".by_place.\($0)" } ?? "")
    let most = sum { intervention, place in
      guard limit.place.map({ $0 == model.shape.places[place] }) ?? true else { return 0 }
      return intervention.resources.staffed(for: people(intervention, place))
        * (intervention.resources.workforce[limit.staffGroup] ?? 0) / 1000
    }
    if most == 0 {
      slack(path, "no programme needs them")
    } else if limit.wholeTimeEquivalents.allSatisfy({ $0 == 0 }), limit.training == nil {
      tight(path, "there are none in any year")
    } else if limit.wholeTimeEquivalents.allSatisfy({ $0 >= Self.plenty * most }) {
      slack(path, "all programmes need \(Amount.number(most)) at full reach")
    }
  }

  private func pace(_ limit: PaceOfChange) {
    let path = "limits.pace.\(limit.id)"
    // A share of the year before is of what is not known, and nothing may be all it is to rise by.
    guard limit.measure != .spending else { return }
    if limit.up == 0 { tight("\(path).up", "what it is about may not rise from nothing") }
    let most =
      limit.measure == .coverage
      ? 1
      : revenue { intervention, place in
        limit.scope.part(of: intervention, in: place, model: model, terms: terms)
      }
    for (name, amount) in [("up", limit.up), ("down", limit.down)] {
      guard let amount, amount >= most, amount > 0 else { continue }
      slack(
        "\(path).\(name)",
        limit.measure == .coverage
          ? "coverage may move over the whole of its reach"
          : "the programmes cost \(Amount.wholePounds(most)) at full reach")
    }
  }

  private func pinned(_ pin: PinnedDecision) {
    let path = "limits.pinned.\(pin.id)"
    guard let intervention = model.interventions.first(where: { $0.id == pin.intervention })
    else { return }
    switch pin.coverage {
    case .atLeast(let share) where share == 0: slack(path, "its floor is 0")
    case .atMost(let share) where share >= intervention.reach:
      slack(path, "'\(pin.intervention)' reaches no more than \(intervention.reach)")
    default: break
    }
  }

  // MARK: every programme at its full reach

  private func price(_ year: Int) -> Double { terms.priceLevel(year: year) }

  func people(_ intervention: Intervention, _ place: Int) -> Double {
    guard let position = model.interventions.firstIndex(where: { $0.id == intervention.id })
    else { return 0 }
    return eligible[position, place] * intervention.reach
  }

  private func sum(_ amount: (Intervention, Int) -> Double) -> Double {
    model.interventions.enumerated().reduce(0.0) { sum, pair in
      model.shape.places.indices.filter { model.isOffered(pair.offset, in: $0) }
        .reduce(sum) { $0 + amount(pair.element, $1) }
    }
  }

  /// GBP of the price year that training takes in a year.
  private func training(_ year: Int) -> Double {
    limits.workforce.reduce(0.0) { $0 + ($1.training?.pounds(in: year) ?? 0) }
  }

  /// GBP of the price year a year, all of it set up in that year. A programme that saves is left out,
  /// as a plan need not buy it.
  func revenue(_ part: (Intervention, Int) -> Double = { _, _ in 1 }) -> Double {
    sum { intervention, place in
      let resources = intervention.resources
      let people = people(intervention, place)
      return part(intervention, place)
        * max(
          0,
          resources.staffed(for: people) * resources.unitCost + people * resources.setUpCost
            + resources.openingCost)
    }
  }

  private func capital(_ part: (Intervention, Int) -> Double = { _, _ in 1 }) -> Double {
    sum { intervention, place in
      part(intervention, place) * people(intervention, place) * intervention.resources.capitalCost
    }
  }

  // MARK: what to say

  func slack(_ path: String, _ why: String) {
    log.warning(
      "scenario.limit-never-binds", "'\(path)' never binds: \(why)",
      help: "look at its unit, or leave it out", at: mark(path))
  }

  func tight(_ path: String, _ why: String) {
    log.warning(
      "scenario.limit-leaves-nothing", "'\(path)' leaves nothing to choose: \(why)",
      help: "look at its unit, or leave out what it keeps from being bought", at: mark(path))
  }

  func never(_ path: String, _ why: String, remedy: String = "lower it") {
    log.warning(
      "scenario.limit-never-kept", "no plan can keep to '\(path)': \(why)",
      help: "\(remedy), or look at its unit", at: mark(path))
  }

  /// Where the value at a path is, or the nearest part of the path that is written.
  private func mark(_ path: String) -> Mark {
    var keys = path.split(separator: ".").map(String.init)
    guard var entry = root[keys.removeFirst()] else { return Mark(file: "") }
    for key in keys {
      guard let next = entry.value.mapping?[key] else { break }
      entry = next
    }
    return entry.keyMark
  }
}
