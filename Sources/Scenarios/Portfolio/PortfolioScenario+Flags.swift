extension PortfolioScenario {
  /// Whether a portfolio has the key that a flag stands for; whether it takes the value is not asked.
  public static func takes(_ setting: Setting) -> Bool {
    let keys = setting.path.split(separator: ".").map(String.init)
    guard let key = keys.last else { return false }
    return switch keys.first {
    case "objective": PortfolioSchema.objective[key] != nil
    case "allocation": PortfolioSchema.allocation[key] != nil
    default: keys.count == 1 && PortfolioSchema.root[key] != nil
    }
  }
}
