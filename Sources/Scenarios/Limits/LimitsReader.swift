import Commissioning
import PopulationHealth

/// Reads what a plan must keep to. Each kind of limit has a file of its own.
struct LimitsReader {
  let horizon: Horizon
  let activity: PackActivity
  let providerKinds: KnownNames
  let staffGroups: [CodeTitle]
  /// Those that could be read.
  let interventions: [Intervention]
  /// Codes of the places studied; `nil` where they could not be read.
  let places: [String]?
  /// The terms on which money moves; `nil` where they could not be read.
  let terms: FinancialTerms?
  /// The axes of the places studied.
  let shape: PopulationShape
  /// Whether the pack knows people's quality of life.
  let measuresQuality: Bool
  /// Interventions as they are written, those that are wrong among them.
  let declared: [MarkedMapping.Entry]
  let log: ProblemLog

  /// Who delivers care; `nil` where it could not be read.
  var providers: [Provider]? { terms?.providers }

  /// The limits; nothing where the scenario gives nothing to spend.
  func read(_ limits: FieldReader?, budget: FieldReader?) -> InvestmentLimits? {
    let revenueReader = budget?.mapping("revenue", ScenarioSchema.revenue)
    let revenue = revenueReader.flatMap { $0.yearlyAmounts(horizon) }
    revenueReader?.finish()
    let capitalReader = budget?.mapping("capital", ScenarioSchema.capital)
    let capital = capitalReader.flatMap { $0.yearlyAmounts(horizon) }
    capitalReader?.finish()
    var read = InvestmentLimits(budget: revenue ?? [])
    read.capital = capital
    if let limits {
      read.largestMovement = limits.number("largest_movement") ?? 1
      read.ringFences = ringFences(limits)
      read.workforce = workforce(limits, revenue: revenue)
      read.overYears = overYears(limits)
      read.pace = pace(limits)
      read.pinned = pinned(limits)
      read.capacity = capacity(limits)
      read.access = access(limits)
      read.equity = equity(limits)
      read.relations = relations(limits)
    }
    read.disinvestment = disinvestment(limits, isBuying: revenueReader != nil)
    limits?.finish()
    if let revenueReader, interventions.isEmpty, !log.hasErrors {
      log.error(
        "scenario.nothing-to-buy", "there is money for programmes and no intervention to buy",
        help: "add 'interventions', or take 'revenue' out", at: revenueReader.mark)
    }
    if let mark = limits?.mark ?? capitalReader?.mark, revenueReader == nil {
      log.error(
        "scenario.limits-without-money", "there are limits and no money to spend within them",
        help: "give 'budget.revenue', or take '\(limits == nil ? "capital" : "limits")' out",
        at: mark)
    }
    return revenue.map { _ in read }
  }

  /// Years of the plan from `from` to `to`, by position; all of it where they are not written.
  func years(_ reader: FieldReader) -> ClosedRange<Int>? {
    let from = year(reader, "from", or: 0)
    let to = year(reader, "to", or: horizon.planYears - 1)
    guard let from, let to else { return nil }
    guard from <= to else {
      log.error(
        "scenario.year", "\(reader.path.phrase(orRoot: "limit")) ends before it begins",
        help: "write 'to' as \(horizon.start + from) or later", at: reader.mark(of: "to"))
      return nil
    }
    return from...to
  }

  private func year(_ reader: FieldReader, _ name: String, or position: Int) -> Int? {
    guard reader.has(name) else {
      _ = reader.financialYear(name)
      return position
    }
    guard let year = reader.financialYear(name) else { return nil }
    guard (0..<horizon.planYears).contains(year - horizon.start) else {
      log.error(
        "scenario.year", "\(year) is not a year of the plan",
        help: "the plan goes from \(horizon.start) to \(horizon.start + (horizon.planYears - 1))",
        at: reader.mark(of: name))
      return nil
    }
    return year - horizon.start
  }

  /// Which programmes a limit is about; nothing where it names none.
  func scope(_ reader: FieldReader, _ id: String) -> ProgrammeScope? {
    let errorsBefore = log.errorCount
    var scope = ProgrammeScope()
    scope.serviceLine = reader.name("service_line", among: activity.serviceLineNames)
    scope.serviceLineTitle = scope.serviceLine.flatMap { activity.serviceLineTitles[$0] }
    scope.intervention = programme(reader)
    scope.places = studiedPlaces(reader) ?? []
    scope.provider = reader.name(
      "provider", amongWhatIs: providers.map { KnownNames("provider", $0.map(\.id)) })
    scope.providerKind = reader.name("provider_kind", among: providerKinds)
    guard log.errorCount == errorsBefore, let places, let providers else { return nil }
    // The terms of money are not there yet; a provider's kind says enough of what it may deliver.
    let kind = scope.provider.flatMap { id in providers.first { $0.id == id }?.kind }
    let isAny = interventions.contains { intervention in
      (scope.serviceLine ?? intervention.serviceLine) == intervention.serviceLine
        && (scope.intervention ?? intervention.id) == intervention.id
        && (scope.providerKind ?? intervention.providerKind) == intervention.providerKind
        && (kind ?? intervention.providerKind) == intervention.providerKind
        && (scope.places.isEmpty ? places : scope.places).contains {
          intervention.eligible.places.contains($0)
        }
    }
    guard isAny || log.hasErrors else {
      log.error(
        "scenario.limit-of-nothing", "no programme is what '\(id)' names",
        help: "take out one of the keys that say which programmes it is about", at: reader.mark)
      return nil
    }
    return scope
  }

  /// The code of an intervention.
  func programme(_ reader: FieldReader) -> String? {
    reader.name("programme", among: interventionNames)
  }

  /// Codes of places, each of them studied.
  func studiedPlaces(_ reader: FieldReader) -> [String]? {
    reader.names("places", amongWhatIs: places.map { KnownNames("place studied", $0) })
  }
}
