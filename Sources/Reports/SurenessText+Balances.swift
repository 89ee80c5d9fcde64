import Commissioning
import Probability
import Scenarios
import Studies

extension SurenessText {
  /// Where each organisation stands in the plan's last year, with its range; `nil` where money is not
  /// followed, or one balance says it all.
  ///
  /// Who bears nearly all that a system does is not listed beside it, and who is paid what it costs is not
  /// listed at all.
  var balances: Page.Section? {
    guard let table = sample.book.tables.first(where: { $0.name == "affordability.csv" }),
      let last = years.last,
      let measure = table.measures.firstIndex(where: { $0.name == "position_gbp" }),
      let accounts = run.baseline.accounts.first
    else { return nil }
    let arm: Headline.Arm = run.plan == nil ? .baseline : .plan
    let names = Dictionary(
      (accounts.positions + accounts.systems).map { ($0.organisation, $0.name) },
      uniquingKeysWith: { first, _ in first })
    let systems = Set(accounts.systems.map(\.organisation))
    let found = table.rows.indices.filter {
      table.label(0, of: $0) == arm.rawValue && table.label(1, of: $0) == last
    }.map { row in
      let code = table.label(2, of: row)
      return Balance(
        code: code, name: names[code] ?? code,
        figure: table.firstFigure + row * table.figuresPerRow + table.positions[measure],
        isSystem: systems.contains(code))
    }
    let widest = found.map(width).max() ?? 0
    guard widest >= Self.leastWidth else { return nil }
    let moving = found.filter { width($0) >= Self.leastShare * widest }
    let bearers = moving.filter { own in moving.contains { bears(own, $0) } }.map(\.code)
    let listed = moving.filter { !bearers.contains($0.code) }
    guard listed.count > 1 else { return nil }
    let shown = listed.sorted { width($0) > width($1) }.prefix(Self.mostShown)
    return Page.Section(
      title: "How sure each balance of \(last) is (£m)",
      table: Page.Table(
        header: ranges.header,
        rows: shown.map {
          ranges.row(
            $0.name, figure: $0.figure, central: sample.central.figures[$0.figure],
            { $0.map(Page.signedMillions) })
        }),
      sentences: [
        (run.plan == nil ? "If nothing is done. " : "With the plan. ")
          + (listed.count > shown.count ? "The \(shown.count) least certain. " : "")
          + (bearers.isEmpty
            ? ""
            : "A commissioner whose balance is its system's to within 1% of the range is not listed beside "
              + "it. ")
          + "affordability.csv has every organisation and year."
      ])
  }

  /// An organisation's balance among the figures.
  private struct Balance {
    let code: String
    let name: String
    let figure: Int
    let isSystem: Bool
  }

  private func width(_ balance: Balance) -> Double {
    let ends = ranges.ends(of: balance.figure)
    return ends[2] - ends[0]
  }

  /// Whether an organisation bears all but a hundredth of what its system does.
  private func bears(_ own: Balance, _ system: Balance) -> Bool {
    guard !own.isSystem, system.isSystem, system.code.hasSuffix(":\(own.code)") else {
      return false
    }
    return zip(ranges.ends(of: own.figure), ranges.ends(of: system.figure)).allSatisfy {
      abs($0 - $1) <= Self.leastShare * width(system)
    }
  }

  /// Which parameters the width of the whole balance of the last year comes of.
  var reason: String? {
    guard let year = years.last,
      let balance = headlines.values(of: .balance, run.plan == nil ? .baseline : .plan, year: year)
    else { return nil }
    let parameters =
      run.decision?.analysis.sample.parameters
      ?? DecisionSample.parameters(of: sample.uncertainty, draws: sample.made)
    let words = ParameterWords(sample.uncertainty, in: run.scenario)
    return DriversText(
      drivers: OutcomeDrivers(
        of: balance, among: parameters, sampling: sample.uncertainty.draws.sampling),
      names: parameters.map { words[$0.name] }, outcome: "the balance of \(year)",
      together: DrawnTogether(sample.uncertainty.joint, among: parameters)
    ).sentence
  }

  /// GBP; a balance whose 95% range is narrower is as good as known.
  private static let leastWidth = 1e5
  /// Of a wider range, what is as good as nothing.
  private static let leastShare = 0.01
  private static let mostShown = 12
}
