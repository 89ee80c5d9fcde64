import PopulationHealth

extension CSVTable {
  /// The position of the category with excess risk that a cell names; 0 for a factor with a level,
  /// for which the cell has to be empty. Nothing if it is wrong, which is reported.
  func riskCategory(
    _ row: Int, _ column: Column, of factor: RiskFactor, log: ProblemLog
  ) -> Int? {
    guard case .categories(let names, let reference, _) = factor.spread else {
      guard isEmpty(row, column) else {
        log.error(
          "pack.category", "\(factor.id) has a level, not categories",
          help: "leave 'category' empty", at: mark(row, column))
        return nil
      }
      return 0
    }
    let known = KnownNames("category of \(factor.id)", names)
    guard let category = index(row, column, of: known, log: log) else { return nil }
    guard category != reference else {
      log.error(
        "pack.reference", "'\(names[reference])' is the category without excess risk",
        help: "name a category that has some, or delete the row", at: mark(row, column))
      return nil
    }
    return category
  }
}
