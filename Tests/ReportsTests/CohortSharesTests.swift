import CohortModels
import Foundation
import Probability
import Reports
import Scenarios
import Studies
import Testing

/// Chances out of a state that are shares of everyone in it, from counts of moves in a cohort.
///
/// The counts are of people with HIV under zidovudine (Chancellor and others, *PharmacoEconomics* 12:54, 1997),
/// drawn as Dirichlets as in Briggs, Claxton & Sculpher, *Decision Modelling for Health Economic Evaluation*
/// (2006), chapter 4.
@Suite struct `Chances out of a state as shares` {
  private static let draws = 4000
  private static let states = ["A", "B", "C", "D"]
  private static let counts: [[Double]] = [
    [1251, 350, 116, 17], [0, 731, 512, 15], [0, 0, 1312, 437],
  ]
  private static let costs = [5034.0, 5330, 11285, 0]
  private static let shares = """
    transitions.A.probabilities: { distribution: dirichlet, counts: [1251, 350, 116, 17] }
        transitions.B.probabilities: { distribution: dirichlet, counts: [731, 512, 15] }
        transitions.C.probabilities: { distribution: dirichlet, size: 1749 }
    """

  private static let model = """
    kind: cohort
    title: HIV under one drug or two
    licence: MIT
    currency: GBP
    states:
      A: { title: CD4 200 to 500, cost: 5034, utility: 1 }
      B: { title: CD4 below 200, cost: 5330, utility: 1 }
      C: { title: AIDS, cost: 11285, utility: 1 }
      D: { title: Dead, dead: true, cost: 0, utility: 0 }
    start: { A: 1 }
    transitions: transitions.csv
    transition_basis: probabilities
    treatments:
      second:
        title: A second drug
        costs: { A: 2086.5, B: 2086.5, C: 2086.5 }
        hazard_ratios: { A: { B: 0.509, C: 0.509, D: 0.509 }, B: { C: 0.509, D: 0.509 }, C: { D: 0.509 } }
    strategies:
      one: { title: One drug }
      two: { title: Two drugs, treatments: [second] }
    """

  /// The scenario in files of its own, with some parameters uncertain.
  private static func scenario(
    _ parameters: String = shares, beside: String = ""
  ) throws -> CohortScenario {
    let manager = FileManager.default
    let folder = manager.temporaryDirectory.appendingPathComponent("shares-\(UUID().uuidString)")
    defer { try? manager.removeItem(at: folder) }
    let pack = folder.appendingPathComponent("models/hiv")
    try manager.createDirectory(at: pack, withIntermediateDirectories: true)
    let moves = counts.enumerated().flatMap { from, row in
      row.indices.filter { $0 > from }.map {
        "\(states[from]),\(states[$0]),\(row[$0] / row.reduce(0, +))\n"
      }
    }
    let files = [
      ("models/hiv/model.yaml", model),
      ("models/hiv/transitions.csv", "from_state,to_state,probability\n" + moves.joined()),
      (
        "models/hiv/sources.csv",
        "table,what,publisher,title,year,licence,grade,notes\ntransitions.csv,moves,P,T,1997,MIT,B,\n"
      ),
      (
        "models/hiv/assumptions.csv",
        "id,statement,value,unit,used_in,grade,reason\nH-1,S,1,rule,model.yaml,D,R\n"
      ),
      (
        "s.yaml",
        """
        name: HIV
        model: hiv
        cycles: { count: 20, years: 1 }
        counting: end
        discounting: { basis: given, health: 0, cost: 0.06 }
        willingness_to_pay: 20000
        uncertainty:
          draws: \(draws)
          seed: 7
          \(beside)
          parameters:
            \(parameters)
            states.A.cost: { distribution: gamma, sd: 300 }
        """
      ),
    ]
    for (name, text) in files {
      try text.write(
        to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
    let question = try Question.load(folder.appendingPathComponent("s.yaml").path())
    guard case .cohort(let scenario) = question else { throw CocoaError(.fileReadCorruptFile) }
    #expect(scenario.warnings.isEmpty)
    return scenario
  }

  private static let sampled = Result { try CohortStudy.answer(scenario()).sampled() }

  private static func lines(_ name: String, of study: CohortStudy) throws -> [[String]] {
    let table = try #require(CohortTables(of: study).all.first { $0.name == name })
    return String(decoding: table.contents, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// The values drawn of a parameter as its table has them, `[draw][row]`.
  private static func drawn(_ name: String) throws -> [[Double]] {
    var values = Array(repeating: [Double](), count: draws)
    for line in try lines("parameter_draws.csv", of: sampled.get()) where line[1] == name {
      values[try #require(Int(line[0])) - 1].append(try #require(Double(line[3])))
    }
    return values
  }

  /// Numbers of the table are written to nine decimals; a share of a state that has no move is none.
  @Test(arguments: [0, 1, 2]) func `shares of a draw sum to one`(state: Int) throws {
    let values = try Self.drawn("transitions.\(Self.states[state]).probabilities")
    for shares in values {
      #expect(shares.count == 4 - state)
      #expect(abs(shares.reduce(0, +) - 1) < Double(shares.count) * 0.51e-9)
    }
  }

  /// Means within four standard errors; variances within four of theirs, a beta of 15 counts or more having
  /// tails hardly heavier than a normal's.
  @Test(arguments: [0, 1, 2])
  func `their means, variances and covariances are a Dirichlet's`(state: Int) throws {
    let values = try Self.drawn("transitions.\(Self.states[state]).probabilities")
    let counts = Array(Self.counts[state][state...])
    let sum = counts.reduce(0, +)
    let number = Double(Self.draws)
    let spread = 4 * (2.4 / number).squareRoot()
    let means = counts.indices.map { share in values.reduce(0) { $0 + $1[share] } / number }
    for (one, count) in counts.enumerated() {
      let variance = count * (sum - count) / (sum * sum * (sum + 1))
      #expect(abs(means[one] - count / sum) < 4 * (variance / number).squareRoot())
      let found = values.reduce(0) { $0 + ($1[one] - means[one]) * ($1[one] - means[one]) } / number
      #expect(abs(found / variance - 1) < spread, "\(state) \(one)")
      for other in counts.indices where other > one {
        let covariance = -count * counts[other] / (sum * sum * (sum + 1))
        let found =
          values.reduce(0) { $0 + ($1[one] - means[one]) * ($1[other] - means[other]) } / number
        let others = counts[other] * (sum - counts[other]) / (sum * sum * (sum + 1))
        #expect(abs(found - covariance) < spread * (variance * others).squareRoot())
      }
    }
  }

  /// The cohort of each draw, followed by hand through the chances drawn.
  @Test func `a draw costs and gains what its chances come to`() throws {
    let sample = try #require(try Self.sampled.get().sample)
    let uncertainty = sample.uncertainty
    let names = uncertainty.joint.parameters.map(\.name)
    let cost = try #require(names.firstIndex(of: "states.A.cost"))
    let rows = try Self.states.dropLast().map { state in
      try #require(names.firstIndex(of: "transitions.\(state).probabilities"))
    }
    for draw in stride(from: 0, to: Self.draws, by: 97) {
      let values = uncertainty.joint.values(of: draw, in: uncertainty.draws)
      var costs = Self.costs
      costs[0] = values[cost][0]
      var alive = [1.0, 0, 0, 0]
      var (pounds, years) = (0.0, 0.0)
      for cycle in 1...20 {
        var next = [0, 0, 0, alive[3]]
        for (from, row) in rows.enumerated() {
          for (move, chance) in values[row].enumerated() {
            next[from + move] += alive[from] * chance
          }
        }
        alive = next
        years += alive[0] + alive[1] + alive[2]
        pounds += zip(alive, costs).reduce(0) { $0 + $1.0 * $1.1 } / pow(1.06, Double(cycle))
      }
      // Sums of twenty cycles in another order.
      #expect(abs(sample.totals[0].cost[draw] / pounds - 1) < 1e-12)
      #expect(abs(sample.totals[0].lifeYears[draw] / years - 1) < 1e-12)
    }
  }

  @Test func `shares change no other parameter's draws, and a draw alone has the same`() throws {
    let whole = try Self.lines("parameter_draws.csv", of: Self.sampled.get())
    let without = try CohortStudy.answer(Self.scenario("")).sampled()
    let cost = whole.filter { $0[1] == "states.A.cost" }
    #expect(cost.count == Self.draws)
    #expect(try Self.lines("parameter_draws.csv", of: without).dropFirst().elementsEqual(cost))
    let alone = try Self.lines("parameter_draws.csv", of: Self.sampled.get().drawn(417))
    #expect(alone.dropFirst().elementsEqual(whole.filter { $0[0] == "417" }))
  }

  @Test func `tables tell of each share, and what net benefit depends on of all but the last`()
    throws
  {
    let scenario = try Self.scenario(
      beside: "sensitivity: { tornado: true, sobol: 16 }\n  hold: [costs]")
    let study = try CohortStudy.answer(scenario).sampled()
    let table = try #require(CohortTables(of: study).all.first { $0.name == "parameters.csv" })
    let rows = String(decoding: table.contents, as: UTF8.self).split(separator: "\n")
    #expect(rows.count == 1 + 4 + 3 + 2)
    let start = "transitions.A.probabilities,2,transitions,shares,\"beta 350, 1384\",0.201845444,"
    #expect(rows[2].hasPrefix(start), "\(rows[2])")
    let indices = try Self.lines("sobol_indices.csv", of: study).joined()
    #expect(indices.contains("transitions.C.probabilities[1]"))
    #expect(!indices.contains("transitions.C.probabilities[2]"))
    // Three parameters, two places of the others, three outcomes.
    #expect(try Self.lines("tornado.csv", of: study).count == 1 + 3 * 2 * 3)
  }
}
