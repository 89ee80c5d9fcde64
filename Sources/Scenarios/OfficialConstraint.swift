import PopulationHealth

/// The official projection of a pack's country, and whether a scenario brings people to it.
struct OfficialConstraint {
  let projection: OfficialProjection?
  /// Whether people are brought to it; if not, they are left as projected.
  let isAsked: Bool

  /// Reads `official_projection` and `constrain_to` of `people`.
  init(_ reader: FieldReader, table: CSVTable?, shape: PopulationShape) {
    isAsked = reader.choice("constrain_to") == "official_projection"
    projection = table.flatMap { OfficialProjection($0, shape: shape, log: reader.log) }
    if isAsked, !reader.has("official_projection") {
      reader.log.error(
        "pack.official-projection",
        "people cannot be constrained: there is no official projection",
        help: "give 'people.official_projection', a table of people by sex, age_from, age_to and "
          + "year, or take 'constrain_to' out", at: reader.mark(of: "constrain_to"))
    }
  }

  /// The factors for a study of some years, found by projecting the country once; `nil` where none
  /// are asked for, or the projection does not reach, which is reported at `years`.
  func factors(
    country: @autoclosure () -> NeedModel, from base: FinancialYear, through last: FinancialYear,
    at years: Mark, log: ProblemLog
  ) -> OfficialFactors? {
    guard isAsked, let projection, let first = projection.byYear.keys.min(),
      let end = projection.byYear.keys.max()
    else { return nil }
    guard first <= base + 1, last + 1 <= end else {
      log.error(
        "scenario.year",
        "the official projection gives people at the start of \(first) to \(end), and the study "
          + "needs those of \(base + 1) to \(last + 1)",
        help: "study fewer years, follow-up included, or take 'people.constrain_to' out", at: years)
      return nil
    }
    return OfficialFactors(bringing: country(), to: projection, through: last)
  }
}
