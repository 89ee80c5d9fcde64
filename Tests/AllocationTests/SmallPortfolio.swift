import Allocation
import Commissioning
import Testing

/// The solver's tolerance on whole numbers, as a share of the value.
let portfolioTolerance = 1e-5

/// A proposal of 100 cases: a whole pound of cost and benefit a case is a hundred of each.
func proposal(
  _ id: String, cost: Double, benefit: Double, cases: Double = 100, line: String = "community",
  fixedCost: Double = 0, capital: Double = 0, most: Double = 1, least: Double = 0,
  compulsory: Double = 0, isDivisible: Bool = true, minutes: [Double] = [], weight: Double = 1
) -> Proposal {
  Proposal(
    id: id, title: id.uppercased(), serviceLine: line, cases: cases, costPerCase: cost,
    fixedCost: fixedCost, capital: capital, benefitPerCase: benefit, weight: weight,
    maximumCoverage: most, minimumCoverage: least, compulsoryCoverage: compulsory,
    isDivisible: isDivisible, minutesPerCase: minutes)
}

/// Numbers that only look random: the same on every run.
struct PortfolioNumbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  /// The next number between two others.
  mutating func next(_ range: ClosedRange<Double>) -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return range.lowerBound + Double(state >> 11) * 0x1p-53 * (range.upperBound - range.lowerBound)
  }
}

extension PortfolioProblem {
  /// Some indivisible proposals with a budget for about half of them, capital and two cadres.
  static func random(_ count: Int, seed: UInt64) -> PortfolioProblem {
    var numbers = PortfolioNumbers(seed: seed)
    let proposals = (0..<count).map { position in
      proposal(
        "p\(position)", cost: numbers.next(10...100), benefit: numbers.next(1...10),
        fixedCost: numbers.next(0...500), capital: numbers.next(0...1000), isDivisible: false,
        minutes: [numbers.next(0...60), numbers.next(0...60)])
    }
    let all = proposals.reduce(0.0) { $0 + $1.revenue(at: 1) }
    return PortfolioProblem(
      proposals: proposals,
      cadres: [
        Cadre(id: "nurses", wholeTimeEquivalents: Double(count) * 0.02),
        Cadre(id: "doctors", wholeTimeEquivalents: nil),
      ], revenue: all * 0.5, capital: Double(count) * 350)
  }

  /// The best value of a problem of indivisible proposals, by looking at every choice.
  var bestByEnumeration: Double? {
    let choices = (0..<(1 << proposals.count)).compactMap { bits -> Double? in
      let coverage = proposals.indices.map {
        bits >> $0 & 1 == 1 ? proposals[$0].maximumCoverage : 0
      }
      let portfolio = Portfolio(whole: coverage, in: self)
      return largestExcess(of: portfolio) <= 1e-9 ? value(coverage) : nil
    }
    if case .lowestCost = goal { return choices.min() }
    return choices.max()
  }

  func best() throws -> Portfolio { try PortfolioSearch(self).best() }
}

extension Portfolio {
  /// A portfolio that no fund pays for.
  init(whole coverage: [Double], in problem: PortfolioProblem) {
    self.init(
      coverage: coverage, payments: coverage.map { _ in problem.funds.map { _ in 0 } },
      value: problem.value(coverage), bound: problem.value(coverage))
  }
}
