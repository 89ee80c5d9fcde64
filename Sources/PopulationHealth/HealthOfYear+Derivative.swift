extension HealthOfYear {
  /// What each person-year and death of the year does to a measure of a place, sex and quintile by their
  /// positions, `nil` for all together: its exact derivative; nothing where it has no value.
  public func derivative(
    of measure: HealthMeasure, place: Int?, sex: Int?, quintile: Int?
  ) -> YearOfNeed.Weights? {
    let experience = experience(place: place, sex: sex, quintile: quintile)
    return measure.derivative(at: experience).map {
      var weights = YearOfNeed.Weights(shape: shape)
      add($0, to: &weights, place: place, sex: sex, quintile: quintile)
      return weights
    }
  }

  /// What each person-year and death of the year does to the slope index of a measure across the
  /// quintiles of a place and sex, `nil` for all together: its exact derivative, through the values of the
  /// quintiles and through the people who make their ranks and weights.
  ///
  /// A quintile without people is no part of the line, and nothing is said of its getting some.
  ///
  /// - Returns: nothing where there is no slope index.
  public func derivative(
    ofSlopeIn measure: HealthMeasure, form: SlopeIndex.Form, place: Int?, sex: Int?
  ) -> YearOfNeed.Weights? {
    guard let groups = compared(in: measure, place: place, sex: sex),
      let slope = SlopeIndex.Derivative(
        values: groups.map(\.value.value), people: groups.map(\.people), form: form)
    else { return nil }
    var weights = YearOfNeed.Weights(shape: shape)
    for (position, group) in groups.enumerated() {
      guard let ofValue = measure.derivative(at: group.experience) else { return nil }
      let ofGroup = ofValue.scaled(
        by: slope.values[position], addingPerPersonYear: slope.people[position])
      add(ofGroup, to: &weights, place: place, sex: sex, quintile: group.quintile)
    }
    return weights
  }

  /// The experience of people together is the sum of their parts', so that each part has its weights.
  private func add(
    _ parts: AgeExperience.Weights, to weights: inout YearOfNeed.Weights, place: Int?, sex: Int?,
    quintile: Int?
  ) {
    for block in positions(place: place, sex: sex, quintile: quintile) {
      weights.add(parts, block: block, quality: quality)
    }
  }
}
