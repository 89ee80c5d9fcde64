import Commissioning

/// Every key of a scenario that asks which of some proposals to fund.
public enum PortfolioSchema {
  /// What a portfolio scenario says it is.
  static let kindName = "portfolio"

  /// The whole of a portfolio scenario.
  public static let root = AttributeTable(
    "portfolio",
    """
    A scenario file that says `kind: portfolio` itself: which of a table of proposals to fund. It has no \
    model pack; its tables stand beside it.
    """,
    [
      Attribute("name", .text, .required, "What the scenario is called in reports"),
      Attribute(
        "kind", .choice([kindName]), .required, "Says that the scenario is of this kind"),
      Attribute(
        "price_year", .financialYear, .optional, "The year in whose prices all money is, if stated"),
      Attribute(
        "benefit_unit", .text, .default("QALYs"), "The unit of benefit, in the plural"),
      Attribute(
        "proposals", .map("names to proposals"), .required,
        "What there is to choose from; most often the name of a table with a column for each key"),
      Attribute(
        "staff_minutes", .map("proposals to mappings of cadres to minutes"), .optional,
        "Minutes of staff for each case; most often the name of a table (`proposal`, `cadre`, "
          + "`minutes_per_case`)"),
      Attribute(
        "benefit_shares", .map("proposals to mappings of quintiles to shares"), .optional,
        "The share of each proposal's benefit that each deprivation quintile has, 1 the most "
          + "deprived; most often the name of a table (`proposal`, `imd_quintile`, `share`)"),
      Attribute(
        "assumptions", .text, .optional,
        "Table of the assumptions that notes name by id, with the columns of a pack's"),
      Attribute(
        "funds", .map("names to funds"), .optional,
        "Money on top of the limits that only some proposals may use: a donor's, a grant"),
      Attribute(
        "relations", .map("names to relations"), .optional, "How proposals bear on one another"),
      Attribute("limits", .mapping, .default("{}"), "What a portfolio must keep to"),
      Attribute("objective", .mapping, .default("{}"), "What a portfolio is chosen for"),
      Attribute(
        "allocation", .mapping, .default("{}"), "What to look for beside the best portfolio"),
    ])

  /// A proposal.
  public static let proposal = AttributeTable(
    "proposals.<name>", "A column each in the table, beside `proposal`; an empty cell is left out.",
    [
      Attribute("title", .text, .required, "What a reader sees"),
      Attribute("service_line", .text, .required, "The service line its spending counts to"),
      Attribute(
        "cases", .number(unit: "people", .from(1, to: 1e8)), .required,
        "People who could have it in the year"),
      Attribute("cost_per_case", .pounds(.from(0, to: 1e9)), .required, "Revenue for each case"),
      Attribute(
        "fixed_cost", .pounds(.from(0, to: 1e12)), .default("0"),
        "Revenue that comes with it at any coverage"),
      Attribute(
        "capital", .pounds(.from(0, to: 1e12)), .default("0"),
        "Capital that comes with it at any coverage"),
      Attribute(
        "benefit_per_case", .number(unit: "benefit", .from(0, to: 1e6)), .required,
        "What a case gains, in `benefit_unit`"),
      Attribute(
        "maximum_coverage", .share, .default("1"), "The largest share of cases it can serve"),
      Attribute(
        "minimum_coverage", .share, .default("0"),
        "The least share of cases it must serve if it is funded at all"),
      Attribute(
        "compulsory_coverage", .share, .default("0"),
        "The share of cases that must be served, come what may"),
      Attribute(
        "divisible", .flag, .default("true"),
        "Whether it can be funded in part; if not, at its maximum coverage or not at all"),
      Attribute(
        "grade", .choice(of: Evidence.Grade.self), .required,
        "Strength of evidence: \(Evidence.Grade.key)"),
      Attribute("source", .text, .required, "Where its figures come from"),
      Attribute("notes", .text, .optional, "How they were made"),
    ])

  /// A fund.
  public static let fund = AttributeTable(
    "funds.<name>", "",
    [
      Attribute("title", .text, .required, "What a reader sees"),
      Attribute("amount", .pounds, .required, "How much is in it"),
      Attribute(
        "pays", .choice(of: PortfolioFund.Purse.self), .default("revenue"), "What it can pay for"),
      Attribute("proposals", .names("proposal"), .required, "The proposals that may use it"),
    ])

  /// The kinds of relation.
  static let relationKinds = ["substitutes", "complements", "requires", "excludes", "package"]

  /// A relation.
  public static let relation = AttributeTable(
    "relations.<name>", "",
    [
      Attribute(
        "kind", .choice(relationKinds), .required,
        "`substitutes`: each person has at most one of them; `complements`: those who have both "
          + "gain more; `requires`: the first is funded only with the others; `excludes`: at most one "
          + "is funded; `package`: all or none"),
      Attribute("proposals", .names("proposal"), .required, "The proposals"),
      Attribute(
        "people", .number(unit: "people", .moreThan(0)), .optional,
        "Of substitutes, the people they share (left out: the most cases of any); of complements, "
          + "those who could have both (left out: the fewest cases of either)"),
      Attribute(
        "benefit_per_case", .number(unit: "benefit", .moreThan(0, upTo: 1e6)), .optional,
        "Of complements: what a case gains from having both, beside what each gives"),
    ])

  /// What a portfolio must keep to.
  public static let limits = AttributeTable(
    "limits of a portfolio", "A limit left out is none.",
    [
      Attribute("revenue", .pounds, .optional, "Revenue for any proposal"),
      Attribute("capital", .pounds, .optional, "Capital for any proposal"),
      Attribute(
        "workforce", .map("cadres to whole-time equivalents"), .optional,
        "Staff there are; a cadre not named is not limited"),
      Attribute(
        "minutes_per_wte", .number(unit: "minutes", .from(1, to: 1e6)), .optional,
        "Minutes a whole-time equivalent works in the year; needed with `workforce`"),
      Attribute(
        "ring_fences", .map("names to ring-fences"), .optional,
        "Revenue bound to a service line, whoever pays"),
    ])

  /// A ring-fence.
  public static let ringFence = AttributeTable(
    "limits.ring_fences.<name> of a portfolio", "Give exactly one of `at_least` and `at_most`.",
    [
      Attribute("service_line", .name("service line"), .required, "The service line of proposals"),
      Attribute(
        "at_least", fenced, .optional, "The least to spend: a share of all revenue spent, or pounds"
      ),
      Attribute(
        "at_most", fenced, .optional, "The most to spend: a share of all revenue spent, or pounds"),
      Attribute(
        "of", .choice(["spend", "pounds"]), .required,
        "`spend`: the amount is a share of all revenue spent; `pounds`: of the price year"),
    ])

  private static let fenced = AttributeKind.number(unit: "pounds or a share", .atLeast(0))

  /// The goals.
  static let measures = ["benefit", "net-benefit", "lowest-cost"]

  /// What a portfolio is chosen for.
  public static let objective = AttributeTable(
    "objective of a portfolio", "All money counts as cost, whoever pays it, capital in full.",
    [
      Attribute(
        "measure", .choice(measures), .default("benefit"),
        "`benefit`: most benefit; `net-benefit`: most benefit at `pounds_per_unit`, less cost; "
          + "`lowest-cost`: least cost for the benefit in `at_least`"),
      Attribute(
        "pounds_per_unit", .pounds(.moreThan(0, upTo: 1e9)), .optional,
        "With `net-benefit`: the price of a unit of benefit"),
      Attribute(
        "at_least", .number(unit: "benefit", .atLeast(0)), .optional,
        "With `lowest-cost`: the benefit there must be"),
      Attribute(
        "equity_weights", .map("quintiles to weights"), .optional,
        "Weight of a unit of benefit in each quintile, 1 being the most deprived; 1 where not given; "
          + "needs `benefit_shares`"),
    ])

  /// What to look for beside the best portfolio.
  public static let allocation = AttributeTable(
    "allocation", "",
    [
      Attribute(
        "alternatives", .integer(0...20), .default("3"),
        "How many portfolios nearly as good to look for"),
      Attribute(
        "slack", .share, .default("0.05"),
        "How much worse they may be, as a share of the best value"),
      Attribute(
        "time_limit", ScenarioSchema.timeLimit, .default("60"),
        "Seconds that finding any one portfolio may take"),
    ])

  /// Every table of a portfolio scenario, in the order of the documentation.
  public static let tables = [
    root, proposal, fund, relation, limits, ringFence, objective, allocation,
  ]

  /// Kinds of the amounts in maps.
  static let minutes = AttributeKind.number(unit: "minutes", .atLeast(0))
  static let wholeTimeEquivalents = AttributeKind.number(
    unit: "whole-time equivalents", .atLeast(0))
  static let share = AttributeKind.share
  static let weight = AttributeKind.number(unit: "weights", .from(0, to: 100))
}
