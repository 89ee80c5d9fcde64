import Commissioning

/// Every key of an intervention.
public enum InterventionSchema {
  private static let ratio = NumberRange.from(0, to: 10)

  /// An intervention.
  public static let intervention = AttributeTable(
    "interventions.<code>", "Effects are per person reached, relative to that person's own risk.",
    [
      Attribute("title", .text, .required, "What a reader sees"),
      Attribute(
        "kind", .choice(of: Intervention.Kind.self), .required, "What sort of change it is"),
      Attribute("service_line", .name("service line"), .required, "Where its cost is booked"),
      Attribute(
        "provider_kind", .name("kind of provider"), .required,
        "The kind of provider that delivers it"),
      Attribute("eligible", .mapping, .required, "Who it is for"),
      Attribute(
        "reach", .share, .required,
        "The largest share of eligible people reached in one year, on top of today's services"),
      Attribute(
        "unit_cost", .pounds(.from(-1e9, to: 1e9)), .required,
        "Pounds of `price_year` per person reached; for a disinvestment, which releases money, 0 or "
          + "less"),
      Attribute(
        "set_up_cost", .pounds(.from(0, to: 1e9)), .default("0"),
        "Pounds of `price_year`, once, per extra person of yearly capacity"),
      Attribute(
        "capital_cost", .pounds(.from(0, to: 1e9)), .default("0"),
        "Pounds of capital of `price_year`, once, per extra person of yearly capacity"),
      Attribute(
        "opening_cost", .pounds(.from(0, to: 1e12)), .default("0"),
        "Pounds of `price_year`, once, each time a place that had none of it in the year before has "
          + "some"),
      Attribute(
        "least_people", .number(unit: "people", .from(0, to: 1e8)), .default("0"),
        "People a place must reach in a year if it is to reach any"),
      Attribute(
        "team_people", .number(unit: "people", .from(0, to: 1e8)), .default("0"),
        "People one team can reach in a year, where it is staffed and paid for in whole teams; 0 where "
          + "it may be of any size"),
      Attribute("price_year", .financialYear, .required, "The year in whose prices its costs are"),
      Attribute(
        "workforce", .map("staff groups to whole-time equivalents per thousand people reached"),
        .optional, "Who runs it"),
      Attribute("lag", .integer(0...40), .default("0"), "Whole years before any effect"),
      Attribute(
        "ramp", .integer(1...40), .default("1"), "Years over which the effect builds up, linearly"),
      Attribute(
        "decay", .share, .required,
        "Share of the remaining effect lost each year; 1 when it lasts only while funded"),
      Attribute("effects", .mapping, .required, "What it changes"),
      Attribute("evidence", .mapping, .required, "Where the figures come from"),
    ])

  /// Who is eligible.
  public static let eligible = AttributeTable(
    "interventions.<code>.eligible", "",
    [
      Attribute("ages", .ageRange, .default("all"), "Ages"),
      Attribute("sexes", .names("sex"), .optional, "Sexes; all where not given"),
      Attribute("quintiles", .names("quintile"), .optional, "Quintiles; all where not given"),
      Attribute("segments", .names("segment"), .optional, "Segments; all where not given"),
      Attribute("places", .names("place"), .optional, "Places; all where not given"),
      Attribute(
        "share", .node("a share, or a mapping of quintiles to shares"), .default("1"),
        "Part of the people so described who have the risk"),
      Attribute(
        "risk_factor", .name("risk factor"), .optional,
        "The factor that makes people eligible; `share` is then a further part of those"),
      Attribute("category", .name("category"), .optional, "The category of `risk_factor`"),
      Attribute(
        "above", .number(unit: "units of the factor", .any), .optional,
        "The level of `risk_factor` above which people are eligible"),
    ])

  /// What an intervention changes.
  public static let effects = AttributeTable(
    "interventions.<code>.effects", "",
    [
      Attribute(
        "risk_factors", .map("risk factors to what happens to them"), .optional,
        "Risk factors, which go on to conditions, moves, deaths and activity"),
      Attribute(
        "conditions", .map("conditions to hazard ratios"), .optional,
        "Conditions, other than through a risk factor"),
      Attribute("upward_transitions", .mapping, .optional, "Moves to a segment of greater need"),
      Attribute("deaths", .mapping, .optional, "Deaths"),
      Attribute("quality_of_life", .mapping, .optional, "EQ-5D"),
      Attribute("activity", .list("activity effects"), .optional, "Care used"),
    ])

  /// An effect on a risk factor.
  public static let riskFactor = AttributeTable(
    "interventions.<code>.effects.risk_factors.<factor>", "Give `leave` or `change`.",
    [
      Attribute(
        "leave", .share, .optional,
        "Share of those reached who leave the category that made them eligible, before relapse"),
      Attribute(
        "change", .number(unit: "units of the factor", .any), .optional,
        "Mean change of level in those reached"),
      Attribute(
        "range", .interval(unit: "shares or units", .any), .required, "Its 95% range"),
    ])

  /// An effect on a condition.
  public static let condition = AttributeTable(
    "interventions.<code>.effects.conditions.<condition>", "",
    [
      Attribute("hazard_ratio", .number(unit: "hazard ratio", ratio), .required, "Hazard ratio"),
      Attribute("range", .interval(unit: "hazard ratio", ratio), .required, "Its 95% range"),
      Attribute(
        "risk_multiple", .number(unit: "times the average", .moreThan(0)), .default("1"),
        "Risk of the eligible over the average of their age, sex and quintile"),
    ])

  /// An effect on moves to greater need.
  public static let upwardMoves = AttributeTable(
    "interventions.<code>.effects.upward_transitions", "",
    [
      Attribute("hazard_ratio", .number(unit: "hazard ratio", ratio), .required, "Hazard ratio"),
      Attribute("range", .interval(unit: "hazard ratio", ratio), .required, "Its 95% range"),
      Attribute("segments", .names("segment"), .optional, "Only moves from these segments"),
    ])

  /// An effect on deaths.
  public static let deaths = AttributeTable(
    "interventions.<code>.effects.deaths", "",
    [
      Attribute("hazard_ratio", .number(unit: "hazard ratio", ratio), .required, "Hazard ratio"),
      Attribute("range", .interval(unit: "hazard ratio", ratio), .required, "Its 95% range"),
    ])

  /// An effect on quality of life.
  public static let qualityOfLife = AttributeTable(
    "interventions.<code>.effects.quality_of_life", "",
    [
      Attribute(
        "gain", .number(unit: "EQ-5D points", .from(-1, to: 1)), .required,
        "EQ-5D gained per person reached and year of effect"),
      Attribute(
        "range", .interval(unit: "EQ-5D points", .from(-1, to: 1)), .required, "Its 95% range"),
    ])

  /// An effect on activity.
  public static let activity = AttributeTable(
    "interventions.<code>.effects.activity[]",
    "Give `avoided` with its `range`, or `added_per_person`.",
    [
      Attribute("pod", .name("point of delivery"), .required, "The point of delivery it acts on"),
      Attribute(
        "avoided", .number(unit: "share of units", .from(-1, to: 1)), .optional,
        "Share of a reached person's own units that is avoided; below zero, caused"),
      Attribute(
        "range", .interval(unit: "share of units", .from(-1, to: 1)), .optional, "Its 95% range"),
      Attribute(
        "replaced_by", .name("point of delivery"), .optional, "Where the avoided units go"),
      Attribute(
        "units_added_per_unit_avoided", .number(unit: "units", .atLeast(0)), .optional,
        "Units added there for each unit avoided"),
      Attribute(
        "added_per_person", .number(unit: "units", .atLeast(0)), .optional,
        "Units added per person reached and year of effect"),
    ])

  /// Where figures come from.
  public static let evidence = AttributeTable(
    "interventions.<code>.evidence", "",
    [
      Attribute(
        "grade", .choice(of: Evidence.Grade.self), .required, Evidence.Grade.key),
      Attribute("source", .text, .required, "Who published it, and where"),
      Attribute("year", .integer(1950...2100), .required, "When"),
      Attribute("note", .text, .required, "Why these figures"),
    ])

  /// Every table of an intervention, in the order of the documentation.
  public static let tables = [
    intervention, eligible, effects, riskFactor, condition, upwardMoves, deaths, qualityOfLife,
    activity, evidence,
  ]
}
