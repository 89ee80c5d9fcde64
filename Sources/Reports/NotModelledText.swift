import Commissioning
import Scenarios
import Studies
import Wording

/// What is spent on what the model does not follow, and what that makes of the first year's balance.
struct NotModelledText {
  let run: StudyRun

  /// The sentence; `nil` where there is no envelope.
  var sentence: String? {
    guard let first = run.baseline.accounts.first, !first.systems.isEmpty else { return nil }
    let line = first.costs.filter { $0.serviceLine == Accounts.notModelled }
      .reduce(0.0) { $0 + $1.pounds }
    let envelope = first.systems.reduce(0.0) { $0 + $1.income }
    let share = envelope > 0 ? " (\(Amount.percent(line / envelope)))" : ""
    guard run.scenario.terms.closesFirstYear else {
      let balance = first.systems.reduce(0.0) { $0 + $1.balance }
      let gap = "\(Amount.pounds(abs(balance))) \(balance < 0 ? "over" : "within")"
      return "For what the model does not follow the scenario gives \(Amount.pounds(line)) of the "
        + "envelope of \(first.year)\(share), the line 'not-modelled', which grows as modelled care does: "
        + "with it, doing nothing is \(gap) that envelope."
    }
    return "Doing nothing balances in \(first.year) by construction: \(Amount.pounds(line)) of the "
      + "envelope\(share) pays for care the model does not follow, the line 'not-modelled', which grows as "
      + "modelled care does. A larger envelope would make that line larger, and balance in \(first.year) too"
      + (first.systems.count == 1
        ? "; give what is really spent on it with 'budget.envelope.not_modelled'." : ".")
  }
}
