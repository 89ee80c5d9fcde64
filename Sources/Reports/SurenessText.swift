import Allocation
import Commissioning
import PopulationHealth
import Probability
import Scenarios
import Studies
import Wording

/// How sure the numbers of a run are, in tables and sentences.
struct SurenessText {
  let run: StudyRun
  let sample: MonteCarlo

  var headlines: HeadlineSample { sample.headlines }
  var ranges: RangeTable { RangeTable(summary: sample.summary, draws: sample.made) }
  var price: Double? { run.scenario.objective.poundsPerQALY }
  /// Years of the plan as tables write them.
  var years: [String] { run.baseline.accounts.map(\.year.description) }
  var hasRanges: Bool { sample.made > 1 }

  init?(_ run: StudyRun) {
    guard let sample = run.sample else { return nil }
    self.run = run
    self.sample = sample
  }

  /// Whether there is a plan that buys anything: one that does not is doing nothing in every draw.
  private var buys: Bool { run.plan != nil && !run.buysNothing }

  /// GBP by which an envelope may be passed: the year that balances by construction does so to rounding.
  private static let rounding = 1.0

  /// The section, and one more on the balances of organisations where there are several.
  var sections: [Page.Section] {
    [
      Page.Section(
        title: "How sure",
        lead: [FewDraws(draws: sample.made).ofRanges, how].compactMap(\.self)
          + Self.repairs(of: sample.uncertainty.joint),
        table: Page.Table(header: ranges.header, rows: rows),
        sentences: (hasRanges ? chances + [reason, error].compactMap(\.self) : [])
          + [FewDraws(draws: sample.made).ofDecision(isWeighed: run.decision != nil)]
          .compactMap(\.self) + balanced + [groups])
    ] + (hasRanges ? [balances].compactMap(\.self) : [])
  }

  private var rows: [[String]] {
    var rows: [[String]?] = []
    if buys {
      rows.append(row("QALYs gained, discounted", .discountedQALYs))
      rows.append(money("Cost to the system, discounted", .discountedCost, .difference))
      if let price {
        rows.append(
          money("Net benefit at \(Amount.pounds(price)) a QALY", .netBenefit, .difference))
      }
      rows.append(row("Change in deaths\(span)", .deaths, isSigned: true))
      rows.append(row("Change in bed days\(span)", .bedDays, isSigned: true))
      if let year = years.last {
        rows.append(row("Gap in life expectancy \(year), years", .slopeIndex, year: year))
      }
    } else {
      rows.append(row("Years of high need\(span), doing nothing", .highNeedYears, .baseline))
      rows.append(row("Deaths\(span), doing nothing", .deaths, .baseline))
      rows.append(row("Bed days\(span), doing nothing", .bedDays, .baseline))
    }
    for year in keyYears {
      for (arm, words) in arms where !isBalanced(arm, year) {
        rows.append(money("Balance \(year), \(words)", .balance, arm, year: year))
      }
    }
    return rows.compactMap(\.self)
  }

  /// How many years a number is of that is of all of them.
  private var span: String {
    let horizon = run.scenario.model.horizon
    let years = horizon.planYears + horizon.followUpYears
    return years == 1 ? "" : " in \(years) years"
  }

  private var arms: [(Headline.Arm, String)] {
    [(.baseline, "doing nothing")] + (buys ? [(.plan, "with the plan")] : [])
  }

  /// The first, the middle and the last year of the plan.
  private var keyYears: [String] {
    guard let last = years.indices.last else { return [] }
    return Set([0, last / 2, last]).sorted().map { years[$0] }
  }

  /// Whether income meets cost in every draw, which only construction brings about.
  private func isBalanced(_ arm: Headline.Arm, _ year: String) -> Bool {
    run.scenario.terms.closesFirstYear
      && headlines.share(of: .balance, arm, year: year) { abs($0) < Self.rounding } == 1
  }

  /// The rows that are left out as nothing can come of them.
  private var balanced: [String] {
    keyYears.filter { isBalanced(.baseline, $0) }.map {
      "If nothing is done, \($0) balances in every draw, as what the model does not follow is taken to cost "
        + "what is left of that year's envelope."
    }
  }

  /// A headline, of the difference that the plan makes where nothing else is said, with its ranges; `nil`
  /// where the run has none.
  private func row(
    _ name: String, _ headline: Headline, _ arm: Headline.Arm = .difference, year: String? = nil,
    isSigned: Bool = false
  ) -> [String]? {
    headlines.row(of: headline, arm, year: year).map {
      ranges.row(name, figure: headlines.table.firstFigure + $0, central: headlines.central[$0]) {
        let numbers = Amount.together($0)
        return isSigned ? numbers.map(Amount.signed) : numbers
      }
    }
  }

  /// Money with its ranges, with a sign where it may be on either side of nothing; `nil` where the run has
  /// none.
  private func money(
    _ name: String, _ headline: Headline, _ arm: Headline.Arm, year: String? = nil
  ) -> [String]? {
    headlines.row(of: headline, arm, year: year).map {
      ranges.money(
        name, figure: headlines.table.firstFigure + $0, central: headlines.central[$0],
        isSigned: year != nil || headline == .netBenefit)
    }
  }

  private var how: String {
    let draws = sample.uncertainty.draws
    let joint = sample.uncertainty.joint
    let uncertain = joint.counted
    let plan =
      !buys
      ? ""
      : " Doing nothing and the plan share every draw, and the plan's coverage is held: a range says what "
        + "may become of the same decisions."
    return "\(draws.words(made: sample.made)) of \(uncertain).\(joint.tied)\(plan)"
      + (hasRanges
        ? RangeTable.reading : "")
  }

  /// How likely it is that the plan does what is hoped of it.
  private var chances: [String] {
    func told(_ words: String, _ headline: Headline, _ isSo: (Double) -> Bool) -> String? {
      headlines.share(of: headline, .difference, where: isSo).map {
        "\(words) in \(DrawShare(share: $0, draws: sample.made).words)"
      }
    }
    let parts =
      buys
      ? [
        told("gains health", .discountedQALYs) { $0 > 0 },
        told("saves the system money", .discountedCost) { $0 < 0 },
        price.flatMap {
          told("is worth its cost at \(Amount.pounds($0)) a QALY", .netBenefit) { $0 > 0 }
        },
      ].compactMap(\.self) : []
    // What a decision says of money it says once.
    return (parts.isEmpty ? [] : ["The plan \(Phrase.list(parts))."])
      + (run.decision == nil ? BudgetText.sentences(of: run) : [])
  }

  /// How far the means are from what ever more draws would give.
  private var error: String {
    func error(_ headline: Headline, _ arm: Headline.Arm, year: String? = nil) -> Double? {
      headlines.row(of: headline, arm, year: year).map {
        sample.summary.standardError(of: headlines.table.firstFigure + $0)
      }
    }
    var parts =
      buys
      ? [
        error(.discountedQALYs, .difference).map { "\(Amount.number($0)) QALYs gained" },
        error(.discountedCost, .difference).map { "\(Amount.pounds($0)) of the plan's cost" },
      ].compactMap(\.self) : []
    if let last = years.last, let balance = error(.balance, .baseline, year: last) {
      parts.append("\(Amount.pounds(balance)) of the balance of \(last) if nothing is done")
    }
    if parts.isEmpty {
      parts = [error(.highNeedYears, .baseline).map { "\(Amount.number($0)) years of high need" }]
        .compactMap(\.self)
    }
    let errors =
      "With more draws the means would still move: their Monte Carlo standard "
      + "\(parts.count == 1 ? "error is" : "errors are") \(Phrase.list(parts))."
    guard let rule = sample.uncertainty.stopping else { return errors }
    let bound = "that of \(rule.measure) was to be at most \(Amount.number(rule.standardError))"
    return errors
      + (sample.isStoppedEarly
        ? " Drawing stopped after \(Amount.grouped(Double(sample.made))) of "
          + "\(Amount.grouped(Double(sample.uncertainty.draws.count))) draws, as \(bound), and is."
        : " All \(Amount.grouped(Double(sample.made))) draws were made: \(bound), and "
          + (sample.made <= MonteCarlo.leastDraws
            ? "is not looked at before \(MonteCarlo.leastDraws) are."
            : "was more whenever it was looked at before the last."))
  }

  /// What is drawn otherwise than it was written.
  static func repairs(of joint: JointDistribution) -> [String] {
    joint.repairs.map { "\(Phrase.atStart($0.description))." }
  }

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
      + ". Everything else is taken as known; parameters.csv says what is believed of each"
      + ParameterTables.unkept(sample.uncertainty.joint, draws: sample.made) + "."
  }
}

extension Draws {
  /// How many were made and how they are spread, as a sentence begins.
  func words(made: Int) -> String {
    let draws = Amount.count(made, "draw")
    return switch sampling {
    case .random: "\(draws), \(made == 1 ? "" : "each ")made at random (seed \(seed)),"
    case .latinHypercube: "\(draws), spread by a Latin hypercube (seed \(seed)),"
    case .sobol: "\(draws), spread as scrambled Sobol' points (seed \(seed)),"
    }
  }
}

extension JointDistribution {
  /// How many parameters there are, and how many numbers they are where some are of many: a table has a
  /// number for each row, and shares of one whole are a number each.
  var counted: String {
    let numbers = means.reduce(0) { $0 + $1.count }
    return Amount.count(parameters.count, "parameter")
      + (numbers == parameters.count
        ? "" : " (\(Amount.grouped(Double(numbers))) numbers, each a row of parameters.csv)")
  }

  /// Which parameters are tied to others, as a sentence behind a space.
  var tied: String {
    let count = Set(dependentSets.joined()).count
    switch count {
    case 0: return " Each parameter varies on its own."
    case parameters.count: return " They vary with one another, by correlations or bounds."
    default:
      return
        " Of the parameters \(count) vary with others, by a correlation or a bound; the rest each on its own."
    }
  }
}
