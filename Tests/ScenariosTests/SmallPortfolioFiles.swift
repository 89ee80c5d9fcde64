import Commissioning
import Foundation
import Scenarios
import Testing

/// A portfolio scenario of three proposals and its tables, as text to change.
struct SmallPortfolioFiles {
  var scenario = """
    name: Three proposals
    kind: portfolio
    proposals: proposals.csv
    staff_minutes: minutes.csv
    limits:
      revenue: 1000
      minutes_per_wte: 90000
      workforce: { nurses: 2 }

    """
  var proposals = """
    proposal,title,service_line,cases,cost_per_case,fixed_cost,benefit_per_case,maximum_coverage,minimum_coverage,compulsory_coverage,divisible,grade,source
    walks,Walks,prevention,100,10,,0.1,0.8,,,,B,made up
    clinic,Clinic,community,50,20,100,0.3,,,,false,C,made up
    line,Advice line,community,200,1,,0.01,,0.2,,,D,made up

    """
  var minutes = """
    proposal,cadre,minutes_per_case
    walks,nurses,30
    clinic,nurses,60

    """

  /// Writes the files and reads the scenario.
  func load(_ overrides: [String] = []) throws -> PortfolioScenario { try read(overrides).scenario }

  private func read(
    _ overrides: [String]
  ) throws -> (scenario: PortfolioScenario, warnings: String) {
    var found: PortfolioScenario?
    var warnings = ""
    try withFolder { folder in
      for (name, text) in [
        ("s.yaml", scenario), ("proposals.csv", proposals), ("minutes.csv", minutes),
      ] {
        try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
      }
      do {
        if case .portfolio(let scenario) = try Question.load(
          "\(folder)/s.yaml", overrides: overrides)
        {
          found = scenario
          warnings = scenario.warnings.description.replacing("\(folder)/", with: "")
        }
      } catch let problems as Problems {
        throw Text("\(problems)".replacing("\(folder)/", with: ""))
      }
    }
    return (try #require(found), warnings)
  }

  /// The problems as they are shown; warnings where there is no error.
  func problems(_ overrides: [String] = []) throws -> String {
    do {
      return try read(overrides).warnings
    } catch let text as Text {
      return text.description
    }
  }

  struct Text: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
  }
}
