/// A number that is kept of every draw.
public enum Headline: String, CaseIterable, Hashable, Sendable {
  /// QALYs lived over the study, discounted as the objective says.
  case discountedQALYs = "qalys_discounted"
  /// GBP that modelled care and programmes cost over the study, discounted as the objective says;
  /// activity at the cost that goes in the end.
  case discountedCost = "cost_gbp_discounted"
  /// QALYs gained at what the scenario says one is worth, less the plan's cost, both discounted.
  case netBenefit = "net_monetary_benefit_gbp"
  /// QALYs lived over the study.
  case qalys
  /// Person-years lived over the study.
  case lifeYears = "life_years"
  /// Deaths over the study.
  case deaths
  /// Person-years in segments of high need over the study.
  case highNeedYears = "high_need_years"
  /// Hospital bed days over the study.
  case bedDays = "bed_days"
  /// Slope index of inequality in life expectancy in the plan's last year.
  case slopeIndex = "sii_life_expectancy"
  /// GBP by which envelopes pass the systems' cost, in a year and over the plan.
  case balance = "balance_gbp"
  /// GBP spent on programmes, in a year and over the plan.
  case programmes = "programme_gbp"

  /// Whose number it is.
  public enum Arm: String, CaseIterable, Hashable, Sendable {
    /// Doing nothing.
    case baseline
    /// The plan.
    case plan
    /// The plan less doing nothing, in the same draw.
    case difference

    var position: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  var position: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
