/// Every key of scenarios and packs as a page of Markdown, made from the tables that check them.
public enum KeyReference {
  /// The page.
  public static var markdown: String {
    let parts: [(String, [AttributeTable])] = [
      ("## Scenarios", ScenarioSchema.tables), ("## Model packs", PackSchema.tables),
      ("## Interventions", InterventionSchema.tables),
      ("## Uncertainty", UncertaintySchema.tables),
      ("## Cohort models", CohortSchema.tables), ("## Portfolios", PortfolioSchema.tables),
    ]
    let sections = parts.flatMap { heading, tables in
      [heading] + tables.map { String($0.markdown.reversed().drop(while: \.isNewline).reversed()) }
    }
    return (["# Keys of scenarios and model packs", introduction] + sections)
      .joined(separator: "\n\n") + "\n"
  }

  private static let introduction = """
    Made by `almoner keys` from the tables the program checks files against. Any key may be given \
    with `--set path=value`; names join with dots, as in `interventions.virtual-wards.unit_cost`. No number \
    here may be over 100000000000000 either way.
    """
}
