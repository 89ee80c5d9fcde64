import CohortModels

/// Every key of a cohort model and of a scenario that asks about one.
public enum CohortSchema {
  /// The whole of a scenario laid over its pack.
  public static let root = AttributeTable(
    "cohort model",
    """
    A pack that says `kind: cohort`: one cohort moving between states in equal cycles, under each of \
    some strategies. Costs are per year in a state, and outcomes per member of the cohort. A scenario is \
    laid over it key by key, as over any pack.
    """,
    [
      Attribute("name", .text, .required, "What the scenario is called in reports"),
      Attribute("model", .text, .required, "The model pack: the name of a folder in `models/`"),
      PackSchema.kind,
      Attribute("title", .text, .required, "What the pack describes"),
      Attribute("licence", .text, .required, "Under what licence its figures are used"),
      Attribute("currency", .text, .required, "The currency of all costs, such as GBP"),
      Attribute("price_year", .text, .optional, "The year in whose prices costs are, if stated"),
      Attribute(
        "states", .map("codes to states"), .required, "The states, in the order of tables"),
      Attribute(
        "start", .map("states to shares"), .required,
        "The share of the cohort in each state at the start; none where not given"),
      Attribute("transitions", .text, .required, "Table of moves between states"),
      Attribute(
        "transition_basis", .choice(of: TransitionBasis.self), .required,
        "What the figures of `transitions` are: see docs/tables.md"),
      Attribute(
        "transition_rewards", .text, .optional,
        "Table of costs and QALYs that come once, when a move is made"),
      Attribute(
        "treatments", .map("codes to treatments"), .optional, "What strategies may give"),
      Attribute(
        "strategies", .map("codes to strategies"), .required,
        "What is compared; the first is the one others are set against"),
      Attribute("cycles", .mapping, .required, "How long the cohort is followed"),
      Attribute(
        "counting", .choice(of: CountingConvention.self), .default("half-cycle"),
        "How time in states is made of the rows of the trace: see docs/mathematics.md"),
      Attribute("discounting", .mapping, .default("{}"), "How much less later years count"),
      Attribute(
        "willingness_to_pay", .number(unit: "currency per QALY", .moreThan(0, upTo: 1e12)),
        .optional,
        "The price of a QALY at which net monetary benefit is stated"),
      UncertaintySchema.key,
    ])

  /// The keys that ask something, which a pack leaves to the scenario.
  static let scenarioKeys = [
    "name", "model", "cycles", "counting", "discounting", "willingness_to_pay",
  ]

  /// A state.
  public static let state = AttributeTable(
    "states.<code>", "",
    [
      Attribute("title", .text, .required, "What a reader sees"),
      Attribute(
        "dead", .flag, .default("false"), "Whether those in it are dead: nobody leaves it"),
      Attribute(
        "cost", .number(unit: "currency a year", .from(0, to: 1e12)), .required,
        "What a year in the state costs, before treatment"),
      Attribute(
        "utility", .number(unit: "QALYs a year", .from(-1, to: 1)), .required,
        "Quality of life in the state, before treatment; 1 is full health"),
    ])

  /// A treatment.
  public static let treatment = AttributeTable(
    "treatments.<code>",
    "Costs of treatments given together add up and hazard ratios multiply.",
    [
      Attribute("title", .text, .required, "What a reader sees"),
      Attribute(
        "costs", .map("states to amounts a year"), .optional,
        "What it adds to the cost of a year in a state"),
      Attribute(
        "utilities", .map("states to QALYs a year"), .optional,
        "Quality of life in a state under it, in place of the state's own"),
      Attribute(
        "hazard_ratios", .map("states to mappings of states to ratios"), .optional,
        "What it multiplies the hazard of a move by: `S1: { S2: 0.6 }`"),
    ])

  /// A strategy.
  public static let strategy = AttributeTable(
    "strategies.<code>", "",
    [
      Attribute("title", .text, .required, "What a reader sees"),
      Attribute("treatments", .names("treatment"), .default("[]"), "What it gives, together"),
    ])

  /// How long the cohort is followed.
  public static let cycles = AttributeTable(
    "cycles", "",
    [
      Attribute("count", .integer(1...10_000), .required, "How many cycles are followed"),
      Attribute(
        "years", .number(unit: "years", .moreThan(0, upTo: 100)), .default("1"), "Length of a cycle"
      ),
    ])

  /// How much less later years count.
  public static let discounting = AttributeTable(
    "discounting", "Rows are discounted from their own time, the start being worth 1.",
    [
      Attribute(
        "basis", .choice(["nice", "green-book", "none", "given"]), .default("nice"),
        "Yearly rates for health and cost: NICE 3.5% and 3.5%, Green Book 1.5% and 3.5%, none, or "
          + "those below"),
      Attribute(
        "health", rate, .optional, "With `given`: the yearly rate for QALYs and life-years"),
      Attribute("cost", rate, .optional, "With `given`: the yearly rate for costs"),
    ])

  private static let rate = AttributeKind.number(unit: "a year, such as 0.035", .from(0, to: 1))

  /// Kinds of the amounts in maps from states.
  static let share = AttributeKind.share
  static let addedCost = AttributeKind.number(unit: "currency a year", .any)
  static let utility = AttributeKind.number(unit: "QALYs a year", .from(-1, to: 1))
  static let hazardRatio = AttributeKind.number(unit: "", .atLeast(0))

  /// Every table of a cohort model, in the order of the documentation.
  public static let tables = [root, state, treatment, strategy, cycles, discounting]
}
