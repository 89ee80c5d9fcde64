extension PortfolioScenario {
  /// Whether a portfolio has the key that a flag stands for; whether it takes the value is not asked.
  public static func takes(_ setting: Setting) -> Bool {
    let keys = setting.path.split(separator: ".").map(String.init)
    let table =
      switch keys.first {
      case "objective": PortfolioSchema.objective
      case "allocation": PortfolioSchema.allocation
      default: PortfolioSchema.root
      }
    return keys.last.map { table[$0] != nil } ?? false
  }
}
