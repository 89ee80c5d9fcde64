public import PopulationHealth

/// The health of some people under a plan, such as life expectancy at birth in the most deprived
/// quintile, in a year or on average over several.
public struct HealthLevelMeasure: RunMeasure {
  /// What is measured.
  public let measure: HealthMeasure
  /// The position of the place looked at; `nil` for all together.
  public let place: Int?
  /// The position of the sex looked at; `nil` for all together.
  public let sex: Int?
  /// The position of the quintile looked at; `nil` for all together.
  public let quintile: Int?
  private let health: HealthOfRun

  /// Chooses a measure of some people; nothing where the pack does not divide by age or the measure
  /// needs a quality of life the pack does not know.
  ///
  /// - Parameters:
  ///   - measure: what is measured.
  ///   - place: the position of a place; `nil` for all together.
  ///   - sex: the position of a sex; `nil` for all together.
  ///   - quintile: the position of a quintile; `nil` for all together.
  ///   - years: positions in the horizon of the years over which it is averaged, each once.
  ///   - model: the system.
  public init?(
    _ measure: HealthMeasure, place: Int? = nil, sex: Int? = nil, quintile: Int? = nil,
    years: [Int], of model: SystemModel
  ) {
    guard let health = HealthOfRun(of: measure, years: years, in: model) else { return nil }
    self.measure = measure
    self.place = place
    self.sex = sex
    self.quintile = quintile
    self.health = health
  }

  /// The measure, in its own units; not a number where it has no value, as when somebody is missing at an
  /// age.
  public func value(of run: [YearOfSystem]) -> Double {
    health.mean(over: run) { year in
      measure.value(of: year.experience(place: place, sex: sex, quintile: quintile))?.value
    }
  }

  /// The derivative of the measure with respect to person-years and deaths; no weights where it is not a
  /// number.
  public func weights(at run: [YearOfSystem]) -> RunWeights {
    health.weights(over: run, times: 1) {
      $0.derivative(of: measure, place: place, sex: sex, quintile: quintile)
    }
  }
}
