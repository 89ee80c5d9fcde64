public import Commissioning

extension Evidence.Grade {
  /// What figures of the grade rest on.
  public var meaning: String {
    switch self {
    case .a: "official statistics or meta-analysis of trials"
    case .b: "peer-reviewed"
    case .c: "single site or modelled"
    case .d: "assumption"
    }
  }

  /// Every grade with its meaning, the best first.
  public static let key = allCases.map { "\($0.rawValue) \($0.meaning)" }.joined(separator: ", ")
}
