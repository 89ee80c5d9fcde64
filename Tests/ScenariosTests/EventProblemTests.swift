import Foundation
import Scenarios
import Testing

struct EventProblemTests {
  @Test(arguments: [
    (
      "event_counts.csv", "births,CS1,17,1823,2525", "births,CS1,17,1823,0",
      "event_counts.csv: error: [pack.events] births in CS1 at age 17 are 1823 among 0 people\n"
        + "   help: count them among the people who could have had them"
    ),
    (
      "event_counts.csv", "deaths,CS1,17,0,2525", "deaths,CS1,17,2526,2525",
      "event_counts.csv: error: [pack.events] deaths in CS1 at age 17 are 2526 among 2525 people\n"
        + "   help: count them among the people who could have had them"
    ),
    (
      "event_counts.csv", "births,CS1,18,0,1989\n", "",
      "event_counts.csv: error: [pack.missing-row] there is no events for event births, segment CS1, "
        + "age 18\n   help: add a row for each"
    ),
    (
      "events.csv", "2024/25,deaths", "2024/25,death",
      "events.csv:5:9: error: [value.unknown-name] 'death' is not a known event\n"
        + "   help: did you mean 'deaths'?"
    ),
    (
      "model.yaml", "chances: event_counts.csv }",
      "chances: event_counts.csv, shares: event_counts.csv }",
      "model.yaml:26:11: error: [pack.events] 'events' needs one of 'shares' and 'chances'\n"
        + "   help: write 'chances' where people are divided by age, else 'shares'"
    ),
    (
      "model.yaml", "ages: 17-90", "ages: 17-80",
      "[value.age-range] 'ages' must be single years of age such as 0-90, or all"
    ),
  ])
  func `a mistake in events by age is named with its place and remedy`(
    file: String, before: String, after: String, expected: String
  ) throws {
    let found = try problems(ofPackWith: file, pack: "north-somerset", scenario: "north-somerset") {
      guard let range = $0.range(of: before) else { return $0 }
      return $0.replacingCharacters(in: range, with: after)
    }
    #expect(found.contains(expected), "\(found)")
  }
}
