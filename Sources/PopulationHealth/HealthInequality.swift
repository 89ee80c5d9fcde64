import Foundation

/// How a measure of health differs across quintiles of deprivation in a year.
public struct HealthInequality: Hashable, Sendable {
  /// A slope index on one scale, with the intervals of both indices.
  public struct Slope: Hashable, Sendable {
    /// The scale.
    public let form: SlopeIndex.Form
    /// The index: least less most deprived, and least over most.
    public let index: SlopeIndex

    /// The slope index ± 1.96 standard errors.
    public var slopeInterval: ClosedRange<Double>? {
      index.slopeError.map {
        let reach = HealthMeasure.Value.z * $0
        return (index.slope - reach)...(index.slope + reach)
      }
    }

    /// The relative index times and over exp(1.96 standard errors of its logarithm).
    public var relativeInterval: ClosedRange<Double>? {
      guard let relative = index.relative, let error = index.logRelativeError else { return nil }
      let factor = exp(HealthMeasure.Value.z * error)
      return (relative / factor)...(relative * factor)
    }
  }

  /// The slope index on each scale the measure has.
  public let slopes: [Slope]
  /// The concentration index; `nil` where the mean is not above zero.
  public let concentration: ConcentrationIndex?
  /// Erreygers' index, for a measure with bounds.
  public let erreygers: Double?

  /// Compares groups, the most deprived first; nothing where no line can be fitted.
  init?(measure: HealthMeasure, values: [HealthMeasure.Value], people: [Double]) {
    let numbers = values.map(\.value)
    let errors = values.compactMap(\.standardError)
    slopes = measure.forms.compactMap { form in
      SlopeIndex(
        values: numbers, people: people, form: form,
        standardErrors: errors.count == values.count ? errors : nil
      ).map { Slope(form: form, index: $0) }
    }
    guard !slopes.isEmpty else { return nil }
    let concentration = ConcentrationIndex(values: numbers, people: people)
    self.concentration = concentration
    erreygers = measure.bounds.flatMap { bounds in
      concentration?.erreygers(from: bounds.lowerBound, to: bounds.upperBound)
    }
  }
}
