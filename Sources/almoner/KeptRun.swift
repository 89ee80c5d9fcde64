import Allocation
import Foundation
import Reports
import Scenarios
import Studies

/// Answers a scenario, prints its page and keeps the run in a folder.
struct KeptRun {
  var options: ScenarioOptions
  var keeping: KeepingOptions
  /// What other flags stand for, laid over the scenario.
  var settings: [Setting] = []
  /// How what is uncertain is drawn.
  var drawing: DrawingOptions
  /// What is asked of draws about the decision.
  var deciding: DecisionOptions
  /// How much is worked on at once.
  var working: WorkingOptions
  /// Why a scenario is no answer to the command; nothing where it is one.
  var refuses: (Question) -> [Problem] = { _ in [] }
  /// What else to write once the plan is there.
  var writing: (LinearProgram) throws -> Void = { _ in }

  func answer() throws {
    let path = keeping.path(of: options.scenario, draw: drawing.draw)
    let target = RunFolder(path: path)
    do {
      try target.checkReplaceable()
      let question = try options.load(laying: settings, and: drawing.settings + deciding.settings)
      let problems =
        refuses(question) + drawing.problems(of: question)
        + deciding.problems(of: question, draw: drawing.draw)
        + [question.drawingProblem].compactMap(\.self)
      guard problems.isEmpty else { throw Failure(problems: Problems(problems)) }
      let interruption = Interruption(removing: target.partial)
      defer { withExtendedLifetime(interruption) {} }
      try working.doing {
        switch question {
        case .population(let scenario): try answer(scenario, in: target, path: path)
        case .portfolio(let scenario): try answer(scenario, in: target, path: path)
        case .cohort(let scenario): try answer(scenario, in: target, path: path)
        }
      }
    } catch let problems as Problems {
      throw Failure(problems: problems).code
    } catch let failure as StudyFailure {
      throw Failure(failure).code
    } catch let failure as RunFolder.Failure {
      throw Failure(failure).code
    } catch let failure as Failure {
      throw failure.code
    }
  }

  private func answer(_ scenario: Scenario, in target: RunFolder, path: String) throws {
    let progress = ProgressLine()
    defer { progress.clear() }
    var run = try StudyRun.answer(scenario) { progress.update($0, $1) }
    if let problem = MonteCarlo.problem(of: run) { throw Failure(problems: Problems([problem])) }
    if let draw = drawing.draw {
      run = try run.drawn(draw)
    } else {
      run = try run.sampled { progress.update("drawing", $0, isEven: true) }
        .decided { progress.update($0, $1, isEven: true) }
    }
    progress.update("writing the run", 1)
    try target.write(RunFiles.all(of: run, command: CommandLine.arguments))
    if let allocation = run.allocation { try writing(allocation.program) }
    progress.clear()
    Terminal.print(
      TerminalPage(run: run, width: Terminal.width, usesColour: Terminal.usesColour).text)
    Terminal.print(
      "\nKept in \(path). Next: read \(path)/summary.md, or "
        + "\(ShellText.almoner("export", path, "--notebook"))\n")
    for sentence in run.missing { Terminal.say("error: \(sentence)") }
    if run.isCutShort || !run.missing.isEmpty {
      if run.isCutShort {
        Terminal.say("the search ran out of time; this is the best it had found")
      }
      throw Failure(code: Exit.solverStopped)
    }
  }

  private func answer(_ scenario: CohortScenario, in target: RunFolder, path: String) throws {
    let progress = ProgressLine()
    defer { progress.clear() }
    var study = try CohortStudy.answer(scenario)
    if let draw = drawing.draw {
      study = try study.drawn(draw)
    } else {
      study = try study.sampled { progress.update($0, $1, isEven: true) }
    }
    try target.write(RunFiles.all(of: study, command: CommandLine.arguments))
    progress.clear()
    Terminal.print(
      TerminalPage(study: study, width: Terminal.width, usesColour: Terminal.usesColour).text)
    Terminal.print(
      "\nKept in \(path). Next: read \(path)/summary.md, or the tables in \(path)/tables\n")
  }

  private func answer(_ scenario: PortfolioScenario, in target: RunFolder, path: String) throws {
    let progress = ProgressLine()
    defer { progress.clear() }
    let study = try PortfolioStudy.answer(scenario) { progress.update($0, $1) }
    try target.write(RunFiles.all(of: study, command: CommandLine.arguments))
    try writing(PortfolioSearch(scenario.problem).program)
    progress.clear()
    Terminal.print(
      TerminalPage(study: study, width: Terminal.width, usesColour: Terminal.usesColour).text)
    Terminal.print(
      "\nKept in \(path). Next: read \(path)/summary.md, or the tables in \(path)/tables\n")
  }
}
