public import PopulationHealth

/// The gap in health between the least and the most deprived under a plan: the slope index of inequality
/// of a measure of health across quintiles, in a year or on average over several.
///
/// It is above zero when the most deprived are worse off: the slope index itself for years of life, of
/// which more is better, and less than nothing of it for death rates and need, of which more is worse.
/// A smaller gap is better, and a plan under which it is no larger than under doing nothing does not
/// widen it. It has no floor at zero: below it the least deprived are worse off, and a plan that is
/// chosen for the smallest gap alone would go on past equality, and gains nothing from health that
/// everybody gains alike.
///
/// The derivative is exact, through the line, its ranks and weights, the life tables and the shares of
/// years that count. A quintile in which nobody lives is no part of the line.
public struct InequalityMeasure: RunMeasure {
  /// What is compared.
  public let measure: HealthMeasure
  /// The scale on which the line is straight.
  public let form: SlopeIndex.Form
  /// The position of the place looked at; `nil` for all together.
  public let place: Int?
  /// The position of the sex looked at; `nil` for all together.
  public let sex: Int?
  private let health: HealthOfRun

  /// Chooses a gap; nothing where the pack does not divide by age or by quintile, the measure needs a
  /// quality of life the pack does not know, or has no slope index on the scale.
  ///
  /// - Parameters:
  ///   - measure: what is compared.
  ///   - form: the scale on which the line is straight.
  ///   - place: the position of a place; `nil` for all together.
  ///   - sex: the position of a sex; `nil` for all together.
  ///   - years: positions in the horizon of the years over which the gap is averaged, each once.
  ///   - model: the system.
  public init?(
    in measure: HealthMeasure, form: SlopeIndex.Form = .linear, place: Int? = nil,
    sex: Int? = nil, years: [Int], of model: SystemModel
  ) {
    guard measure.forms.contains(form), model.shape.quintiles.count > 1,
      let health = HealthOfRun(of: measure, years: years, in: model)
    else { return nil }
    self.measure = measure
    self.form = form
    self.place = place
    self.sex = sex
    self.health = health
  }

  /// The gap, in the units of the measure; not a number where a quintile that has people has no value,
  /// as when somebody is missing at an age.
  public func value(of run: [YearOfSystem]) -> Double {
    towardsTheMostDeprived
      * health.mean(over: run) { year in
        year.inequality(in: measure, place: place, sex: sex)?.slopes
          .first { $0.form == form }?.index.slope
      }
  }

  /// The derivative of the gap with respect to person-years and deaths; no weights where the gap is not
  /// a number.
  public func weights(at run: [YearOfSystem]) -> RunWeights {
    health.weights(over: run, times: towardsTheMostDeprived) {
      $0.derivative(ofSlopeIn: measure, form: form, place: place, sex: sex)
    }
  }

  private var towardsTheMostDeprived: Double { measure.moreIsBetter ? 1 : -1 }
}
