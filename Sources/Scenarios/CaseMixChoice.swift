public import PopulationHealth

/// How much case-mix drift a scenario carries, and what was observed, so that other settings can be
/// shown beside the chosen one.
public struct CaseMixChoice: Sendable {
  /// The setting chosen.
  public let drift: CaseMixDrift
  /// What the moves of any setting are made from.
  public let observed: ObservedCaseMix
}

extension CaseMixDrift {
  private static let words = ["steady", "observed"]

  /// Reads `case_mix_drift`: a name, or a weight.
  init?(_ reader: FieldReader) {
    guard let node = reader.node("case_mix_drift") else { return nil }
    switch node.text {
    case "steady": self = .steady
    case "observed": self = .observed
    case let text? where !text.contains(where: \.isNumber):
      reader.log.error(
        "value.unknown-choice",
        "\(Problem.quote(text)) is neither steady, observed nor a weight from 0 to 1",
        help: Suggestion.nearest(to: text, among: Self.words).map { "did you mean '\($0)'?" }
          ?? "write steady (0), observed (1), or a weight between, such as 0.5", at: node.mark)
      return nil
    default:
      guard let weight = reader.number(node, for: "case_mix_drift", as: .share) else { return nil }
      self.init(weight: weight)
    }
  }
}
