/// Every key of a model pack: what the world is.
public enum PackSchema {
  /// The keys at the top of `model.yaml`.
  static let attributes: [Attribute] = [
    kind,
    Attribute("title", .text, .required, "What the pack describes"),
    Attribute("licence", .text, .required, "Under what licence its figures are used"),
    Attribute("base_year", .financialYear, .required, "The year at whose start the people stand"),
    Attribute("people", .mapping, .required, "Who lives there"),
    Attribute(
      "segments", .map("codes to segments of need"), .required, "Levels of need, least first"),
    Attribute("need", .mapping, .required, "How need changes"),
    Attribute("risk", .mapping, .optional, "Risk factors and the conditions they bring"),
    Attribute("quality_of_life", .mapping, .optional, "Health-related quality of life"),
    Attribute("activity", .mapping, .required, "What care people use and what it costs"),
    Attribute("money", .mapping, .required, "Prices and the envelope of each system"),
    Attribute(
      "providers", .text, .required, "Table of providers and where their patients come from"),
    Attribute(
      "provider_kinds", .list("kinds of provider"), .required,
      "The kinds of provider that care and programmes may name"),
    Attribute("staff_groups", .text, .optional, "Table of staff groups"),
    Attribute(
      "interventions", .map("codes to interventions"), .optional,
      "What may be bought; in a pack, the name of a file that says so"),
    Attribute(
      "interactions", .text, .optional,
      "Table of pairs of interventions (`first`, `second`), the `condition` or `all`, and the `rule`: "
        + "`residual`, each on what the other leaves, as any two do of which nothing is said, or "
        + "`larger`, of the two effects in a cell only the larger; `all` is every condition and what "
        + "either does directly to moves up, deaths and units avoided, never units added or quality "
        + "of life"),
    UncertaintySchema.key,
  ]

  /// What a cohort model says it is.
  static let cohortKind = "cohort"

  /// The kinds of pack, the one taken where none is named first.
  static let kinds = ["population", cohortKind]

  /// Which kind of pack it is, which says what other keys it has.
  static let kind = Attribute(
    "kind", .choice(kinds), .default(kinds[0]),
    "`population`: people by place, age and need, and their care; `cohort`: a cohort model")

  /// Who lives there.
  public static let people = AttributeTable(
    "people", "",
    [
      Attribute("population", .text, .required, "Table of people at the start of the base year"),
      Attribute("places", .text, .required, "Table of places, their systems and regions"),
      Attribute("sexes", .node("a list of sexes, or all"), .required, "The sexes, or `all`"),
      Attribute(
        "quintiles", .node("a list of quintiles, or all"), .required,
        "The deprivation quintiles, 1 the most deprived, or `all`"),
      Attribute("ages", .text, .required, "Single years of age, the last open: `0-90`, or `all`"),
      Attribute(
        "age_bands", .list("age bands"), .default("[all]"), "Bands in which tables show ages"),
      Attribute(
        "official_projection", .text, .optional,
        "Table of the country's people by sex and age band at the start of each year, to compare with"
      ),
      Attribute(
        "constrain_to", .choice(["none", "official_projection"]), .default("none"),
        "Whether people of each sex and age band are scaled every year, by the country's factors, to "
          + "the official projection"),
    ])

  /// A segment of need.
  public static let segment = AttributeTable(
    "segments.<code>", "",
    [
      Attribute("title", .text, .required, "What a reader sees"),
      Attribute("ages", .ageRange, .default("all"), "The ages at which people are in the segment"),
      Attribute(
        "ranked", .flag, .default("true"),
        "Whether moves to and from it are moves to greater or lesser need"),
      Attribute(
        "high_need", .flag, .default("false"), "Whether years in it count as years of high need"),
    ])

  /// How need changes.
  public static let need = AttributeTable(
    "need", "Give either `deaths`, `births` and `migration`, or `events`.",
    [
      Attribute(
        "transitions", .text, .required,
        "Table of yearly chances, or rates, of moving between segments"),
      Attribute(
        "transition_basis", .choice(["whole-population", "survivors"]), .required,
        "Whether the chances are of everyone, death among them, or of those who live"),
      Attribute(
        "transition_values", .choice(["probabilities", "rates", "nearest-rates"]),
        .default("probabilities"),
        "Whether the table gives chances, rates (column `annual_rate`), or chances to be taken as "
          + "the nearest rates"),
      Attribute("segment_shares", .text, .optional, "Table of shares of each age in each segment"),
      Attribute(
        "need_relativities", .text, .optional,
        "Table of use and cost per head relative to the country's mean"),
      Attribute(
        "case_mix_drift", .node("steady (0), observed (1), or a weight between"),
        .default("observed"),
        "How much of the observed drift of case-mix a projection carries"),
      Attribute("deaths", .mapping, .optional, "Published chances of death"),
      Attribute("births", .mapping, .optional, "Fertility"),
      Attribute("migration", .mapping, .optional, "Migration"),
      Attribute("events", .mapping, .optional, "Deaths, births and migrants fixed in advance"),
    ])

  /// Published chances of death.
  public static let deaths = AttributeTable(
    "need.deaths", "",
    [
      Attribute(
        "mortality", .text, .required, "Table of chances of death by age, sex and quintile"),
      Attribute("trend", .text, .required, "Table of yearly changes in death rates"),
    ])

  /// Fertility.
  public static let births = AttributeTable(
    "need.births", "",
    [
      Attribute("fertility", .text, .required, "Table of births per woman by age"),
      Attribute(
        "local", .text, .optional,
        "Table of births in each place and quintile over those at the country's rates"),
      Attribute("mothers", .text, .required, "The sex that bears children"),
      Attribute(
        "boys_per_girl", .number(unit: "boys per girl", .moreThan(0)), .required,
        "Sex ratio at birth"),
      Attribute("segment", .name("segment"), .required, "The segment children are born into"),
    ])

  /// Migration.
  public static let migration = AttributeTable(
    "need.migration", "",
    [
      Attribute("external", .text, .required, "Table of net migrants from outside the country"),
      Attribute("internal", .text, .required, "Table of yearly rates of net moves between places"),
    ])

  /// Events fixed in advance.
  public static let events = AttributeTable(
    "need.events", "Give exactly one of `shares` and `chances`.",
    [
      Attribute(
        "counts", .text, .required,
        "Table of events by year: `births` and `deaths`, with `net_migration` beside `shares`, or "
          + "`immigration` and `emigration` beside `chances`"),
      Attribute(
        "shares", .text, .optional,
        "Table of the share of each event in each segment, the same in "
          + "every year; for a pack without ages"),
      Attribute(
        "chances", .text, .optional,
        "Table of people who had each event and of all people, by segment and age: a year's events "
          + "go to people in proportion to the chance there"),
    ])

  /// Risk factors and conditions.
  public static let risk = AttributeTable(
    "risk", "",
    [
      Attribute("factors", .text, .required, "Table of risk factors"),
      Attribute(
        "prevalence", .text, .required, "Table of shares of people in each category of a factor"),
      Attribute("levels", .text, .required, "Table of mean and standard deviation of levels"),
      Attribute(
        "local", .text, .optional,
        "Table of shares in a system over those its ages, sexes and quintiles lead one to expect"),
      Attribute(
        "relative_risks", .text, .required,
        "Table of relative risks of conditions, without what goes through other factors"),
      Attribute(
        "after_change", .text, .optional,
        "Table of the excess risk left in the years after a person changes"),
      Attribute(
        "persistence", .text, .optional,
        "Table of the share of those who changed who keep to it, by year"),
      Attribute("mediation", .text, .optional, "Table of what factors do to one another"),
      Attribute(
        "conditions", .text, .required,
        "Table of conditions and the chance that a new case moves a person to greater need"),
      Attribute(
        "condition_rates", .text, .required,
        "Table of new cases and deaths for each thousand person-years"),
      Attribute(
        "condition_activity", .text, .optional,
        "Table of the share of units that are a case of a condition, beyond what need brings"),
    ])

  /// Quality of life.
  public static let qualityOfLife = AttributeTable(
    "quality_of_life", "",
    [
      Attribute("norms", .text, .required, "Table of mean EQ-5D by age"),
      Attribute("segments", .text, .required, "Table of relative quality of life by segment"),
    ])

  /// Activity.
  public static let activity = AttributeTable(
    "activity", "",
    [
      Attribute("pods", .text, .required, "Table of points of delivery"),
      Attribute("service_lines", .text, .required, "Table of service lines"),
      Attribute("rates", .text, .required, "Table of units per person-year by segment"),
      Attribute("unit_costs", .text, .required, "Table of pounds per unit by segment"),
      Attribute(
        "data_year", .financialYear, .required,
        "The year the pack's rates and prices belong to; units per person grow from it"),
    ])

  /// Prices and envelopes.
  public static let money = AttributeTable(
    "money", "",
    [
      Attribute("price_index", .text, .required, "Table of general prices by financial year"),
      Attribute(
        "cost_uplift", .number(unit: "yearly growth", .from(-0.2, to: 0.2)), .required,
        "Yearly growth of unit costs above general inflation, before efficiency"),
      Attribute(
        "efficiency", .number(unit: "yearly growth", .from(-0.2, to: 0.2)), .required,
        "Yearly efficiency, taken off the uplift"),
      Attribute(
        "allocations", .text, .optional, "Table of the country's allocations, for a fair share"),
      Attribute(
        "weighted_populations", .text, .optional, "Table of weighted people by system"),
    ])

  /// Every table of a pack but interventions, in the order of the documentation.
  public static let tables = [
    people, segment, need, deaths, births, migration, events, risk, qualityOfLife, activity, money,
  ]
}
