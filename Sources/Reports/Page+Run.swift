import Allocation
import Commissioning
import LinearAlgebra
import PopulationHealth
import Probability
import Scenarios
import Studies
import Wording

extension Page {
  /// The page of a run.
  init(of run: StudyRun) {
    let scenario = run.scenario
    let horizon = scenario.model.horizon
    let people = run.start.people.total
    let years = Amount.count(horizon.planYears, "year")
    let systems = scenario.terms.systems
    let system = systems.count == 1 ? systems[0].name : "\(systems.count) systems"
    let whose = scenario.places.count == 1 ? "\(scenario.places[0].title), \(system)" : system
    let extent = Amount.count(scenario.places.count, "place")
    title = "\(whose): \(years) from \(horizon.start)"
    subtitle = [
      "\(extent), \(Amount.grouped(people)) people at the start of \(horizon.start). Money in "
        + "pounds of \(scenario.terms.priceYear). Model pack: \(scenario.packTitle). "
        + Self.source("\(scenario.name) (\(scenario.file))", changes: scenario.changes)
        + " \(Self.rounding)"
    ]
    if let basis = scenario.envelopeBasis { subtitle.append("Envelope: \(basis).") }
    if let draw = run.draw, let uncertainty = scenario.uncertainty {
      subtitle.append(
        "All numbers are as in \(uncertainty.draws.words(for: draw.number)). The plan is the one found at "
          + "the central values, and what says how it was chosen is of those.")
    }
    sections = [Self.need(run)]
    if let allocation = run.allocation, let plan = run.plan {
      let text = PlanText(run: run, allocation: allocation, plan: plan)
      sections.append(text.purchases)
      if !text.isIdle {
        sections += [text.effects, text.programmes, text.comparisons].compactMap(\.self)
      }
      sections += [text.notBoughtSection].compactMap(\.self)
      sections.append(text.money)
      sections += [text.organisations, text.binding]
      sections += [text.alternatives, text.frontier].compactMap(\.self)
    } else if !run.baseline.accounts.flatMap(\.systems).isEmpty {
      sections.append(Self.affordability(run))
    }
    sections.insert(contentsOf: [Self.causes(run)].compactMap(\.self), at: 1)
    sections += SurenessText(run)?.sections ?? []
    sections += [PlanDecisionText(run)?.section].compactMap(\.self)
  }

  /// What is to be known of numbers that are added up.
  static let rounding = "Numbers are rounded, and may not add up as they are shown."

  /// Which scenario it is, and what was laid over it: its name may no longer fit.
  static func source(_ scenario: String, changes: [String]) -> String {
    let shown = changes.prefix(mostShown).map { Problem.shown($0, limit: longestShown) }
    let more = changes.count - shown.count
    return "Scenario: \(scenario)"
      + (shown.isEmpty ? "" : ", with \(shown.joined(separator: " "))")
      + (more > 0 ? " and \(more) more" : "") + "."
  }

  /// More flags than these, or longer ones, would fill the page; the manifest has every one whole.
  private static let mostShown = 10
  private static let longestShown = 60

  private static func need(_ run: StudyRun) -> Section {
    let scenario = run.scenario
    let shape = scenario.model.shape
    let last = scenario.model.horizon.planYears - 1
    let years = run.baseline.years
    let (first, end) = (years[0], years[last])
    var rows: [[String]] = []
    func row(_ name: String, _ before: Double, _ after: Double) {
      guard before > 0 else { return }
      rows.append(
        last == 0
          ? [name, Amount.grouped(before)]
          : [name, Amount.grouped(before), Amount.grouped(after), change(from: before, to: after)])
    }
    row("People", first.need.personYears.total, end.need.personYears.total)
    if shape.ages != nil {
      for band in [AgeRange(65, AgeRange.oldest), AgeRange(85, AgeRange.oldest)].compactMap({ $0 })
      {
        row(
          "Aged \(band.lower) and over", first.need.personYears.total(ages: band),
          end.need.personYears.total(ages: band))
      }
    }
    let highNeed = shape.segments.filter(\.isHighNeed)
    if !highNeed.isEmpty {
      row(
        "People of high need (\(highNeed.map(\.id).joined(separator: ", ")))",
        first.outcomes.reduce(0) { $0 + $1.highNeedYears },
        end.outcomes.reduce(0) { $0 + $1.highNeedYears })
    }
    row(
      "Deaths", first.outcomes.reduce(0) { $0 + $1.deaths },
      end.outcomes.reduce(0) { $0 + $1.deaths })
    for (pod, description) in scenario.model.activity.pods.enumerated() {
      row(description.title, sum(first.units, pod), sum(end.units, pod))
    }
    let pods = scenario.model.activity.pods
    row("Hospital bed days", first.bedDays(pods: pods), end.bedDays(pods: pods))
    return Section(
      title: last == 0 ? "What there is if nothing is done" : "What grows if nothing is done",
      table: Table(
        header: last == 0
          ? ["", first.year.description]
          : ["", first.year.description, end.year.description, "change"], rows: rows),
      sentences: ["People are the mean of a year's start and end."] + titles(of: highNeed)
        + HealthText(run: run).doingNothing + caseMix(run)
        + official(run))
  }

  /// What codes of segments stand for, by the pack's own titles; nothing where codes are the titles.
  private static func titles(of segments: [Segment]) -> [String] {
    let titled = segments.filter { $0.title != $0.id }.map { "\($0.id): \($0.title)" }
    return titled.isEmpty
      ? [] : ["People of high need are those in \(titled.joined(separator: "; "))."]
  }

  /// What doing nothing costs against the envelope, where nothing may be bought.
  private static func affordability(_ run: StudyRun) -> Section {
    Section(
      title: "Whether it is affordable (£m)",
      table: Table(
        header: ["", "envelope", "cost", "balance"],
        rows: run.baseline.accounts.map { year in
          let income = year.systems.reduce(0.0) { $0 + $1.income }
          let cost = year.systems.reduce(0.0) { $0 + $1.cost }
          return [
            year.year.description, millions(income), millions(cost), signedMillions(income - cost),
          ]
        }),
      sentences: [
        NotModelledText(run: run).sentence,
        "No money is given for programmes, so nothing is bought.",
      ].compactMap(\.self))
  }

  static func sum(_ units: Matrix, _ pod: Int) -> Double {
    (0..<units.rows).reduce(0.0) { $0 + units[$1, pod] }
  }

  /// A change as a percentage with its sign.
  static func change(from before: Double, to after: Double) -> String {
    let share = (after / before - 1) * 100
    guard abs(share) >= 0.05 else { return "0.0%" }
    return "\(share < 0 ? "−" : "+")\(Amount.fixed(abs(share), 1))%"
  }

  /// Pounds as millions with one decimal.
  static func millions(_ pounds: Double) -> String { Amount.grouped(pounds / 1e6, decimals: 1) }

  /// Pounds as millions with one decimal and a sign.
  static func signedMillions(_ pounds: Double) -> String {
    Amount.signed(millions(pounds))
  }
}
