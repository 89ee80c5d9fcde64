import Scenarios

/// What the points of a sweep are about, and so what is reported of each.
public enum SweepKind: String, Codable, Hashable, Sendable {
  /// A population and its health system.
  case population
  /// A cohort moving between states of health.
  case cohort
  /// Which of some proposals to fund.
  case portfolio

  /// Something reported of each point.
  public struct Measure: Hashable, Sendable {
    /// Its name, with the unit in it.
    public let name: String
    /// Decimals it is written with in a table.
    public let decimals: Int

    init(_ name: String, decimals: Int = 6) {
      self.name = name
      self.decimals = decimals
    }
  }

  /// What is reported of each point, in order.
  public var measures: [Measure] {
    switch self {
    case .population:
      [
        "objective_value", "objective_gap", "qalys_gained", "deaths_averted", "bed_days_avoided",
        "programme_gbp", "system_balance_baseline_gbp", "system_balance_plan_gbp",
        "high_need_years_baseline", "high_need_years_plan",
      ].map { Measure($0) }
    case .cohort:
      ["cost", "qalys", "life_years", "standing", "icer", "net_monetary_benefit"].map {
        Measure($0)
      }
    case .portfolio:
      ["objective_value", "objective_gap", "benefit", "revenue_gbp", "capital_gbp"].map {
        Measure($0)
      } + [Measure("proposals_funded", decimals: 0), Measure("funded")]
    }
  }

  /// What there is a row of results for at each point; `nil` where there is one row.
  public var subject: String? { self == .cohort ? "strategy" : nil }

  /// What the points of a scenario are about.
  init(of question: Question) {
    self =
      switch question {
      case .population: .population
      case .cohort: .cohort
      case .portfolio: .portfolio
      }
  }

  /// The same for a sentence: `a population`.
  var subjectInWords: String {
    switch self {
    case .population: "a population"
    case .cohort: "a cohort"
    case .portfolio: "a portfolio"
    }
  }
}
