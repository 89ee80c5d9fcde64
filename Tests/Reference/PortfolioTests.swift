import Allocation
import Commissioning
import Foundation
import LinearAlgebra
import Scenarios
import Studies
import Testing

/// The shipped portfolio of South Yorkshire.
@Suite struct `The shipped portfolio` {
  private static let study = Result {
    try PortfolioStudy.answer(ShippedScenarios.portfolio("portfolio.yaml"))
  }

  /// Every choice of what is funded at all is tried, and what remains, a linear program, is solved for
  /// each: no branch and bound has a part in it.
  @Test func `is the best of every choice of what is funded at all`() throws {
    let study = try Self.study.get()
    let problem = study.scenario.problem
    let program = PortfolioSearch(problem).program
    let choices = program.variables.indices.filter { program.variables[$0].isWhole }
    #expect(choices.count >= 8)
    var relaxed = program
    for index in choices { relaxed.variables[index].isWhole = false }
    var best = -Double.infinity
    var session = LinearProgram.Session()
    let given = problem.funds.reduce(0.0) { $0 + ($1.purse == .capital ? $1.amount : 0) }
    let most = try #require(problem.capital) + given
    let ids = choices.map { String(program.variables[$0].name.dropFirst(7).dropLast()) }
    let named = ids.map { id in problem.proposals.first { $0.id == id } }
    for bits in 0..<(1 << choices.count) where Self.isPossible(bits, choices, program) {
      // What is bound to be infeasible is not worth asking the solver.
      let funded = named.enumerated().filter { bits >> $0.offset & 1 == 1 }.map(\.element)
      let left = named.enumerated().filter { bits >> $0.offset & 1 == 0 }.map(\.element)
      guard funded.reduce(0.0, { $0 + ($1?.capital ?? .nan) }) <= most,
        left.allSatisfy({ $0?.compulsoryCoverage == 0 })
      else { continue }
      for (place, index) in choices.enumerated() {
        relaxed.variables[index].lower = Double(bits >> place & 1)
        relaxed.variables[index].upper = Double(bits >> place & 1)
      }
      guard let solution = try? session.solve(relaxed) else { continue }
      best = max(best, solution.objective)
    }
    // The program's objective is less by a ten-millionth of the best benefit for every pound.
    #expect(abs(study.best.value - best) <= 2e-5 * best)
  }

  /// Whether rows of choices alone hold: what is left would be infeasible.
  private static func isPossible(
    _ bits: Int, _ choices: [Int], _ program: LinearProgram
  ) -> Bool {
    let places = Dictionary(uniqueKeysWithValues: choices.enumerated().map { ($1, $0) })
    return program.rows.allSatisfy { row in
      guard row.terms.allSatisfy({ places[$0.variable] != nil }) else { return true }
      let sum = row.terms.reduce(0.0) {
        $0 + $1.coefficient * Double(bits >> (places[$1.variable] ?? 0) & 1)
      }
      return sum >= row.lower - 1e-9 && sum <= row.upper + 1e-9
    }
  }

  @Test func `keeps to every limit and says how sure it is`() throws {
    let study = try Self.study.get()
    #expect(study.checks.count == 2)
    for check in study.checks { #expect(check.holds, "\(check.name): \(check.distance)") }
    #expect(study.best.gap <= 1e-5)
    #expect(study.ranked.value <= study.best.value * (1 + 1e-6))
    #expect(study.alternatives.count == 3)
    #expect(study.standings.count == study.scenario.problem.proposals.count)
  }

  /// The table says what explaining a programme says now, to the three figures it was copied with.
  @Test(arguments: ["stop-smoking", "diabetes-prevention", "falls-exercise"])
  func `has the QALYs and people that almoner itself gives`(code: String) throws {
    let scenario = try ShippedScenarios.load(
      "south-yorkshire.yaml", overrides: ["years.count=1", "years.follow_up=29"])
    let position = try #require(scenario.model.interventions.firstIndex { $0.id == code })
    let chain = InterventionChain(of: position, in: scenario)
    let people = (0..<scenario.places.count).reduce(0.0) {
      $0 + chain.years[0].reached[position, $1]
    }
    let qalys = zip(chain.years, chain.baseline).enumerated().reduce(0.0) { sum, pair in
      let (year, (with, without)) = pair
      let gain =
        with.outcomes.reduce(0.0) { $0 + $1.qalys } - without.outcomes.reduce(0.0) { $0 + $1.qalys }
      return sum + gain / pow(1 + scenario.objective.discount.health, Double(year))
    }
    let problem = try Self.study.get().scenario.problem
    let proposal = try #require(problem.proposals.first { $0.id == code })
    let tolerance = 0.01
    #expect(abs(proposal.cases * proposal.maximumCoverage / people - 1) < tolerance)
    #expect(abs(proposal.benefitPerCase / (qalys / people) - 1) < tolerance)
  }
}
