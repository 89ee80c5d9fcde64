import Commissioning

/// Every key of a scenario that a pack does not define: what is asked.
public enum ScenarioSchema {
  /// The whole of a scenario laid over its pack.
  public static let root = AttributeTable(
    "scenario",
    """
    A scenario is laid over its model pack, key by key, and `--set path=value` over both. Any key of \
    the pack may be given here, such as `need.case_mix_drift`.
    """, attributes + PackSchema.attributes)

  /// The keys that a pack leaves to the scenario.
  static let attributes: [Attribute] = [
    Attribute("name", .text, .required, "What the scenario is called in reports"),
    Attribute("model", .text, .required, "The model pack: the name of a folder in `models/`"),
    Attribute(
      "system", .text, .required, "The ODS code of the system (ICB) studied, or `all`"),
    Attribute(
      "places", .names("place"), .optional,
      "Only these places of the system, by ODS code"),
    Attribute("years", .mapping, .required, "The years studied"),
    Attribute("budget", .mapping, .optional, "The money there is"),
    Attribute("limits", .mapping, .optional, "What a plan must keep to"),
    Attribute("objective", .mapping, .default("{}"), "What a plan is chosen for"),
    Attribute("allocation", .mapping, .default("{}"), "How a plan is looked for"),
  ]

  /// The years of a study.
  public static let years = AttributeTable(
    "years", "",
    [
      Attribute("first", .financialYear, .required, "The first year of the plan"),
      Attribute("count", .integer(1...40), .required, "How many years may buy something"),
      Attribute(
        "follow_up", .integer(0...40), .default("10"),
        "Years after the plan in which nothing is bought and benefits already bought play out"),
    ])

  /// The money there is.
  public static let budget = AttributeTable(
    "budget", "All amounts are in pounds of `price_year`; growth is above general inflation.",
    [
      Attribute("price_year", .financialYear, .required, "The year in whose prices all money is"),
      Attribute("envelope", .mapping, .required, "All the money the system has"),
      Attribute(
        "revenue", .mapping, .optional,
        "The most that may be spent on programmes each year, recurrent and set-up; without it "
          + "nothing is bought"),
      Attribute(
        "capital", .mapping, .optional,
        "The most capital that programmes may use each year; without it there is no limit"),
    ])

  /// The envelope of a system.
  public static let envelope = AttributeTable(
    "budget.envelope", "",
    [
      Attribute(
        "basis", .choice(["fair-share", "given"]), .required,
        "`fair-share`: the target share from weighted population, not the actual allocation; "
          + "`given`: the amounts below")
    ] + yearly + [
      Attribute(
        "not_modelled", amount, .optional,
        "What the system, which has to be one, spends in the first year of the plan on what the model does "
          + "not follow; it grows as modelled care does. Left out, it is what the envelope of that year "
          + "leaves, so that doing nothing balances in it. Beside `fair-share` the balance is to a target, "
          + "not to the allocation")
    ])

  /// An amount for each year of the plan.
  public static let yearly: [Attribute] = [
    Attribute("first_year", amount, .optional, "The amount in the first year of the plan"),
    Attribute(
      "growth", .number(unit: "yearly growth, such as 0.02", .from(-0.5, to: 0.5)), .default("0"),
      "Yearly growth after the first year"),
    Attribute(
      "by_year", .map("financial years to amounts"), .optional,
      "The amount in each year of the plan, instead of `first_year` and `growth`"),
  ]

  /// Seconds a search may take: at most a year.
  static let timeLimit = AttributeKind.number(
    unit: "seconds", .moreThan(0, upTo: 365 * 24 * 60 * 60))

  /// The kind of an amount: money or staff, never below zero.
  static let amount = AttributeKind.number(unit: "pounds or staff", .atLeast(0))

  /// What may be spent on programmes.
  public static let revenue = AttributeTable("budget.revenue", "", yearly)

  /// What a plan must keep to.
  public static let limits = AttributeTable(
    "limits", "",
    [
      Attribute(
        "largest_movement", .share, .default("1"),
        "The most by which coverage may rise or fall in a year, as a share of an intervention's "
          + "reach"),
      Attribute(
        "ring_fences", .map("names to ring-fences"), .optional,
        "Spending bound to a service line in each year"),
      Attribute(
        "workforce", .map("staff groups to whole-time equivalents by year"), .optional,
        "Staff that can be found for programmes; a group not named is not limited"),
      Attribute(
        "over_years", .map("names to limits"), .optional, "Money that several years share"),
      Attribute(
        "pace", .map("names to limits"), .optional,
        "How fast some programmes may grow and shrink, besides `largest_movement`"),
      Attribute(
        "pinned", .map("names to pins"), .optional, "Coverage that is decided elsewhere"),
    ] + careLimits)

  /// What a plan is chosen for.
  public static let objective = AttributeTable(
    "objective", "",
    [
      Attribute(
        "measure", .choice(Objective.Measure.allCases.map(\.rawValue) + [mix]), .default("qalys"),
        "The quantity to make best, over all years of the study; `mix` for a weighted sum"),
      Attribute(
        "mix", .map("measures to weights"), .optional,
        "With `measure: mix`: what one unit of each measure's gain counts"),
      Attribute(
        "then", .choices(Objective.Measure.allCases.map(\.rawValue)), .optional,
        "What is wanted next, in order, of plans as good by what is wanted before"),
      Attribute(
        "giving_up", .share, .default("0.001"),
        "Share of the gain in what is wanted before that may be given up for what is wanted next"),
      Attribute(
        "pounds_per_qaly", .pounds(.moreThan(0, upTo: 1e9)), .optional,
        "What the same money would buy elsewhere: a plan's cost to the system counts against its "
          + "QALYs at this price; without it QALYs count whatever they cost"),
      Attribute(
        "equity_weights", .map("quintiles to weights"), .optional,
        "Weight of a QALY gained in each quintile, 1 being the most deprived; 1 where not given"),
      Attribute(
        "discounting", .choice(["green-book", "nice", "none"]), .default("green-book"),
        "Yearly rates for health and cost: Green Book 1.5% and 3.5%, NICE 3.5% and 3.5%, or none"),
    ])

  /// The objective that is a weighted sum.
  static let mix = "mix"

  /// How a plan is looked for.
  public static let allocation = AttributeTable(
    "allocation", "What to find beside the best plan, and how long to look.",
    [
      Attribute(
        "alternatives", .integer(0...50), .default("0"),
        "How many plans nearly as good as the best to look for"),
      Attribute(
        "slack", .share, .default("0.02"),
        "By how much of the best plan's gain they may fall short"),
      Attribute(
        "frontier", .choices(Objective.Measure.allCases.map(\.rawValue)), .optional,
        "Two measures to trade against each other, such as [qalys, bed-days]"),
      Attribute(
        "points", .integer(2...200), .default("7"),
        "How many plans to find along the frontier, its two ends among them"),
      Attribute(
        "time_limit", timeLimit, .default("600"),
        "Seconds after which the search ends with the best plan found so far"),
    ])

  /// Every table of a scenario, in the order of the documentation.
  public static let tables =
    [
      root, years, budget, envelope, revenue, capital, limits,
    ] + limitTables + careLimitTables + [objective, allocation]
}
