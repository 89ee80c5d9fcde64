import Foundation
import Scenarios
import Testing

struct OfficialProjectionProblemTests {
  private static let asked = "people.constrain_to=official_projection"

  /// The problems of South Yorkshire when lines of the official table are left out.
  private func problems(without isOut: (Substring) -> Bool) throws -> String {
    try ScenariosTests.problems(
      ofPackWith: "official_projection.csv", pack: "england", scenario: "south-yorkshire",
      overrides: [Self.asked]
    ) { table in
      table.split(separator: "\n").filter { !isOut($0) }.joined(separator: "\n") + "\n"
    }
  }

  @Test func `a table without one of its years is refused`() throws {
    let found = try problems { $0.contains(",2031/32,") }
    #expect(
      found.contains(
        "official_projection.csv: error: [pack.missing-row] there are no people for year 2031/32, "
          + "sex F, ages 0-4 and 37 more\n   help: add a row for each"), "\(found)")
  }

  @Test func `a table without some ages is refused`() throws {
    let found = try problems { $0.contains(",25,29,") }
    #expect(
      found.contains(
        "official_projection.csv:132:3: error: [pack.official-projection] no age band of the official "
          + "projection holds age 25\n   help: let bands follow one another from 0 to 90, the same for "
          + "every sex and year"), "\(found)")
  }

  @Test func `a table that ends before the open age is refused`() throws {
    let found = try problems { $0.contains(",90,90,") }
    #expect(
      found.contains(
        "official_projection.csv: error: [pack.official-projection] no age band of the official "
          + "projection holds age 90\n   help: end with the open age, such as 85 to 90; 90 is 90 and "
          + "over"), "\(found)")
  }

  @Test func `a table without one of the sexes is refused`() throws {
    let found = try problems { $0.hasPrefix("M,") }
    #expect(
      found.contains(
        "official_projection.csv: error: [pack.missing-row] there are no people for year 2022/23, "
          + "sex M, ages 0-4 and 493 more"), "\(found)")
  }

  @Test func `a study that outlasts the official projection cannot be constrained to it`() {
    let found = ScenariosTests.problems(
      settingInSouthYorkshire: [Self.asked, "years.follow_up=20"])
    #expect(
      found.contains(
        "scenarios/south-yorkshire.yaml:7:3: error: [scenario.year] the official projection gives "
          + "people at the start of 2022/23 to 2047/48, and the study needs those of 2023/24 to "
          + "2056/57\n   help: study fewer years, follow-up included, or take 'people.constrain_to' "
          + "out"), "\(found)")
  }

  @Test func `a pack without an official projection cannot be constrained to one`() {
    do {
      _ = try Scenario.load("\(repository)scenarios/bnssg-dpm.yaml", overrides: [Self.asked])
      Issue.record("nothing was wrong")
    } catch {
      #expect(
        error.description.contains(
          "--set:1:21: error: [pack.official-projection] people cannot be constrained: there is no "
            + "official projection\n   help: give 'people.official_projection', a table of people by "
            + "sex, age_from, age_to and year, or take 'constrain_to' out"), "\(error)")
    }
  }

  @Test func `what people are constrained to is one of two words`() {
    let found = ScenariosTests.problems(settingInSouthYorkshire: ["people.constrain_to=ons"])
    #expect(
      found.contains(
        "--set:1:21: error: [value.unknown-choice] 'ons' is not one of 'none' or "
          + "'official_projection'"), "\(found)")
  }
}
