import Commissioning
import Foundation
import Parallelism
import Scenarios
import Studies
import Testing

/// Draws of a cohort that cannot be followed, on the shipped example.
struct ImpossibleDrawTests {
  private static func scenario(_ overrides: [String]) throws -> CohortScenario {
    let question = try Question.load(
      "\(repository)scenarios/sick-sicker.yaml",
      overrides: ["uncertainty.draws=600", "uncertainty.seed=4"] + overrides)
    guard case .cohort(let scenario) = question else { throw CocoaError(.fileReadCorruptFile) }
    return scenario
  }

  /// Of those who are sick, 1 − exp(−r) get well in a year and a tenth gets sicker.
  @Test func `the first draw that cannot be is named, however many jobs there are`() throws {
    let scenario = try Self.scenario([
      "uncertainty={draws: 3000, parameters: {transitions.S1.H.annual_rate: {distribution: uniform, "
        + "low: 0.2, high: 2.301}}}"
    ])
    let study = try CohortStudy.answer(scenario)
    let texts = [1, 3, 20].map { jobs in
      Concurrency.$jobs.withValue(jobs) {
        do throws(Problems) {
          _ = try study.sampled()
          return "none"
        } catch {
          return error.description
        }
      }
    }
    #expect(texts[0].contains("[uncertainty.impossible-draw] in draw "), "\(texts[0])")
    #expect(
      texts[0].hasSuffix(
        "which is over 1\n   help: make the distributions of its moves narrower, or cycles shorter")
    )
    #expect(Set(texts).count == 1)
    let number = try #require(
      texts[0].split(separator: " ").lazy.compactMap { Int($0) }.first, "\(texts[0])")
    #expect(throws: Problems.self) { try study.drawn(number) }
    #expect(throws: Never.self) { try study.drawn(number - 1) }
  }

  /// The sick get well far more often in a year than can be followed; the rest of what they do is little.
  @Test func `the first draw of rates too high to be followed is named with its place`() throws {
    let scenario = try Self.scenario([
      "transition_basis=rates", "counting=exact",
      "uncertainty={draws: 3, parameters: {transitions.S1.H.annual_rate: {distribution: uniform, "
        + "low: 0.4, high: 40000}}}",
    ])
    let study = try CohortStudy.answer(scenario)
    let problems = #expect(throws: Problems.self) { _ = try study.sampled() }
    #expect(
      problems?.description.replacing(repository, with: "")
        == """
        models/sick-sicker/uncertainty.yaml:4:1: error: [uncertainty.impossible-draw] in draw 1 people leave S1 \
        11398.349640133842 times a cycle in cycle 0 under strategy 'SoC', and at most 10000 can be followed
           help: make the distributions of its moves narrower, or cycles shorter
        """)
  }
}
