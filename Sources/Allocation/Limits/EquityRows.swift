import Commissioning
import PopulationHealth
import Wording

extension LimitBook {
  /// What a plan must do about unequal health.
  func equityRows() -> [LimitRow] {
    limits.equity.flatMap { limit -> [LimitRow] in
      switch limit.rule {
      case .gapMayNotWiden(let health, let years):
        years.compactMap { gap(limit, in: health, year: $0) }
      case .shareOfGain(let quintile, let share):
        [shareOfGain(limit, quintile: quintile, share: share)]
      }
    }
  }

  private func gap(_ limit: EquityLimit, in health: HealthMeasure, year: Int) -> LimitRow? {
    InequalityMeasure(in: health, years: [year], of: model).map { measure in
      let most = measure.value(of: baseline)
      return LimitRow(
        kind: .equity, id: "equity.\(limit.id)", year: label(year), place: "all", unit: "years",
        sentence:
          "The gap in \(health.rawValue.replacing("_", with: " ")) may be at most "
          + "\(Amount.fixed(most, 3)) years in \(label(year)), as under doing nothing.",
        lower: -.infinity, upper: most, terms: DecisionSum(), measure: measure)
    }
  }

  private func shareOfGain(_ limit: EquityLimit, quintile: Int, share: Double?) -> LimitRow {
    let measure = GainShare(ofQuintile: quintile, share: share, in: model, over: baseline)
    return LimitRow(
      kind: .equity, id: "equity.\(limit.id)", year: label(years - 1), place: "all",
      unit: "QALYs",
      sentence:
        "Quintile \(model.shape.quintiles[quintile]) must get at least "
        + "\(Amount.percent(measure.share)) of the QALYs gained over the whole study.",
      lower: 0, upper: .infinity, terms: DecisionSum(), measure: measure,
      size: measure.share * abs(lived(run) - lived(baseline)))
  }

  private func lived(_ run: [YearOfSystem]) -> Double {
    run.reduce(0.0) { $0 + $1.outcomes.reduce(0) { $0 + $1.qalys } }
  }
}
