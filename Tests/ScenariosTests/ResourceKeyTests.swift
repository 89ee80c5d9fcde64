import Commissioning
import Scenarios
import Testing

/// What an intervention costs and the steps it comes in, as read.
struct ResourceKeyTests {
  private static func resources(_ overrides: [String]) throws -> Intervention.Resources {
    let scenario = try Scenario.load(
      "\(repository)scenarios/south-yorkshire.yaml",
      overrides: overrides.map { "interventions.virtual-wards.\($0)" })
    return try #require(scenario.model.interventions.first { $0.id == "virtual-wards" }).resources
  }

  @Test func `money is brought from the prices of its year to those of the scenario`() throws {
    let resources = try Self.resources([
      "set_up_cost=100", "capital_cost=200", "opening_cost=300", "unit_cost=400",
      "price_year=2023/24",
    ])
    let level = resources.setUpCost / 100
    #expect(level > 1)
    // A few multiplications.
    for (pounds, written) in [
      (resources.capitalCost, 200.0), (resources.openingCost, 300), (resources.unitCost, 400),
    ] {
      #expect(abs(pounds / (written * level) - 1) <= 1e-12)
    }
  }

  @Test func `people are read as they are, and nothing is asked that is not written`() throws {
    let written = try Self.resources(["least_people=500", "team_people=40"])
    #expect(written.leastPeople == 500 && written.teamPeople == 40)
    let plain = try Self.resources([])
    #expect(plain.leastPeople == 0 && plain.teamPeople == 0)
    #expect(plain.capitalCost == 0 && plain.openingCost == 0)
  }

  @Test func `people are never fewer than none`() {
    let found = problems(settingInSouthYorkshire: ["interventions.virtual-wards.team_people=-1"])
    #expect(
      found.contains(
        "--set:1:41: error: [value.out-of-range] 'team_people' is -1, but has to be from 0 to 100000000"
      ),
      "\(found)")
  }
}
