import Commissioning
import PopulationHealth
import Scenarios
import Studies
import Wording

/// Life expectancy and its gap across fifths of areas, in a sentence or two.
struct HealthText {
  private let run: StudyRun
  private var shape: PopulationShape { run.scenario.model.shape }
  /// The last year of the plan.
  private var last: Int { run.scenario.model.horizon.planYears - 1 }

  init(run: StudyRun) { self.run = run }

  /// What a page says of one year.
  private struct Gap {
    let mostDeprived: Double
    let leastDeprived: Double
    let slope: Double
  }

  /// The gap of a year, both sexes and all places together; `nil` where the pack has no ages or no
  /// quintiles, or too few people in one of them.
  private func gap(_ year: YearOfSystem) -> Gap? {
    guard let health = HealthOfYear(of: year.need, quality: run.scenario.model.quality),
      let index = health.inequality(in: .lifeExpectancy, place: nil, sex: nil)?.slopes.first?.index
    else { return nil }
    let ends = [0, shape.quintiles.count - 1].compactMap {
      HealthMeasure.lifeExpectancy.value(
        of: health.experience(place: nil, sex: nil, quintile: $0))?.value
    }
    guard ends.count == 2 else { return nil }
    return Gap(mostDeprived: ends[0], leastDeprived: ends[1], slope: index.slope)
  }

  /// Where life expectancy is counted from.
  private var age: String {
    let youngest = shape.ages?.lower ?? 0
    return youngest == 0 ? "at birth" : "at \(youngest)"
  }

  /// How life expectancy goes if nothing is done.
  var doingNothing: [String] {
    let years = run.baseline.years
    guard let before = gap(years[0]), let after = gap(years[last]) else { return [] }
    func course(_ value: KeyPath<Gap, Double>) -> String {
      let ends = [before, after].map { Amount.fixed($0[keyPath: value], 1) }
      return last == 0 ? ends[0] : "\(ends[0]) to \(ends[1])"
    }
    let span = last == 0 ? "\(years[0].year)" : "\(years[0].year) to \(years[last].year)"
    let sexes = shape.sexes.count > 1 ? ", both sexes together" : ""
    return [
      "Life expectancy \(age), \(span)\(sexes): \(course(\.mostDeprived)) years for people "
        + "here in the most deprived fifth of England's areas, \(course(\.leastDeprived)) in the "
        + "least deprived. The gap across all fifths (slope index of inequality): \(course(\.slope)) years."
    ]
  }

  /// Years of life that are rounding.
  private static let rounding = 1e-9

  /// What a plan does to life expectancy in its last year.
  func change(under plan: StudyRun.Arm) -> [String] {
    guard let before = gap(run.baseline.years[last]), let after = gap(plan.years[last]) else {
      return []
    }
    func change(_ value: KeyPath<Gap, Double>) -> String {
      let change = after[keyPath: value] - before[keyPath: value]
      guard abs(change) > Self.rounding else { return "as it was" }
      let size = Amount.fixed(abs(change), 2)
      return "\(size == "0.00" ? "under 0.01" : size) years \(change > 0 ? "more" : "less")"
    }
    return [
      "Life expectancy \(age) in \(plan.years[last].year) is \(change(\.mostDeprived)) in the most "
        + "deprived fifth of areas, \(change(\.leastDeprived)) in the least deprived; the gap across "
        + "all fifths is \(change(\.slope))."
    ]
  }
}
