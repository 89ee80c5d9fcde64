import Commissioning
import PopulationHealth
import Probability
import Scenarios
import Studies

/// How sure the numbers of a run are, in tables and sentences.
struct SurenessText {
  let run: StudyRun
  let sample: MonteCarlo

  var headlines: HeadlineSample { sample.headlines }
  var price: Double? { run.scenario.objective.poundsPerQALY }
  /// Years of the plan as tables write them.
  var years: [String] { run.baseline.accounts.map(\.year.description) }

  init?(_ run: StudyRun) {
    guard let sample = run.sample else { return nil }
    self.run = run
    self.sample = sample
  }

  /// GBP by which an envelope may be passed: the year that balances by construction does so to rounding.
  private static let rounding = 1.0

  /// Draws under which the ends of a 95% interval rest on few of them.
  static let fewDraws = 200

  /// The section, and one more on the balances of organisations where there are any.
  var sections: [Page.Section] {
    [
      Page.Section(
        title: "How sure",
        table: Page.Table(header: Self.header, rows: rows),
        sentences: [how] + chances + [error] + warnings + [groups])
    ] + (balances.map { [$0] } ?? [])
  }

  static let header = ["", "central", "mean", "80% of draws", "95% of draws"]

  private var rows: [[String]] {
    let isPlanned = run.plan != nil
    var rows: [[String]?] = []
    if isPlanned {
      rows.append(row("QALYs gained, discounted", .discountedQALYs, .difference, Amount.number))
      rows.append(
        row("Cost to the system, discounted (£m)", .discountedCost, .difference, Page.millions))
      if let price {
        rows.append(
          row(
            "Net benefit at \(Amount.pounds(price)) a QALY (£m)", .netBenefit, .difference,
            Page.millions))
      }
      rows.append(row("Deaths, against doing nothing", .deaths, .difference, Amount.number))
      rows.append(row("Bed days, against doing nothing", .bedDays, .difference, Amount.number))
    }
    let arms: [(Headline.Arm, String)] =
      [(.baseline, "doing nothing")] + (isPlanned ? [(.plan, "with the plan")] : [])
    for year in keyYears {
      for (arm, words) in arms {
        rows.append(
          row("Balance \(year), \(words) (£m)", .balance, arm, year: year, Page.signedMillions))
      }
    }
    return rows.compactMap(\.self)
  }

  /// The first, the middle and the last year of the plan.
  private var keyYears: [String] {
    guard let last = years.indices.last else { return [] }
    return Set([0, last / 2, last]).sorted().map { years[$0] }
  }

  /// A headline with its ranges; `nil` where the run has none.
  private func row(
    _ name: String, _ headline: Headline, _ arm: Headline.Arm, year: String? = nil,
    _ written: (Double) -> String
  ) -> [String]? {
    headlines.row(of: headline, arm, year: year).map {
      cells(
        name, figure: headlines.table.firstFigure + $0, central: headlines.central[$0], written)
    }
  }

  func cells(
    _ name: String, figure: Int, central: Double, _ written: (Double) -> String
  ) -> [String] {
    func range(_ low: Double, _ high: Double) -> String {
      "\(written(sample.summary.quantile(low, of: figure))) to "
        + written(sample.summary.quantile(high, of: figure))
    }
    return [
      name, written(central), written(sample.summary.mean(of: figure)), range(0.1, 0.9),
      range(0.025, 0.975),
    ]
  }

  private var how: String {
    let draws = sample.uncertainty.draws
    let uncertain = Amount.count(sample.uncertainty.joint.parameters.count, "parameter")
    return "\(Amount.count(sample.made, "draw")) of \(uncertain), \(draws.sampling.words), seed "
      + "\(draws.seed). Doing nothing and the plan share every draw, and the plan's coverage is held: "
      + "a range says what may become of the same decisions. In 80 of 100 draws a number is in its "
      + "80% range, and in 95 of 100 in its 95% range."
  }

  /// How likely it is that the plan does what is hoped of it.
  private var chances: [String] {
    var sentences: [String] = []
    if let gains = headlines.share(of: .discountedQALYs, .difference, where: { $0 > 0 }) {
      var sentence = "The plan gains health in \(Self.percent(gains)) of draws"
      if let saves = headlines.share(of: .discountedCost, .difference, where: { $0 < 0 }) {
        sentence += ", saves the system money in \(Self.percent(saves))"
      }
      if let price, let worth = headlines.share(of: .netBenefit, .difference, where: { $0 > 0 }) {
        sentence += " and costs less than \(Amount.pounds(price)) a QALY in \(Self.percent(worth))"
      }
      sentences.append(sentence + ".")
    }
    sentences += [budget, envelope].compactMap(\.self)
    return sentences
  }

  /// How likely programmes stay within the money given for them.
  private var budget: String? {
    guard let budget = run.scenario.limits?.budget, run.plan != nil else { return nil }
    let spent = years.compactMap { headlines.values(of: .programmes, .plan, year: $0) }
    guard spent.count == budget.count, !spent.isEmpty else { return nil }
    let chance = BudgetChance(
      left: zip(budget, spent).map { budget, spent in spent.map { budget - $0 } })
    guard let worst = chance.years.indices.min(by: { isLess(chance, $0, $1) }) else { return nil }
    return "Programmes stay within their budget in every year in "
      + "\(Self.percent(chance.allYears.probability)) of draws"
      + (chance.allYears.probability == 1
        ? "."
        : "; least often in \(years[worst]), in "
          + "\(Self.percent(chance.years[worst].probability)), where "
          + (chance.leftOneInTen[worst] < 0
            ? "one draw in ten overspends by \(Amount.pounds(-chance.leftOneInTen[worst])) or more."
            : "fewer than one draw in ten overspend."))
  }

  private func isLess(_ chance: BudgetChance, _ left: Int, _ right: Int) -> Bool {
    chance.years[left].probability < chance.years[right].probability
  }

  /// How likely the systems stay within their envelopes.
  private var envelope: String? {
    guard let last = years.last else { return nil }
    func share(_ arm: Headline.Arm) -> Double? {
      headlines.share(of: .balance, arm, year: last) { $0 >= -Self.rounding }
    }
    guard let nothing = share(.baseline) else { return nil }
    let plan = share(.plan).map { ", and in \(Self.percent($0)) with the plan" } ?? ""
    return "Cost stays within the envelope in \(last) in \(Self.percent(nothing)) of draws if "
      + "nothing is done\(plan)."
  }

  /// How far the means are from what ever more draws would give.
  private var error: String {
    var parts: [String] = []
    for (headline, words) in [
      (Headline.discountedQALYs, "QALYs gained"), (.discountedCost, "the plan's cost"),
    ] {
      guard let row = headlines.row(of: headline, .difference) else { continue }
      let error = sample.summary.standardError(of: headlines.table.firstFigure + row)
      parts.append(
        "\(words) "
          + (headline == .discountedCost ? Amount.pounds(error) : Amount.number(error)))
    }
    if parts.isEmpty, let row = headlines.row(of: .highNeedYears, .baseline) {
      let error = sample.summary.standardError(of: headlines.table.firstFigure + row)
      parts = ["years of high need \(Amount.number(error))"]
    }
    let errors =
      "The means themselves are uncertain as draws are not endless. Their Monte Carlo standard error: "
      + "\(parts.joined(separator: ", "))."
    guard let rule = sample.uncertainty.stopping else { return errors }
    let bound = "that of \(rule.measure) was to be at most \(Amount.number(rule.standardError))"
    return errors
      + (sample.isStoppedEarly
        ? " Drawing stopped after \(Amount.grouped(Double(sample.made))) of "
          + "\(Amount.grouped(Double(sample.uncertainty.draws.count))) draws, as \(bound), and is."
        : " All draws were made: \(bound), and was not found to be before the last.")
  }

  private var warnings: [String] {
    (sample.made < Self.fewDraws ? [Self.fewDrawsWarning] : [])
      + Self.repairs(of: sample.uncertainty.joint)
  }

  /// What is drawn otherwise than it was written.
  static func repairs(of joint: JointDistribution) -> [String] {
    joint.repairs.map { repair in
      let sentence = repair.description
      return sentence.prefix(1).uppercased() + sentence.dropFirst() + "."
    }
  }

  static let fewDrawsWarning =
    "The ends of the 95% ranges rest on few draws; make \(fewDraws) or more before you quote them."

  /// What is uncertain, by group.
  private var groups: String {
    var counts: [(name: String, count: Int)] = []
    for parameter in sample.uncertainty.joint.parameters {
      if let known = counts.firstIndex(where: { $0.name == parameter.group }) {
        counts[known].count += 1
      } else {
        counts.append((parameter.group, 1))
      }
    }
    return "Uncertain, by group: "
      + counts.map { "\($0.name) \($0.count)" }.joined(separator: ", ")
      + ". Everything else is taken as known; parameters.csv says what is believed of each."
  }

  /// A share as a percentage; what is neither none nor all is not written as if it were.
  static func percent(_ share: Double) -> String {
    if share > 0, share < 0.001 { return "under 0.1%" }
    if share < 1, share > 0.999 { return "over 99.9%" }
    return Amount.percent(share)
  }
}

extension Draws.Sampling {
  /// How draws are spread, in words.
  var words: String {
    switch self {
    case .random: "independent of one another"
    case .latinHypercube: "spread by a Latin hypercube"
    case .sobol: "spread as scrambled Sobol' points"
    }
  }
}
