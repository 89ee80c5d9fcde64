import Commissioning

extension ScenarioSchema {
  /// The kind of a limit that may be one amount for every year, or one for each.
  private static let amounts = AttributeKind.node(
    "an amount, or a mapping with `first_year` and `growth`, or `by_year`")

  /// Keys that say which programmes a limit is about.
  private static let scope = [
    Attribute(
      "service_line", .name("service line"), .optional, "Only programmes booked to this line"),
    Attribute("programme", .name("intervention"), .optional, "Only this intervention"),
    Attribute(
      "places", .names("place"), .optional, "Only these places, by ODS code; all where not given"),
    Attribute(
      "provider", .name("provider"), .optional,
      "Only what this provider delivers: in proportion to its part in the care of a place"),
    Attribute(
      "provider_kind", .name("kind of provider"), .optional,
      "Only what this kind of provider delivers"),
  ]

  /// Keys that say in which years a limit holds.
  private static let span = [
    Attribute(
      "from", .financialYear, .optional, "The first year; that of the plan where not given"),
    Attribute("to", .financialYear, .optional, "The last year; that of the plan where not given"),
  ]

  /// Capital that programmes may use.
  static let capital = AttributeTable("budget.capital", "", yearly)

  /// An amount that is not the same in every year.
  static let amountByYear = AttributeTable(
    "limits.<limit>.<name>.at_least", "`at_most` alike, where it is not the same in every year.",
    yearly)

  /// Money that several years share.
  static let overYears = AttributeTable(
    "limits.over_years.<name>",
    "Give exactly one of `at_least` and `at_most`; without other keys it is about all programmes.",
    [
      Attribute(
        "money", .choice(of: SpendingOverYears.Money.self), .required,
        "`revenue`: running programmes and setting them up; `capital`: what is built or bought to "
          + "last"),
      Attribute("at_least", .pounds, .optional, "The least to spend, the years together"),
      Attribute("at_most", .pounds, .optional, "The most to spend, the years together"),
    ] + span + scope)

  /// A ring-fence.
  static let ringFence = AttributeTable(
    "limits.ring_fences.<name>", "Give exactly one of `at_least` and `at_most`.",
    [
      Attribute(
        "service_line", .name("service line"), .required, "The service line of the spending"),
      Attribute("at_least", amounts, .optional, "The least to spend, as `of` says, in each year"),
      Attribute("at_most", amounts, .optional, "The most to spend, as `of` says, in each year"),
      Attribute(
        "of", .choice(["spend", "pounds", "last-year", "doing-nothing"]), .required,
        "`spend`: a share of what is spent on all lines in the year; `pounds`: of the price year; "
          + "`last-year`: times the line's own spending of the year before, 1.02 being 2% more; "
          + "`doing-nothing`: times what doing nothing spends on it"),
      Attribute(
        "counting", .choice(of: RingFence.Counting.self), .default("programmes"),
        "`programmes`: spending on programmes; `all-care`: the care of the line as simulated too"),
    ])

  /// How fast some programmes may grow and shrink.
  static let pace = AttributeTable(
    "limits.pace.<name>",
    "Give at least one of `up` and `down`; without other keys it is about all programmes.",
    [
      Attribute(
        "of", .choice(of: PaceOfChange.Measure.self), .required,
        "`coverage`: of each programme in each place, in shares of its reach; `spending`: of all "
          + "the programmes together, in shares of the year before; `pounds`: the same, in pounds"),
      Attribute("up", amount, .optional, "The most it may rise in a year"),
      Attribute("down", amount, .optional, "The most it may fall in a year"),
    ] + scope)

  /// Coverage that is decided elsewhere.
  static let pinned = AttributeTable(
    "limits.pinned.<name>", "Give exactly one of `coverage`, `at_least` and `at_most`.",
    [
      Attribute(
        "level", .choice(of: PinnedDecision.Level.self), .required, "Who decided it"),
      Attribute("programme", .name("intervention"), .required, "The intervention"),
      Attribute("coverage", .share, .optional, "The share of eligible people it reaches"),
      Attribute("at_least", .share, .optional, "The least share it reaches"),
      Attribute("at_most", .share, .optional, "The most it reaches"),
      Attribute(
        "places", .names("place"), .optional,
        "The places, by ODS code; all where not given"),
      Attribute("reason", .text, .required, "Why, in a few words"),
    ] + span)

  /// A workforce limit.
  static let workforce = AttributeTable(
    "limits.workforce.<staff group>",
    "With `by_place` the amounts for all places together may be left out.",
    yearly + [
      trainingPlaces,
      Attribute(
        "by_place", .map("places to whole-time equivalents by year"), .optional,
        "Staff that can be found in single places, by ODS code"),
    ])

  /// Staff of one place.
  static let workforceInPlace = AttributeTable(
    "limits.workforce.<staff group>.by_place.<place>", "", yearly + [trainingPlaces])

  private static let trainingPlaces = Attribute(
    "training", .mapping, .optional, "Training places that add staff once people have finished")

  /// Training places.
  static let training = AttributeTable(
    "limits.workforce.<staff group>.training", "The amounts are people who begin in each year.",
    yearly + [
      Attribute("years", .integer(1...10), .required, "Years from beginning to being at work"),
      Attribute(
        "finishing", .share, .default("1"), "Share of those who begin that are at work in the end"),
      Attribute(
        "gbp_each", .pounds, .required,
        "Pounds of `budget.price_year` for each of them in each year of training, taken off "
          + "`budget.revenue`"),
    ])

  /// Every table of limits, in the order of the documentation.
  static let limitTables = [
    ringFence, amountByYear, overYears, workforce, training, workforceInPlace, pace, pinned,
  ]
}
