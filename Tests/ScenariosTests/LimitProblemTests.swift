import Commissioning
import Foundation
import Scenarios
import Testing

/// What is wrong with limits, word for word.
@Suite struct LimitProblemTests {
  @Test(arguments: [
    (
      "limits.ring_fences.dental={service_line: dental, counting: all-care, at_least: 1, of: doing-nothing}",
      "[value.unknown-name] 'dental' is not a known service line"
    ),
    (
      "limits.ring_fences.x={service_line: prevention, counting: all-care, at_least: 1, of: last-year}",
      "[scenario.ring-fence] ring-fence 'x' counts all care on 'prevention', and no point of "
        + "delivery is booked to it\n   help: write 'counting: programmes', or name the service line "
        + "of a point of delivery"
    ),
    (
      "limits.ring_fences.x={service_line: community, at_least: 1, of: doing-nothing}",
      "[scenario.ring-fence] doing nothing spends nothing on programmes\n"
        + "   help: write 'counting: all-care', or 'of: spend' or 'pounds'"
    ),
    (
      "limits.ring_fences.x={service_line: community, counting: all-care, at_least: 0.02, of: last-year}",
      "[value.range] ring-fence 'x' is 0.02 times the spending of the year before\n"
        + "   help: write 1 for as much, 1.02 for 2% more; from 0.5 to 2"
    ),
    (
      "limits.ring_fences.x={service_line: community, at_least: {first_year: 0.7, growth: 0.1}, of: spend}",
      "[value.range] ring-fence 'x' is 1.02"
    ),
    (
      "limits.ring_fences.x={service_line: community, at_least: [1], of: pounds}",
      "'at_least' has to be"
    ),
    (
      "limits.over_years.x={money: revenue, at_most: 5, at_least: 4}",
      "[scenario.over-years] limit 'x' needs one of 'at_least' and 'at_most'\n"
        + "   help: write one; make a second limit for the other"
    ),
    (
      "limits.over_years.x={money: revenue, at_most: 5, from: 2030/31, to: 2028/29}",
      "[scenario.year] 'x' ends before it begins\n   help: write 'to' as 2030/31 or later"
    ),
    (
      "limits.over_years.x={money: revenue, at_most: 5, to: 2040/41}",
      "[scenario.year] 2040/41 is not a year of the plan\n"
        + "   help: the plan goes from 2026/27 to 2035/36"
    ),
    (
      "limits.over_years.x={money: revenue, at_most: 5, programme: stop-smoking, service_line: community}",
      "[scenario.limit-of-nothing] no programme is what 'x' names\n"
        + "   help: take out one of the keys that say which programmes it is about"
    ),
    (
      "limits.over_years.x={money: revenue, at_most: 5, places: [00L]}",
      "[value.unknown-name] '00L' is not a known place studied"
    ),
    (
      "limits.pace.x={of: spending}",
      "[scenario.pace] pace 'x' has neither 'up' nor 'down'\n   help: write one of them, or both"
    ),
    (
      "limits.pace.x={of: spending, down: 20}",
      "[value.range] 'down' of pace 'x' is 20.0, which is over 1\n"
        + "   help: write a share such as 0.25, or 'of: pounds'"
    ),
    (
      "limits.pace.x={of: pounds, up: 5, provider: RFFF}",
      "[value.unknown-name] 'RFFF' is not a known provider\n   help: did you mean 'RFF'?"
    ),
    (
      "limits.pinned.x={level: national, programme: stop-smokin, coverage: 0.01, reason: a promise}",
      "[value.unknown-name] 'stop-smokin' is not a known intervention\n"
        + "   help: did you mean 'stop-smoking'?"
    ),
    (
      "limits.pinned.x={level: town, programme: stop-smoking, coverage: 0.01, reason: a promise}",
      "[value.unknown-choice] 'town' is not one of 'national', 'region', 'system' or 'place'\n"
        + "   help: write one of them for 'level'"
    ),
    (
      "limits.pinned.x={level: national, programme: virtual-wards, coverage: 0.9, reason: a promise}",
      "[scenario.pinned] pin 'x' wants 0.9 of those eligible for 'virtual-wards' reached, whose "
        + "'reach' is "
    ),
    (
      "limits.pinned.x={level: national, programme: virtual-wards, reason: a promise}",
      "[scenario.pinned] pin 'x' needs one of 'coverage', 'at_least' and 'at_most'\n"
        + "   help: write one; make a second pin for another"
    ),
    (
      "limits.workforce.community-nurses.training={first_year: 1000, years: 3, gbp_each: 25000}",
      "[scenario.training] training costs £25,000,000 in 2026/27, and 'budget.revenue' has "
        + "£12,000,000\n   help: plan fewer training places, or give more"
    ),
    (
      // As much as there is but for a little, and unit costs grow above inflation.
      "limits.workforce.community-nurses.training="
        + "{first_year: 479.9, growth: 0.0175, years: 1, finishing: 0.8, gbp_each: 25000}",
      "[scenario.training] training costs £12,219,664 in 2027/28, and 'budget.revenue' has "
        + "£12,210,000\n"
    ),
    (
      "limits.workforce.community-nurses.by_place={00L: {first_year: 3}}",
      "[value.unknown-name] '00L' is not a known place studied"
    ),
  ])
  func `a mistake in a limit is named with its place and remedy`(
    override: String, expected: String
  ) {
    let found = problems(settingInSouthYorkshire: [override])
    #expect(found.contains(": error: ") && found.contains(expected), "\(found)")
  }

  @Test(arguments: [
    (
      "budget.revenue.first_year=100000000000",
      "[scenario.limit-never-binds] 'budget.revenue' never binds: all programmes cost £"
    ),
    (
      "budget.revenue={first_year: 0}",
      "[scenario.limit-leaves-nothing] 'budget.revenue' leaves nothing to choose: it is 0 in every "
        + "year\n   help: look at its unit, or leave out what it keeps from being bought"
    ),
    (
      "limits.largest_movement=0",
      "[scenario.limit-leaves-nothing] 'limits.largest_movement' leaves nothing to choose: coverage may not "
        + "move from nothing"
    ),
    (
      "limits.pace.x={of: pounds, up: 0}",
      "[scenario.limit-leaves-nothing] 'limits.pace.x.up' leaves nothing to choose: what it is about may not "
        + "rise from nothing"
    ),
    (
      "limits.pace.x={of: pounds, programme: stop-smoking, down: 900000000}",
      "[scenario.limit-never-binds] 'limits.pace.x.down' never binds: the programmes cost £"
    ),
    (
      "limits.access.x={programme: stop-smoking, at_least: 0, of: eligible}",
      "[scenario.limit-never-binds] 'limits.access.x' never binds: its floor is 0"
    ),
    (
      "limits.access.x={programme: stop-smoking, at_least: 4000, of: people, places: [02P]}",
      "[scenario.limit-never-kept] no plan can keep to 'limits.access.x': 'stop-smoking' reaches 1,368 people "
        + "in 02P at full reach\n   help: lower it, or look at its unit"
    ),
    (
      "limits.access.x={programme: stop-smoking, at_least: 0.5, of: residents, quintile: 1}",
      "[scenario.limit-never-kept] no plan can keep to 'limits.access.x': 'stop-smoking' reaches 722 people "
        + "of quintile 1 in 02P at full reach"
    ),
    (
      "limits.capacity.x={counts: beds, first_year: 2950000}",
      "[scenario.limit-never-binds] 'limits.capacity.x' never binds: doing nothing uses about 2,863 at the "
        + "start"
    ),
    (
      "limits.capacity.x={counts: beds, first_year: 200}",
      "[scenario.limit-never-kept] no plan can keep to 'limits.capacity.x': doing nothing uses about 2,863 at "
        + "the start\n   help: raise it, or look at its unit"
    ),
    (
      "limits.capacity.x={counts: units, pod: ae_attendance, of: added, first_year: 5}",
      "[scenario.limit-never-binds] 'limits.capacity.x' never binds: no programme adds any"
    ),
    (
      "limits.capacity.x={counts: units, pod: virtual_ward_episode, of: added, first_year: 0}",
      "[scenario.limit-leaves-nothing] 'limits.capacity.x' leaves nothing to choose: it is 0 in every year"
    ),
    (
      "limits.equity.x={rule: share-of-gain, at_least: 0}",
      "[scenario.limit-never-binds] 'limits.equity.x' never binds: its floor is 0"
    ),
    (
      "interventions.stop-smoking.least_people=6000",
      "[scenario.limit-leaves-nothing] 'interventions.stop-smoking.least_people' leaves nothing to choose: "
        + "'stop-smoking' reaches at most 2,807 people in a place at full reach"
    ),
    (
      "budget.capital={first_year: 5}",
      "[scenario.limit-never-binds] 'budget.capital' never binds: all programmes use £0 at full "
        + "reach\n   help: look at its unit, or leave it out"
    ),
    (
      "limits.largest_movement=1",
      "[scenario.limit-never-binds] 'limits.largest_movement' never binds: coverage may move over "
        + "the whole of its reach in a year"
    ),
    (
      "limits.ring_fences.x={service_line: mental-health, at_least: 900000000, of: pounds}",
      "[scenario.limit-never-kept] no plan can keep to 'limits.ring_fences.x': the programmes of "
        + "mental health (mental-health) cost £"
    ),
    (
      "limits.ring_fences.x={service_line: community, at_most: 0, of: spend}",
      "[scenario.limit-leaves-nothing] 'limits.ring_fences.x' leaves nothing to choose"
    ),
    (
      "limits.over_years.x={money: capital, at_least: 5}",
      "[scenario.limit-never-kept] no plan can keep to 'limits.over_years.x': the programmes cost £0 "
        + "at full reach in those years"
    ),
    (
      "limits.workforce.hospital-consultants={first_year: 2000}",
      "[scenario.limit-never-binds] 'limits.workforce.hospital-consultants' never binds: "
    ),
    (
      "limits.pace.x={of: coverage, up: 1}",
      "[scenario.limit-never-binds] 'limits.pace.x.up' never binds: coverage may move over the whole "
        + "of its reach"
    ),
    (
      "limits.pinned.x={level: national, programme: virtual-wards, at_least: 0, reason: a promise}",
      "[scenario.limit-never-binds] 'limits.pinned.x' never binds: its floor is 0"
    ),
  ])
  func `a limit that cannot bind or leaves no choice is warned of with its place`(
    override: String, expected: String
  ) throws {
    let scenario = try Scenario.load(
      "\(repository)scenarios/south-yorkshire.yaml", overrides: [override])
    let found = scenario.warnings.description
    #expect(scenario.warnings.all.map(\.severity) == [.warning], "\(found)")
    #expect(found.contains("warning: \(expected)"), "\(found)")
  }

  @Test func `every kind of limit can be written at once`() throws {
    let scenario = try Scenario.load(
      "\(repository)scenarios/south-yorkshire.yaml",
      overrides: [
        "limits.ring_fences.mhis={service_line: mental-health, counting: all-care, at_least: {first_year: 1, growth: 0.002}, of: last-year}",
        "limits.ring_fences.gp={service_line: primary-medical, counting: all-care, at_least: 1, of: doing-nothing}",
        "limits.over_years.pot={money: revenue, from: 2027/28, to: 2029/30, at_most: 30000000, places: [02P, 03N], service_line: community}",
        "limits.workforce.gps={by_place: {02P: {first_year: 3, training: {first_year: 1, years: 2, finishing: 0.8, gbp_each: 60000}}}}",
        "limits.pace.trust={provider: RFF, of: pounds, up: 500000, down: 200000}",
        "limits.pinned.wards={level: system, programme: virtual-wards, at_least: 0.001, from: 2028/29, reason: winter}",
      ])
    let limits = try #require(scenario.limits)
    #expect(limits.ringFences.count == 4)
    #expect(limits.ringFences[2].amount == .shareOfLastYear(Self.growing(1, by: 0.002)))
    #expect(limits.ringFences[3].counting == .allCare)
    #expect(
      limits.ringFences[3].lineWords
        == "general practice and pharmacy consultations (primary-medical)")
    #expect(limits.overYears[0].years == 1...3)
    #expect(limits.overYears[0].scope.places == ["02P", "03N"])
    #expect(limits.overYears[0].scope.serviceLineTitle == "Community health services")
    let doctors = try #require(limits.workforce.last)
    #expect(doctors.place == "02P" && doctors.training?.years == 2)
    #expect(limits.pace[0].scope.provider == "RFF" && limits.pace[0].down == 200_000)
    #expect(limits.pinned[0].years == 2...9 && limits.pinned[0].coverage == .atLeast(0.001))
  }

  private static func growing(_ first: Double, by growth: Double) -> [Double] {
    (0..<10).map { (0..<$0).reduce(first) { amount, _ in amount * (1 + growth) } }
  }
}
