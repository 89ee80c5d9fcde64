import Commissioning
import PopulationHealth
import Probability
import Scenarios
import Wording

/// What uncertain parameters are called on a page; tables call them by their paths.
struct ParameterWords {
  private let words: [String: String]
  private let interventions: [String: Int]
  private let staff: Set<String>
  /// What the rows are of a parameter that is shares.
  private let shares: [String: [String]]

  /// Names the parameters of a scenario.
  init(_ uncertainty: Uncertainty<ParameterTarget>, in scenario: Scenario) {
    let named = zip(uncertainty.joint.parameters.map(\.name), uncertainty.targets)
    words = Dictionary(
      named.map { ($0, Self.words($1, of: scenario.model, path: $0)) },
      uniquingKeysWith: { first, _ in first })
    interventions = Dictionary(
      named.compactMap { name, target in target.intervention.map { (name, $0) } },
      uniquingKeysWith: { first, _ in first })
    shares = Dictionary(
      named.compactMap { name, target in
        guard case .costShares(let pod) = target else { return nil }
        return (name, Self.shares(of: scenario.model.activity.pods[pod]))
      }, uniquingKeysWith: { first, _ in first })
    staff = Set(
      named.compactMap { name, target in
        if case .staff = target { return name }
        return nil
      })
  }

  /// Whether a parameter is of the staff a programme takes, which moves limits on staff and nothing else.
  func isStaff(_ name: String) -> Bool { staff.contains(name) }

  /// A parameter as it stands inside a sentence; one row of it, written `path[row]`, with its number, and
  /// what is not known by its path.
  subscript(name: String) -> String {
    if let words = words[name] { return words }
    guard let path = Self.path(of: name), let words = words[path] else { return name }
    let row = name.dropFirst(path.count + 1).dropLast()
    if let shares = shares[path], let number = Int(row), shares.indices.contains(number - 1) {
      return shares[number - 1]
    }
    return "\(words), \(row)"
  }

  /// The shares of a point of delivery's cost that are drawn.
  private static func shares(of pod: PointOfDelivery) -> [String] {
    pod.behaviour.namedShares.map {
      "the \($0.name) share of the cost of \(Phrase.inSentence(pod.title))"
    }
  }

  /// The programme a parameter is about; `nil` where it is about none.
  func intervention(_ name: String) -> Int? {
    interventions[name] ?? Self.path(of: name).flatMap { interventions[$0] }
  }

  /// The parameter of which a number is a row, or which it is.
  static func parameter(of name: String) -> String { path(of: name) ?? name }

  private static func path(of name: String) -> String? {
    guard name.hasSuffix("]"), let bracket = name.lastIndex(of: "[") else { return nil }
    return String(name[..<bracket])
  }

  private static func words(
    _ target: ParameterTarget, of model: SystemModel, path: String
  ) -> String {
    func programme(_ position: Int) -> String {
      Phrase.inSentence(model.interventions[position].title)
    }
    func pod(_ position: Int) -> String {
      Phrase.inSentence(model.activity.pods[position].title)
    }
    func effects(_ position: Int) -> Intervention.Effects { model.interventions[position].effects }
    func acts(_ position: Int, _ effect: Int) -> String {
      pod(effects(position).activity[effect].pod)
    }
    let title = { (words: String) in Phrase.inSentence(words) }
    switch target {
    case .unitCost(let own): return "the unit cost of \(programme(own))"
    case .setUpCost(let own): return "the set-up cost of \(programme(own))"
    case .capitalCost(let own): return "the capital cost of \(programme(own))"
    case .openingCost(let own): return "the opening cost of \(programme(own))"
    case .eligibleShare(let own): return "how many are eligible for \(programme(own))"
    case .staff(let own, _):
      let group = path.split(separator: ".").last.map(String.init) ?? path
      return "the \(group.replacing("-", with: " ")) that \(programme(own)) takes"
    case .decay(let own): return "how fast the effect of \(programme(own)) wanes"
    case .riskFactor(let own, let effect):
      guard let risk = model.risk else { return path }
      let factor = risk.factors[effects(own).riskFactors[effect].factor]
      return "the effect of \(programme(own)) on \(title(factor.title))"
    case .condition(let own, let effect):
      guard let risk = model.risk else { return path }
      let condition = risk.conditions[effects(own).conditions[effect].condition]
      return "the effect of \(programme(own)) on \(title(condition.title))"
    case .upwardMoves(let own): return "the effect of \(programme(own)) on moves to greater need"
    case .deaths(let own): return "the effect of \(programme(own)) on deaths"
    case .qualityOfLife(let own): return "the effect of \(programme(own)) on quality of life"
    case .avoided(let own, let effect):
      return "what \(programme(own)) avoids of \(acts(own, effect))"
    case .replacement(let own, let effect):
      return "what takes the place of the \(acts(own, effect)) that \(programme(own)) avoids"
    case .added(let own, let effect): return "what \(programme(own)) adds of \(acts(own, effect))"
    case .relativeRisk:
      let ends = path.split(separator: ".").suffix(2).map(String.init)
      guard let risk = model.risk, ends.count == 2,
        let factor = risk.factors.first(where: { $0.id == ends[0] }),
        let condition = risk.conditions.first(where: { $0.id == ends[1] })
      else { return path }
      return "the relative risk of \(title(condition.title)) by \(title(factor.title))"
    case .mediation(let position):
      guard let risk = model.risk else { return path }
      let mediation = risk.mediations[position]
      return "what \(title(risk.factors[mediation.factor].title)) does to "
        + title(risk.factors[mediation.via].title)
    case .price(let position): return "the price of \(pod(position))"
    case .costShares(let position): return "how the cost of \(pod(position)) follows activity"
    case .activityGrowth(let position): return "growth in use of \(pod(position))"
    case .segmentQuality(let segment):
      return "quality of life in segment \(model.shape.segments[segment].id)"
    case .qualityNorms: return "the population's quality of life"
    case .caseMixDrift: return "how much case-mix drift goes on"
    case .mortalityTrend: return "the trend of death rates"
    case .fertility: return "births"
    case .externalMigration: return "migration from abroad"
    case .costUplift: return "growth of unit costs"
    case .efficiency: return "yearly efficiency"
    case .envelopeGrowth: return "growth of the envelope"
    }
  }
}

extension ParameterTarget {
  /// Position of the programme it is about; `nil` where it is about none.
  fileprivate var intervention: Int? {
    switch self {
    case .unitCost(let own), .setUpCost(let own), .capitalCost(let own), .openingCost(let own),
      .eligibleShare(let own), .staff(let own, _), .decay(let own), .riskFactor(let own, _),
      .condition(let own, _), .upwardMoves(let own),
      .deaths(let own), .qualityOfLife(let own), .avoided(let own, _), .replacement(let own, _),
      .added(let own, _):
      own
    case .relativeRisk, .mediation, .price, .costShares, .activityGrowth, .segmentQuality,
      .qualityNorms,
      .caseMixDrift, .mortalityTrend, .fertility, .externalMigration, .costUplift, .efficiency,
      .envelopeGrowth:
      nil
    }
  }
}
