import Commissioning
import LinearAlgebra
import PopulationHealth
import Scenarios
import Studies
import Testing

@Suite struct `Why things change` {
  /// Rounding in a change: some parts in 10¹⁶ of the quantities it is the difference of, summed over
  /// years and causes, and a billionth of itself.
  private static func rounding(_ change: Attribution.Change) -> Double {
    1e-9 * abs(change.total) + 1e-13 * (abs(change.before) + abs(change.after))
  }

  private static let study = SmallStudy(
    ["hypertension", "stop-smoking", "virtual-wards"].compactMap { SmallStudy.programme($0) })

  private static let many = SmallStudy(SmallStudy.scenario?.model.interventions ?? [])

  private func expectClosed(_ study: SmallStudy) {
    #expect(!study.attribution.changes.isEmpty)
    for change in study.attribution.changes {
      let sum = change.parts.reduce(0.0) { $0 + $1.value }
      #expect(
        abs(sum - change.total) <= Self.rounding(change),
        "\(change.comparison) \(change.quantity) \(change.place ?? -1): \(sum), \(change.total)")
    }
  }

  @Test func `the parts of every change sum to it`() throws {
    expectClosed(try #require(Self.study))
    expectClosed(try #require(Self.many))
    expectClosed(try #require(SmallStudy([])))
  }

  @Test func `of one programme under two names, only the larger of which counts, each has half`()
    throws
  {
    let pair = ["one", "two"].compactMap { SmallStudy.programme("hypertension", as: $0) }
    let rule = Interaction(first: 0, second: 1, condition: nil, rule: .larger, source: "made up")
    let study = try #require(SmallStudy(pair, [rule]))
    expectClosed(study)
    let one = try #require(SmallStudy(Array(pair.prefix(1))))
    func deaths(_ study: SmallStudy) throws -> Attribution.Change {
      try #require(study.attribution.change(of: .deaths, .againstDoingNothing, in: nil))
    }
    let (both, alone) = (try deaths(study), try deaths(one))
    #expect(both.total == alone.total && both.total < -1)
    for part in both.parts where part.cause.group == .interventions {
      #expect(abs(part.value - alone.total / 2) <= Self.rounding(both))
    }
  }

  @Test func `the changes are those of the years and the accounts`() throws {
    let study = try #require(Self.study)
    let last = study.model.horizon.planYears - 1
    let year = study.model.horizon.years[last]
    func cost(_ accounts: YearOfAccounts) -> Double {
      accounts.costs.reduce(0.0) {
        $0 + ($1.serviceLine == Accounts.notModelled ? 0 : $1.pounds)
      }
    }
    let since = try #require(study.attribution.change(of: .cost, .sinceFirstYear, in: year))
    let against = try #require(study.attribution.change(of: .cost, .againstDoingNothing, in: year))
    let whole = try #require(study.attribution.change(of: .cost, .againstDoingNothing, in: nil))
    let (nothing, plan) = (study.baseline.accounts.map(cost), study.plan.accounts.map(cost))
    for (found, expected) in [
      (since.before, nothing[0]), (since.after, plan[last]), (against.before, nothing[last]),
      (against.after, plan[last]), (whole.before, nothing.reduce(0, +)),
      (whole.after, plan.reduce(0, +)),
    ] {
      // Sums over hundreds of cost lines.
      #expect(abs(found - expected) < 1e-12 * expected)
    }
    let deaths = try #require(study.attribution.change(of: .deaths, .againstDoingNothing, in: nil))
    func total(_ arm: StudyRun.Arm) -> Double {
      arm.years.reduce(0.0) { $0 + $1.outcomes.reduce(0.0) { $0 + $1.deaths } }
    }
    #expect(abs(deaths.before - total(study.baseline)) < 1e-6)
    #expect(abs(deaths.after - total(study.plan)) < 1e-6)
  }

  @Test func `what stays behind is what the accounts leave with providers`() throws {
    let study = try #require(Self.study)
    let change = try #require(study.attribution.change(of: .cost, .againstDoingNothing, in: nil))
    let part = try #require(change.parts.first { $0.cause == .staysBehind }).value
    let stranded = study.plan.accounts.reduce(0.0) { $0 + $1.strandedByProvider.reduce(0, +) }
    #expect(stranded > 1)
    #expect(abs(part - stranded) < 1e-12 * change.after)
  }

  @Test func `a programme that does nothing has exactly no part in anything`() throws {
    let null = try #require(SmallStudy.programme("stop-smoking", as: "null", isNull: true))
    let real = try #require(SmallStudy.programme("hypertension"))
    let study = try #require(SmallStudy([real, null]))
    #expect(study.parts(of: 1).allSatisfy { $0 == 0 })
    let since = study.attribution.changes.filter { $0.comparison == .sinceFirstYear }
    for change in since {
      #expect(change.parts.contains { $0.cause == .intervention(1) && $0.value == 0 })
    }
  }

  @Test func `one programme alone has the whole of what the plan changes`() throws {
    let programme = try #require(SmallStudy.programme("hypertension"))
    let study = try #require(SmallStudy([programme]))
    for change in study.attribution.changes where change.comparison == .againstDoingNothing {
      #expect(
        change.parts.map(\.cause)
          == [.intervention(0)] + (change.quantity == .cost ? [.staysBehind] : []))
      let sum = change.parts.reduce(0.0) { $0 + $1.value }
      #expect(abs(sum - change.total) <= Self.rounding(change))
    }
    #expect(study.parts(of: 0).contains { $0 != 0 })
  }

  @Test func `two programmes that are alike have equal parts`() throws {
    let twins = ["one", "other"].compactMap { SmallStudy.programme("hypertension", as: $0) }
    let study = try #require(SmallStudy(twins))
    let changes = study.attribution.changes.filter { $0.comparison == .againstDoingNothing }
    let (own, others) = (study.parts(of: 0), study.parts(of: 1))
    #expect(own.count == changes.count && others.count == changes.count)
    #expect(own.contains { abs($0) > 0 })
    for ((left, right), change) in zip(zip(own, others), changes) {
      #expect(abs(left - right) <= Self.rounding(change))
    }
  }

  @Test func `programmes for different places have there what each does alone`() throws {
    let here = try #require(SmallStudy.programme("hypertension", in: ["02P"]))
    let there = try #require(SmallStudy.programme("stop-smoking", in: ["03N"]))
    let both = try #require(SmallStudy([here, there]))
    let (first, second) = (try #require(SmallStudy([here])), try #require(SmallStudy([there])))
    let changes = both.attribution.changes.filter {
      $0.comparison == .againstDoingNothing
    }
    let alone = zip(first.parts(of: 0), second.parts(of: 0))
    #expect(Set([both.parts(of: 0), both.parts(of: 1)].map(\.count)) == [changes.count])
    #expect(alone.contains { abs($0.0) > 0 } && alone.contains { abs($0.1) > 0 })
    for (((left, right), alone), change) in zip(
      zip(zip(both.parts(of: 0), both.parts(of: 1)), alone), changes)
    {
      #expect(abs(left - alone.0) <= Self.rounding(change))
      #expect(abs(right - alone.1) <= Self.rounding(change))
      if change.place == 0 { #expect(right == 0) }
      if change.place == 3 { #expect(left == 0) }
    }
  }

  @Test func `without a plan the years lived grow by how many people there are`() throws {
    let study = try #require(SmallStudy([]))
    #expect(study.attribution.changes.allSatisfy { $0.comparison == .sinceFirstYear })
    for change in study.attribution.changes {
      #expect(change.parts.allSatisfy { $0.cause.group != .interventions })
      guard change.quantity == .lifeYears else { continue }
      let part = change.parts.first { $0.cause == .demography }?.value ?? .nan
      #expect(abs(part - change.total) <= Self.rounding(change))
    }
  }

  /// Programmes act on one another almost only in pairs, in which the two orders are exact.
  @Test func `two orders of many programmes give nearly what every order does`() throws {
    let programmes = Array((SmallStudy.scenario?.model.interventions ?? []).prefix(6))
    let two = try #require(SmallStudy(programmes))
    let every = try #require(SmallStudy(programmes, mostInEveryOrder: 6))
    #expect(programmes.count == 6)
    for (left, right) in zip(two.attribution.changes, every.attribution.changes) {
      let size = left.parts.reduce(0.0) { $0 + abs($1.value) }
      for (part, other) in zip(left.parts, right.parts) {
        #expect(part.cause == other.cause)
        #expect(abs(part.value - other.value) <= 1e-4 * size)
      }
    }
  }

  @Test func `places and parts add up to all places together`() throws {
    let study = try #require(Self.study)
    let all = study.attribution.changes.filter { $0.place == nil }
    #expect(!all.isEmpty)
    for change in all {
      let places = study.attribution.changes.filter {
        $0.place != nil && $0.comparison == change.comparison && $0.year == change.year
          && $0.quantity == change.quantity
      }
      #expect(places.count == study.model.shape.places.count)
      for (index, part) in change.parts.enumerated() {
        let sum = places.reduce(0.0) { $0 + $1.parts[index].value }
        #expect(abs(sum - part.value) <= Self.rounding(change))
      }
    }
  }

  @Test func `growth beyond need acts on units as they would have grown by themselves`() throws {
    let study = try #require(SmallStudy([]))
    let last = study.model.horizon.planYears - 1
    var grown = 0
    for (pod, description) in study.model.activity.pods.enumerated() {
      guard
        let change = study.attribution.change(
          of: .units(pod: pod), .sinceFirstYear, in: study.model.horizon.years[last])
      else { continue }
      grown += description.nonDemographicGrowth == 0 ? 0 : 1
      var factor = 1.0
      for _ in 0..<last { factor *= 1 + description.nonDemographicGrowth }
      // Two groups, people and growth: the growth of the mean of both years' need.
      let need = (change.before + change.after / factor) / 2
      let part = change.parts.first { $0.cause == .activityGrowth }?.value ?? .nan
      #expect(abs(part - need * (factor - 1)) <= Self.rounding(change))
    }
    #expect(grown > 0)
  }
}
