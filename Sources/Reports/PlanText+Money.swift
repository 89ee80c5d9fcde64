import Allocation
import Commissioning
import Foundation
import LinearAlgebra
import PopulationHealth
import Scenarios
import Studies
import Wording

extension PlanText {
  /// Whether the system can afford it, year by year.
  var money: Page.Section {
    let rows = zip(run.baseline.accounts, plan.accounts).map { before, after in
      let income = after.systems.reduce(0.0) { $0 + $1.income }
      let nothing = before.systems.reduce(0.0) { $0 + $1.cost }
      let cost = after.systems.reduce(0.0) { $0 + $1.cost }
      let programmes = after.programmePounds
      let stranded = after.strandedByProvider.reduce(0, +)
      return [
        after.year.description, Page.millions(income), Page.millions(nothing),
        Page.signedMillions(income - nothing), Page.millions(programmes),
        Page.signedMillions(cost - nothing - programmes), Page.millions(stranded),
        Page.signedMillions(income - cost), Self.isShort(after) ? "no" : "yes",
      ]
    }
    return Page.Section(
      title: "Whether it is affordable (£m)",
      table: Page.Table(
        header: [
          "", "envelope", "do nothing", "balance", "programmes", "activity", "stays behind",
          "with plan", "afford?",
        ], rows: rows), sentences: affordabilitySentences)
  }

  /// Whether a year's cost passes the envelope; less than a pound is rounding in the year that
  /// balances by construction.
  private static func isShort(_ year: YearOfAccounts) -> Bool {
    year.systems.reduce(0.0) { $0 + $1.balance } < -1
  }

  /// The years whose cost passes the envelope: `from 2027/28`, where all that follow do too; `in 2026/27`;
  /// `nil` where there is none.
  private static func shortYears(_ accounts: [YearOfAccounts]) -> String? {
    let short = accounts.indices.filter { isShort(accounts[$0]) }
    guard let first = short.first, let last = short.last else { return nil }
    if last - first + 1 > short.count {
      return "in \(short.count) of \(accounts.count) years, first in \(accounts[first].year)"
    }
    if last == accounts.count - 1 { return "from \(accounts[first].year)" }
    return short.count == 1
      ? "in \(accounts[first].year)" : "from \(accounts[first].year) to \(accounts[last].year)"
  }

  private var affordabilitySentences: [String] {
    var sentences = [NotModelledText(run: run).sentence].compactMap(\.self)
    sentences += [
      "'Activity' is what the plan changes in the cost of care, with what 'stays behind' in it: cost "
        + "of avoided activity that fixed and semi-fixed resources keep."
    ]
    let isOfOne = plan.accounts.allSatisfy { $0.systems.count == 1 }
    if let short = Self.shortYears(plan.accounts) {
      let without =
        Self.shortYears(run.baseline.accounts).map {
          $0 == short ? ", with the plan or without" : ", and without the plan \($0)"
        } ?? ""
      let subject =
        isOfOne
        ? "The system's cost passes its envelope" : "The systems' cost passes their envelopes"
      sentences.append("\(subject) \(short)\(without).")
      if scenario.terms.closesFirstYear, let first = plan.accounts.first, Self.isShort(first) {
        sentences.append(
          "In \(first.year) any plan that adds cost does so, as doing nothing is taken to use all of that year's "
            + "envelope.")
      }
    } else {
      let subject =
        isOfOne ? "The system stays within its envelope" : "The systems stay within their envelopes"
      sentences.append("\(subject) in every year of the plan.")
    }
    let net = zip(run.baseline.accounts, plan.accounts).map { before, after in
      after.systems.reduce(0.0) { $0 + $1.cost } - before.systems.reduce(0.0) { $0 + $1.cost }
    }
    let programmes = plan.accounts.reduce(0.0) { $0 + $1.programmePounds }
    if programmes > 0 {
      let total = net.reduce(0, +)
      sentences.append(
        total > 0
          ? "The plan does not pay for itself within these years: it adds "
            + "\(Amount.pounds(total)) to the system's cost, "
            + (programmes <= total
              ? "\(Amount.pounds(programmes)) of it for programmes."
              : "\(Amount.pounds(programmes)) for programmes less "
                + "\(Amount.pounds(programmes - total)) that other care costs less.")
          : "The plan lowers the system's cost by \(Amount.pounds(-total)) over these years.")
      sentences.append(CareCost(run: run, plan: plan).sentence)
    }
    return sentences
  }

  /// Where each organisation stands in the plan's last year, against doing nothing.
  var organisations: Page.Section {
    guard let before = run.baseline.accounts.last, let after = plan.accounts.last else {
      return Page.Section(title: "What it costs whom", table: nil, sentences: [])
    }
    var rows: [(change: Double, balance: Double, cells: [String])] = []
    for (old, new) in zip(before.positions, after.positions) {
      let change = new.balance - old.balance
      guard abs(change) >= 1e5 else { continue }
      rows.append(
        (
          change, new.balance,
          [
            new.name, Page.millions(new.income), Page.millions(new.cost),
            Page.signedMillions(new.balance), Page.signedMillions(change),
          ]
        ))
    }
    let shown = 12
    let isCut = rows.count > shown
    if isCut { rows = Array(rows.sorted { abs($0.change) > abs($1.change) }.prefix(shown)) }
    let systemChange = zip(before.systems, after.systems).reduce(0.0) {
      $0 + $1.1.balance - $1.0.balance
    }
    let winners = zip(before.positions, after.positions).filter {
      $1.balance - $0.balance >= max(5e5, -systemChange / 20)
    }
    var sentences: [String] = []
    if isCut { sentences.append("The \(shown) that change most; affordability.csv has them all.") }
    if rows.isEmpty { sentences.append("Nobody's position changes by as much as £100k.") }
    sentences += [wholeBalance(after, shown: rows.map(\.balance))].compactMap(\.self)
    if systemChange < 0, !winners.isEmpty {
      sentences.append(
        "Flag: \(winners.map(\.1.name).joined(separator: ", ")) gain"
          + "\(winners.count == 1 ? "s" : "") while the system as a whole is "
          + "\(Amount.pounds(-systemChange)) worse off in \(after.year).")
    }
    return Page.Section(
      title: "What it costs whom in \(after.year) (£m)",
      table: rows.isEmpty
        ? nil
        : Page.Table(
          header: ["", "income", "cost", "balance", "against do nothing"], rows: rows.map(\.cells)),
      sentences: sentences)
  }

  /// What lies between balances of organisations and that of the whole; `nil` where they come to it.
  private func wholeBalance(_ year: YearOfAccounts, shown: [Double]) -> String? {
    let whole = year.systems.reduce(0.0) { $0 + $1.balance }
    let rest = whole - shown.reduce(0, +)
    let text = Page.signedMillions(whole)
    guard !shown.isEmpty, !year.systems.isEmpty, text != Page.signedMillions(whole - rest) else {
      return nil
    }
    return "Each of these balances is of one organisation; the \(text) above is of "
      + "\(year.systems.count == 1 ? "the whole system" : "all systems"), with "
      + "\(Amount.signed(Amount.pounds(rest))) of organisations not shown here."
  }

  /// In which years a limit binds that does so in more than one.
  private static func span(of binding: [Limit]) -> String {
    let years = Set(binding.map(\.year)).sorted()
    guard years.count > 1, let first = years.first, let last = years.last else { return "" }
    return years.count == last - first + 1
      ? " It binds in \(years.count) years, \(first) to \(last)."
      : " It binds in \(years.count) of the years \(first) to \(last)."
  }

  /// Room that would gain less of what the plan does, as a share, is not worth a sentence.
  private static let leastWorth = 1e-5

  /// What stands in the plan's way, and what more of it would be worth: the few things that are worth
  /// most.
  var binding: Page.Section {
    let text = LimitText(
      scenario: scenario, unit: allocation.unit,
      hasWholeDecisions: allocation.program.variables.contains(where: \.isWhole))
    let own: Set<Limit.Kind> = [.movement, .pace, .pinned, .reach, .saturation]
    let binding = allocation.limits.filter { $0.shadowPrice > 0 && !own.contains($0.kind) }
    var names: [String] = []
    for limit in binding where !names.contains(limit.id) { names.append(limit.id) }
    let told = names.compactMap { name -> (worth: Double, sentence: String)? in
      let years = binding.filter { $0.id == name }
      let worth = { (limit: Limit) in
        LimitText.holds(limit) ? limit.shadowPrice * text.step(limit) : 0
      }
      guard let best = years.max(by: { worth($0) < worth($1) }),
        let sentence = text.sentence(best)
      else { return nil }
      guard !LimitText.holds(best) || worth(best) >= Self.leastWorth * abs(allocation.value) else {
        return nil
      }
      let span = Self.span(of: years)
      return (worth(best), sentence + span)
    }.sorted { $0.worth > $1.worth }
    let shown = 6
    var sentences = told.prefix(shown).map(\.sentence)
    if told.isEmpty {
      sentences.append(
        binding.isEmpty
          ? "No limit on money or staff binds."
          : "Limits bind of which a little more would gain next to nothing; limits.csv has them.")
    }
    if !told.isEmpty {
      sentences.append(
        "These are prices at the margin of this plan: what a little more would gain, all else as it is. "
          + (told.count > shown ? "\(told.count - shown) more limits bind; " : "")
          + "limits.csv has every year, and how far each price holds.")
    }
    let others = Dictionary(
      grouping: allocation.limits.filter { own.contains($0.kind) }, by: \.kind
    )
    .mapValues(\.count)
    let more = [
      (Limit.Kind.reach, "the reach of a programme"), (.movement, "how fast coverage may move"),
      (.pace, "the pace of change"), (.pinned, "what is decided elsewhere"),
      (.saturation, "everyone eligible being under the effect"),
    ].compactMap { kind, words in others[kind].map { "\(words) (\($0) decisions)" } }
    if !more.isEmpty { sentences.append("Also binding: \(more.joined(separator: "; ")).") }
    return Page.Section(
      title: "What binds, and what one more would be worth", table: nil, sentences: sentences)
  }
}
