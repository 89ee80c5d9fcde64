import Commissioning
import PopulationHealth
import Scenarios
import Studies
import Wording

extension Page {
  /// How people stand to the official projection, and what brings them to it.
  static func official(_ run: StudyRun) -> [String] {
    let shape = run.scenario.model.shape
    func who(_ sex: Int, _ band: AgeRange) -> String {
      "sex \(shape.sexes[sex]), aged \(band.label(in: shape))"
    }
    var sentences: [String] = []
    if let comparison = run.official, let total = comparison.total,
      let farthest = comparison.farthest
    {
      sentences.append(
        "Against the official projection people are \(change(from: 1, to: total.ratio)) at the start "
          + "of \(total.year); the sex and age band farthest from it in any year is "
          + "\(change(from: 1, to: farthest.ratio)) (\(who(farthest.sex, farthest.band)), "
          + "\(farthest.year)).")
    }
    if let factors = run.scenario.model.need.officialFactors {
      let all = factors.byYear.keys.sorted().flatMap { year in
        (factors.byYear[year] ?? []).enumerated().map { (year: year, index: $0, factor: $1) }
      }
      if let largest = all.max(by: { abs($0.factor - 1) < abs($1.factor - 1) }) {
        let band = factors.bands[largest.index % factors.bands.count]
        sentences.append(
          "People of each sex and age band are scaled every year by the factors that bring the "
            + "country's to the official projection; the largest is "
            + "\(Amount.fixed(largest.factor, 4)) "
            + "(\(who(largest.index / factors.bands.count, band)), end of \(largest.year)).")
      }
    }
    return sentences
  }
}
