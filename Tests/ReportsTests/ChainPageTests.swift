import Commissioning
import Foundation
import Reports
import Scenarios
import Studies
import Testing

@Suite struct `The page that explains a programme` {
  private static func text(_ code: String, overrides: [String] = []) throws -> String {
    let scenario = try Scenario.load(
      "\(repository)scenarios/south-yorkshire.yaml",
      overrides: ["years.count=2", "years.follow_up=1"] + overrides)
    let position = try #require(
      scenario.model.interventions.firstIndex { $0.id == code })
    return TerminalPage(
      chain: InterventionChain(of: position, in: scenario), width: 100, usesColour: false
    ).text
  }

  @Test func `the page on lower risk says whose, and what was set`() throws {
    let file = "\(repository)scenarios/south-yorkshire.yaml"
    let scenario = try Scenario.load(file, overrides: ["system=QHL"])
    let cut = try #require(RiskCut(by: 0.1, for: 1, in: scenario))
    let text = TerminalPage(cut: cut, width: 100, usesColour: false).text
    #expect(
      text.replacing(/\s+/, with: " ").contains(
        "Scenario: \(scenario.name) (\(file)), with --set system=QHL. Model pack: England"),
      "\(text)")
  }

  @Test func `states every link of the chain, in order`() throws {
    let text = try Self.text("stop-smoking")
    let titles = text.split(separator: "\n").filter { $0.first?.isNumber == true }
    #expect(
      titles == [
        "1. ELIGIBLE AND REACHED", "2. WHAT CHANGES IN THOSE REACHED",
        "3. WHICH CONDITIONS BECOME RARER, AND THROUGH WHAT", "4. CONDITIONS, MOVES AND DEATHS",
        "5. WHAT FOLLOWS, AGAINST DOING NOTHING", "6. HOW SURE",
      ])
    for sentence in [
      "Stop-smoking service, by itself",
      "At its full reach, 5% of those eligible in each year from 2026/27 to 2027/28",
      "Eligible: people aged 18-79, smoking: current.",
      "Smoking: 5% of those reached change because of it (2% to 8%); of those, ",
      "The effect starts in the year of delivery, and loses 3% of what remains each year.",
      "Relative risks: Royal College of Physicians 2018;",
      "Grade A (official statistics or meta-analysis of trials), 2024: NIHR Signal on English stop-smoking services",
    ] {
      #expect(
        text.replacing(/\s+/, with: " ").contains(sentence), "\(sentence)\n\(text)")
    }
  }

  @Test func `numbers its links without a gap where no risk factor or condition is one`() throws {
    let titles = try Self.text("virtual-wards").split(separator: "\n").filter {
      $0.first?.isNumber == true && $0.dropFirst().hasPrefix(". ")
    }
    #expect(titles.compactMap { $0.first?.wholeNumberValue } == [1, 2, 3, 4], "\(titles)")
  }

  @Test func `says above what level and in what units people are eligible and change`() throws {
    let text = try Self.text("hypertension").replacing(/\s+/, with: " ")
    #expect(
      text.contains(
        "Eligible: people aged 40-90, systolic blood pressure above 140 mmHg, and of those 74%."),
      "\(text)")
    #expect(
      text.contains("Systolic blood pressure: −4.5 mmHg on average (−7 to −2)."), "\(text)")
  }

  @Test(arguments: [
    (code: "weight-management", other: "diabetes prevention programme"),
    ("diabetes-prevention", "behavioural weight management"),
  ])
  func `says with which programme only the larger counts, and on what`(
    programme: (code: String, other: String)
  ) throws {
    let sentence =
      "Counts with \(programme.other) only as the larger of the two on type 2 diabetes (A-int-06)."
    let text = try Self.text(programme.code).replacing(/\s+/, with: " ")
    #expect(text.contains(sentence), "\(text)")
    let without = try Self.text(programme.code, overrides: ["interactions=null"])
    #expect(!without.contains("Counts with"), "\(without)")
  }

  @Test func `names the link at which a programme that changes nothing stops`() throws {
    let text = try Self.text(
      "stop-smoking",
      overrides: [
        "interventions.stop-smoking.effects.risk_factors.smoking={leave: 0, range: [0, 0.1]}",
        "interventions.stop-smoking.effects.quality_of_life.gain=0",
      ])
    #expect(
      text.contains("It changes nothing: the risk factor it acts on does not change."), "\(text)")
    #expect(!text.contains("3. WHICH CONDITIONS"), "\(text)")
  }
}
