import ArgumentParser
import Commissioning
import Reports
import Scenarios
import Studies

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Show how a programme, or lower risk, becomes less need.",
    discussion: """
      For an intervention: who is eligible and reached, what changes in them, which conditions \
      become rarer and through what, and what follows for moves, deaths, care and cost, by itself \
      and at its full reach. For risk factors: what would follow if every one were lower.

      Examples:
        almoner explain scenarios/south-yorkshire.yaml intervention stop-smoking
        almoner explain scenarios/south-yorkshire.yaml risk-factors --cut 0.1 --years 20
      """)

  /// What there is to explain.
  enum Topic: String, ExpressibleByArgument, CaseIterable {
    case intervention
    case riskFactors = "risk-factors"
  }

  @OptionGroup var options: ScenarioOptions

  @Argument(help: "What to explain: intervention or risk-factors.")
  var topic: Topic

  @Argument(help: "The code of the intervention.")
  var name: String?

  @Option(
    parsing: .unconditional, help: "The share by which every risk factor falls (default: 0.1).",
    transform: FlagValue.part)
  var cut: Double?

  @Option(
    parsing: .unconditional, help: "For how many years (default: 20).",
    transform: FlagValue.count(1...60))
  var years: Int?

  func validate() throws {
    if topic == .intervention, name == nil {
      throw ValidationError("say which intervention: almoner explain SCENARIO intervention CODE")
    }
    if topic == .riskFactors, let name {
      throw ValidationError("'\(name)' means nothing here: every risk factor is cut together")
    }
    if topic == .intervention, cut != nil || years != nil {
      throw ValidationError("--cut and --years mean nothing here: they are for risk-factors")
    }
  }

  func run() throws {
    do {
      let scenario = try options.loadPopulation()
      switch topic {
      case .intervention: try explainIntervention(scenario)
      case .riskFactors: try explainRisk(scenario)
      }
    } catch let failure as Failure {
      throw failure.code
    }
  }

  private func explainIntervention(_ scenario: Scenario) throws {
    let codes = scenario.model.interventions.map(\.id)
    guard let position = codes.firstIndex(of: name ?? "") else {
      Terminal.say("error: \(Problem.quote(name ?? "")) is not an intervention of this scenario")
      Terminal.say(
        "   help: "
          + (Suggestion.help(for: name ?? "", among: codes, noun: "the interventions")
            ?? (codes.isEmpty ? "there are none" : "they are \(Suggestion.list(codes))")))
      throw Failure(code: Exit.invalidScenario)
    }
    let chain = InterventionChain(of: position, in: scenario)
    Terminal.print(
      TerminalPage(chain: chain, width: Terminal.width, usesColour: Terminal.usesColour).text)
  }

  private func explainRisk(_ scenario: Scenario) throws {
    guard let result = RiskCut(by: cut ?? 0.1, for: years ?? 20, in: scenario) else {
      Terminal.say("error: the pack \(Problem.quote(scenario.pack)) has no risk factors")
      Terminal.say("   help: add a 'risk' part to its model.yaml, or choose another pack")
      throw Failure(code: Exit.invalidScenario)
    }
    Terminal.print(
      TerminalPage(cut: result, width: Terminal.width, usesColour: Terminal.usesColour).text)
  }
}
