import Probability

/// Every key of what is uncertain, for a population and a cohort alike.
public enum UncertaintySchema {
  /// The key of a scenario or pack; in a pack, the name of a file.
  static let key = Attribute(
    "uncertainty", .mapping, .optional,
    "What is uncertain, and what is asked of draws; in a pack, the name of a file that says so")

  /// What is uncertain, how it is drawn and what is asked.
  public static let root = AttributeTable(
    "uncertainty",
    """
    See docs/uncertainty.md. What a scenario says of a parameter takes the place of what its pack says of \
    it, whole.
    """,
    [
      Attribute(
        "draws", .integer(1...10_000_000), .optional,
        "How many draws are made; without it none is, and only what is believed is said here"),
      Attribute(
        "seed", .integer(0...Int.max), .default("1"), "Where random numbers start"),
      Attribute(
        "sampling", .choice(of: Draws.Sampling.self), .default("random"),
        "How the draws of each parameter are spread over its distribution"),
      Attribute(
        "parameters", .map("paths to distributions"), .optional,
        "What is uncertain: a path as in `--set`, or one with `*` for any one key"),
      Attribute(
        "hold", .list("parameters and groups"), .default("[]"),
        "Parameters, by path, and groups that are kept at their central values"),
      Attribute(
        "correlations", .list("correlations"), .default("[]"),
        "Parameters that go together, two at a time, many alike or by a matrix"),
      Attribute(
        "repair_correlations", .flag, .default("false"),
        "Whether correlations that cannot all be true are replaced by the nearest that can"),
      Attribute("stop_when", .mapping, .optional, "When to stop before all draws are made"),
      Attribute(
        "replan", .integer(0...1_000_000), .default("0"),
        "In how many draws the best plan is looked for anew"),
      Attribute(
        "hold_budget", .number(unit: "", .moreThan(0, upTo: 1)), .optional,
        "Look for the plan that keeps to the budget in every year with this probability"),
      Attribute("sensitivity", .mapping, .default("{}"), "Which parameters matter most"),
      Attribute(
        "willingness_to_pay", .list("prices of a QALY"), .default("[]"),
        "Prices at which decisions are judged, rising"),
    ])

  /// The families of distributions.
  static let families = [
    "point", "normal", "lognormal", "beta", "gamma", "dirichlet", "triangular", "pert", "uniform",
    "empirical",
  ]

  /// What is believed of one parameter.
  public static let parameter = AttributeTable(
    "uncertainty.parameters.<path>",
    """
    Give `mean` with one of `interval_95`, `interval_80`, `ratio_95` and `sd`, or the distribution's own \
    parameters. A mean left out is the central value, which stands at the path.
    """,
    [
      Attribute("distribution", .choice(families), .required, "Its family"),
      Attribute("mean", number, .optional, "Its mean; of `point`, its value"),
      Attribute("sd", positive, .optional, "Its standard deviation"),
      Attribute(
        "interval_95", .node("\(interval), or published"), .optional,
        "Its 2.5th and 97.5th percentiles"),
      Attribute("interval_80", .node(interval), .optional, "Its 10th and 90th percentiles"),
      Attribute(
        "ratio_95", .interval(unit: "multiples of the mean", .atLeast(0)), .optional,
        "Its 2.5th and 97.5th percentiles as multiples of its mean"),
      Attribute(
        "no_effect", number, .optional,
        "Where a 95% interval ends at this value draws do not pass it: the mean and the other end of "
          + "the interval are kept"),
      Attribute(
        "low", number, .optional,
        "Its lower end: of `uniform`, `triangular`, `pert` and `beta`; of others, where it is cut off"
      ),
      Attribute("high", number, .optional, "Its upper end, likewise"),
      Attribute("mode", number, .optional, "Where `triangular` and `pert` are highest"),
      Attribute("alpha", positive, .optional, "First parameter of `beta`"),
      Attribute("beta", positive, .optional, "Second parameter of `beta`"),
      Attribute("shape", positive, .optional, "Shape of `gamma`"),
      Attribute("scale", positive, .optional, "Scale of `gamma`"),
      Attribute("log_mean", number, .optional, "Mean of the logarithm of `lognormal`"),
      Attribute("log_sd", positive, .optional, "Standard deviation of that logarithm"),
      Attribute("values", .list("numbers"), .optional, "Values of `empirical`"),
      Attribute(
        "weights", .list("numbers"), .optional, "Their weights; each the same where left out"),
      Attribute(
        "counts", .list("numbers"), .optional,
        "Parameters of `dirichlet`, one for each share above 0: of `transitions.<from>.probabilities` in "
          + "the order of `states`, of `activity.pods.<pod>.cost_shares` fixed, semi-fixed and variable"
      ),
      Attribute(
        "size", positive, .optional,
        "Sum of the parameters of `dirichlet`, which are then in proportion to the shares"),
      Attribute(
        "group", .text, .optional,
        "The group it is counted with when the worth of knowing more is told"),
      Attribute("at_most", .text, .optional, "The path of a parameter it never exceeds in a draw"),
      Attribute("at_least", .text, .optional, "The path of one it is never below in a draw"),
      Attribute(
        "apart", .flag, .default("false"),
        "Whether each row of a table is drawn by itself, not all with one number"),
    ])

  /// A correlation.
  public static let correlation = AttributeTable(
    "uncertainty.correlations[]",
    "Give `between` or `among` with `correlation`, or `of` and `matrix`.",
    [
      Attribute("between", .list("two parameters"), .optional, "Two parameters, by path"),
      Attribute(
        "among", .list("parameters"), .optional,
        "Parameters, by path or by paths with `*` for any one key, of which every two are correlated"
      ),
      Attribute(
        "against", .list("parameters"), .default("[]"),
        "Parameters that go the other way: correlated likewise among themselves, and with those of "
          + "`among` by as much below 0"),
      Attribute(
        "correlation", .number(unit: "", .between(-1, 1)), .optional,
        "Correlation of the normal scores of the two, or of every two"),
      Attribute("of", .list("parameters"), .optional, "Parameters, by path"),
      Attribute("matrix", .list("rows"), .optional, "Their correlations, in that order, in rows"),
    ])

  /// When to stop.
  public static let stopWhen = AttributeTable(
    "uncertainty.stop_when", "",
    [
      Attribute("measure", .text, .required, "The measure that is to be known well enough"),
      Attribute(
        "standard_error", positive, .required,
        "Its largest Monte Carlo standard error, in its own unit"),
    ])

  /// Which parameters matter.
  public static let sensitivity = AttributeTable(
    "uncertainty.sensitivity", "",
    [
      Attribute(
        "tornado", .flag, .default("false"),
        "Whether each parameter is moved by itself over its 95% interval"),
      Attribute(
        "sobol", .integer(0...1_000_000), .default("0"),
        "Base points from which first-order and total Sobol' indices are estimated; 0 for none"),
    ])

  static let number = AttributeKind.number(unit: "", .any)
  static let positive = AttributeKind.number(unit: "", .moreThan(0))
  private static let interval = "a low and a high number in brackets"

  /// Every table, in the order of the documentation.
  public static let tables = [root, parameter, correlation, stopWhen, sensitivity]
}
