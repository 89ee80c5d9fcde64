extension CaseMixDrift {
  /// What the setting is called: `steady`, `observed`, or `between`.
  public var name: String {
    switch self {
    case .steady: "steady"
    case .observed: "observed"
    default: "between"
    }
  }

  /// The settings to show a result under, lightest first: both ends and this one, or half the
  /// observed drift where this one is an end.
  public var besideOthers: [CaseMixDrift] {
    let between = name == "between" ? self : CaseMixDrift(weight: 0.5)
    return [.steady, between, .observed]
  }
}
