import PopulationHealth

/// Limits on what care there is room for, on who is reached, and on how programmes hang together.
extension ScenarioSchema {
  static let careLimits = [
    Attribute(
      "capacity", .map("names to limits on capacity"), .optional,
      "Room for care in each year: hospital beds, or units at a point of delivery"),
    Attribute(
      "access", .map("names to limits on access"), .optional,
      "The least that a programme must be within reach, by place or quintile"),
    Attribute(
      "equity", .map("names to limits on inequality"), .optional,
      "What a plan must do about unequal health"),
    Attribute(
      "relations", .map("names to relations"), .optional,
      "How programmes hang together in each place and year"),
    Attribute(
      "disinvestment", .map("names to pairs"), .optional,
      "Each disinvestment with what replaces it"),
  ]

  /// A limit on capacity.
  public static let capacity = AttributeTable(
    "limits.capacity.<name>",
    "Give the amounts (beds, or units in a year), or `as_doing_nothing_in`.",
    [
      Attribute(
        "counts", .choice(["beds", "units"]), .required,
        "`beds`: those that stays of a year need, 365 days at `occupancy`; `units`: units at `pod`"),
      Attribute(
        "pod", .name("point of delivery"), .optional,
        "The point of delivery; where beds are counted, all that have bed days if not given"),
      Attribute(
        "of", .choice(["all", "added"]), .default("all"),
        "Where units are counted: those of all care, or only those that programmes add"),
      Attribute(
        "occupancy", .number(unit: "share of beds occupied", .from(0.5, to: 1)), .default("0.92"),
        "Share of beds that may be occupied on average; 0.92 is the most NHS England's planning "
          + "guidance for 2023/24 asks for"),
      Attribute(
        "places", .names("place"), .optional, "Places that share it; all where not given"),
      Attribute(
        "as_doing_nothing_in", .financialYear, .optional,
        "Instead of amounts: what doing nothing uses in this year, in every year of the plan"),
    ] + yearly)

  /// A limit on access.
  public static let access = AttributeTable(
    "limits.access.<name>", "",
    [
      Attribute("programme", .name("intervention"), .required, "The programme"),
      Attribute(
        "at_least", .number(unit: "people or shares", .atLeast(0)), .required,
        "The least of it in each year"),
      Attribute(
        "of", .choice(["eligible", "people", "residents", "reached"]), .required,
        "`eligible`: share of eligible people reached, in each place; `people`: people reached in a "
          + "year, in each place; `residents`: the same as a share of those who live there; "
          + "`reached`: share of those reached, in the places together, who are of `quintile`"),
      Attribute(
        "quintile", .name("quintile"), .optional,
        "Count only people of this quintile, 1 being the most deprived"),
      Attribute(
        "places", .names("place"), .optional, "Places it is about; all where not given"),
      Attribute(
        "from", .financialYear, .optional,
        "The first year in which it holds; the first of the plan where not given"),
    ])

  /// A limit on inequality.
  public static let equity = AttributeTable(
    "limits.equity.<name>", "",
    [
      Attribute(
        "rule", .choice(["gap-may-not-widen", "share-of-gain"]), .required,
        "`gap-may-not-widen`: the slope index of inequality is no larger than under doing nothing; "
          + "`share-of-gain`: a quintile gets at least a share of the QALYs gained"),
      Attribute(
        "health", .choice(HealthMeasure.expectancies.map(\.rawValue)), .default("life_expectancy"),
        "The gap in what"),
      Attribute(
        "in", .choice(["last-year", "each-year"]), .default("last-year"),
        "The years of the plan in which the gap may not be wider"),
      Attribute(
        "quintile", .name("quintile"), .optional,
        "The quintile whose gain it is; the most deprived where not given"),
      Attribute(
        "at_least", .share, .optional,
        "Its share of QALYs gained over the whole study; its share of the people where not given"),
    ])

  /// How programmes hang together.
  public static let relation = AttributeTable(
    "limits.relations.<name>", "",
    [
      Attribute(
        "rule", .choice(["requires", "excludes", "substitutes", "package"]), .required,
        "`requires`: `programme` only where `needs` runs; `excludes`: at most one of "
          + "`programmes` in a place and year; `substitutes`: their coverage adds up to at most "
          + "`together`; `package`: all of them alike"),
      Attribute("programme", .name("intervention"), .optional, "The one that needs another"),
      Attribute("needs", .name("intervention"), .optional, "The one it needs"),
      Attribute(
        "people_per_person", .number(unit: "people", .moreThan(0)), .optional,
        "People it may reach for each person `needs` reaches; where not given, any number where "
          + "`needs` runs"),
      Attribute(
        "programmes", .names("intervention"), .optional, "Those that hang together"),
      Attribute(
        "together", .share, .default("1"),
        "The most that the shares of eligible people they reach may add up to"),
      Attribute(
        "alike", .choice(["share", "run"]), .default("share"),
        "`share`: all at the same share of their reach; `run`: all run, or none"),
      Attribute(
        "places", .names("place"), .optional, "Places it holds in; all where not given"),
    ])

  /// A disinvestment and what replaces it.
  public static let disinvestment = AttributeTable(
    "limits.disinvestment.<name>", "",
    [
      Attribute(
        "gives_up", .name("intervention"), .required,
        "The intervention, of kind `disinvestment`, that takes people out of a service"),
      Attribute(
        "replaced_by", .name("intervention"), .required, "The intervention that takes its place"),
      Attribute(
        "people_per_person", .number(unit: "people", .moreThan(0)), .default("1"),
        "People who may give up the old service for each person the new one reaches in the same "
          + "place and year"),
    ])

  /// The tables of these limits, in the order of the documentation.
  static let careLimitTables = [capacity, access, equity, relation, disinvestment]
}
