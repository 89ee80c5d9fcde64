/// What a person wrote of a distribution: how wide it is and where, before it is known of what.
struct DistributionStatement {
  /// How wide it is.
  enum Spread {
    /// A standard deviation.
    case deviation(Double)
    /// Two percentiles and the probability between them.
    case interval(ClosedRange<Double>, probability: Double)
    /// The 95% ranges that the files give.
    case published
    /// The 2.5th and 97.5th percentiles as multiples of the mean.
    case ratio(ClosedRange<Double>)
  }

  /// What says all there is to say of it.
  enum Shape {
    /// A mean, or the central value, and a spread.
    case around(Spread)
    /// The family's own two parameters.
    case own(Double, Double)
    /// One value, or the central one.
    case point
    /// Two ends and, for some families, where it is highest: the central value unless given.
    case ends(low: Double, high: Double, mode: Double?)
    /// Values and their weights.
    case empirical(values: [Double], weights: [Double])
    /// Parameters of shares, one for each.
    case counts([Double])
    /// The sum of the parameters of shares.
    case size(Double)
  }

  let family: String
  let shape: Shape
  /// Where `mean` was written, and what.
  let mean: Double?
  let noEffect: Double?
  /// Ends at which it is cut off, or of a beta.
  let low: Double?
  let high: Double?
  let group: String?
  let atMost: String?
  let atLeast: String?
  let isApart: Bool
  /// Where it is.
  let mark: Mark
  let boundMark: Mark

  /// Keys that say how wide a distribution is.
  private static let spreads = ["sd", "interval_95", "interval_80", "ratio_95"]
  /// Each family's own parameters.
  private static let ownKeys = [
    "beta": ["alpha", "beta"], "gamma": ["shape", "scale"], "lognormal": ["log_mean", "log_sd"],
  ]

  /// Whether `low` and `high` are the family's own ends, and not where another is cut off.
  var hasOwnEnds: Bool { ["uniform", "triangular", "pert", "beta"].contains(family) }

  /// Whether it is made of a mean, or the central value, and a spread.
  var isAroundMean: Bool {
    if case .around = shape { return true }
    return false
  }

  /// Reads what was written; nothing if it is wrong, which is reported.
  init?(_ reader: FieldReader) {
    let log = reader.log
    let errorsBefore = log.errorCount
    defer { reader.finish() }
    mark = reader.mark
    group = reader.text("group")
    atMost = reader.text("at_most")
    atLeast = reader.text("at_least")
    boundMark = reader.mark(of: atMost == nil ? "at_least" : "at_most")
    isApart = reader.flag("apart") ?? false
    if reader.has("at_most"), reader.has("at_least") {
      Self.reportTwoWays(reader, ["at_most", "at_least"], "is bounded twice")
    }
    guard let family = reader.choice("distribution") else {
      reader.passOver(reader.table.names)
      return nil
    }
    self.family = family
    var (mean, noEffect, low, high): (Double?, Double?, Double?, Double?)
    switch family {
    case "point":
      mean = reader.number("mean")
      shape = .point
    case "uniform", "triangular", "pert":
      let isPeaked = family != "uniform"
      low = reader.number("low")
      high = reader.number("high")
      let mode = isPeaked ? reader.number("mode") : nil
      guard let low, let high else {
        Self.require(reader, ["low", "high"])
        return nil
      }
      shape = .ends(low: low, high: high, mode: mode)
    case "empirical":
      low = reader.number("low")
      high = reader.number("high")
      let values = reader.numbers("values")
      let weights = reader.numbers("weights")
      guard reader.has("values") else {
        Self.require(reader, ["values"])
        return nil
      }
      shape = .empirical(values: values, weights: weights)
    case "dirichlet":
      let counts = reader.numbers("counts")
      let size = reader.number("size")
      guard reader.has("counts") != reader.has("size") else {
        if reader.has("counts") {
          Self.reportTwoWays(reader, ["counts", "size"], "is given twice")
        } else {
          Self.require(reader, ["size"])
        }
        return nil
      }
      shape = size.map { .size($0) } ?? .counts(counts)
    default:
      low = reader.number("low")
      high = reader.number("high")
      guard let read = Self.around(reader, family) else { return nil }
      shape = read.shape
      (mean, noEffect) = (read.mean, read.noEffect)
    }
    (self.mean, self.noEffect, self.low, self.high) = (mean, noEffect, low, high)
    guard log.errorCount == errorsBefore else { return nil }
  }

  /// A mean and a spread, or the family's own parameters: one of the ways, and not two.
  private static func around(
    _ reader: FieldReader, _ family: String
  ) -> (shape: Shape, mean: Double?, noEffect: Double?)? {
    let own = ownKeys[family] ?? []
    let written = spreads.filter(reader.has)
    let ownWritten = own.filter(reader.has)
    let ways = written + (ownWritten.isEmpty ? [] : [ownWritten[0]])
    guard ways.count <= 1 else {
      reportTwoWays(reader, ways, "is said in two ways")
      reader.passOver(spreads + own + ["mean", "no_effect"])
      return nil
    }
    if !ownWritten.isEmpty {
      if reader.has("mean") {
        reportTwoWays(reader, ["mean", ownWritten[0]], "is said in two ways")
        reader.passOver(["mean"])
      }
      let values = own.compactMap(reader.number)
      if ownWritten.count < own.count { require(reader, own) }
      guard values.count == 2 else { return nil }
      return (.own(values[0], values[1]), nil, nil)
    }
    let mean = reader.number("mean")
    guard let way = written.first else {
      reader.log.error(
        "uncertainty.no-spread",
        "\(reader.path.phrase(orRoot: "parameter")) does not say how wide the distribution is",
        help: "write one of "
          + Suggestion.list(spreads, joinedBy: "and")
          + (own.isEmpty ? "" : ", or \(Suggestion.list(own))"), at: reader.mark)
      return nil
    }
    var spread: Spread?
    var noEffect: Double?
    switch way {
    case "sd": spread = reader.number("sd").map { .deviation($0) }
    case "ratio_95": spread = reader.interval("ratio_95").map { .ratio($0) }
    default:
      let isWide = way == "interval_95"
      if isWide { noEffect = reader.number("no_effect") }
      if isWide, reader.node(way)?.text == "published" {
        spread = .published
      } else {
        spread = reader.writtenInterval(way).map {
          .interval($0, probability: isWide ? 0.95 : 0.8)
        }
      }
    }
    return spread.map { (.around($0), mean, noEffect) }
  }

  private static func reportTwoWays(_ reader: FieldReader, _ keys: [String], _ words: String) {
    reader.log.error(
      "uncertainty.two-ways",
      "\(reader.path.phrase(orRoot: "parameter")) \(words), by "
        + Suggestion.list(Array(keys.prefix(2))),
      help: "keep one of them", at: reader.mark(of: keys[1]))
  }

  private static func require(_ reader: FieldReader, _ keys: [String]) {
    let missing = keys.filter { !reader.has($0) }
    guard !missing.isEmpty else { return }
    reader.log.error(
      "scenario.missing-key",
      "\(reader.path.phrase(orRoot: "parameter")) has no \(Suggestion.list(missing))",
      help: "write '\(missing[0]): …'", at: reader.mark)
  }
}

extension FieldReader {
  /// The numbers of a list; those that are wrong are reported and left out.
  func numbers(_ name: String) -> [Double] {
    list(name).compactMap { number($0, for: name, as: UncertaintySchema.number) }
  }

  /// The texts of a list; items that are none are reported and left out.
  func texts(_ name: String) -> [(text: String, mark: Mark)] {
    list(name).compactMap { item in
      guard let text = item.text, !item.hasNoValue else {
        reportShape(item, "an item of '\(name)'", takes: "text", help: nil)
        return nil
      }
      return (text, item.mark)
    }
  }

  /// A low and a high number in brackets.
  func writtenInterval(_ name: String) -> ClosedRange<Double>? {
    guard let node = node(name) else { return nil }
    if let text = node.text {
      let published = "published"
      let isWord = NumberText.double(text) == nil
      let takesWord = name == "interval_95"
      log.error(
        "value.wrong-shape",
        "\(Problem.quote(text)) is not two numbers in brackets"
          + (takesWord ? ", nor '\(published)'" : ""),
        help: takesWord && Suggestion.nearest(to: text, among: [published]) != nil
          ? "did you mean '\(published)'?"
          : !takesWord && text == published
            ? "what files give are 95% ranges: write 'interval_95: \(published)'"
            : "write [low, high]"
              + (takesWord && isWord ? ", or \(published) where the files give a range" : ""),
        at: node.mark)
      return nil
    }
    guard let items = items(node, declared(name)) else { return nil }
    let numbers = items.compactMap { number($0, for: name, as: UncertaintySchema.number) }
    guard items.count == 2 else {
      log.error(
        "value.wrong-shape",
        "'\(name)' has \(items.count == 1 ? "1 number" : "\(items.count) numbers"), but has to have 2",
        help: "write [low, high]", at: node.mark)
      return nil
    }
    guard numbers.count == 2 else { return nil }
    guard numbers[0] < numbers[1] else {
      log.error(
        "value.out-of-order", "the low end of '\(name)' is not below the high end",
        help: "write the lower number first, and a width of more than nothing", at: node.mark)
      return nil
    }
    return numbers[0]...numbers[1]
  }
}
