import Commissioning
import Foundation
import PopulationHealth
import Scenarios

/// Something that is measured, by the name it has on the command line.
enum Measure: String, CaseIterable, Codable, Sendable {
  case needSouthYorkshire = "need-south-yorkshire"
  case systemSouthYorkshire = "system-south-yorkshire"
  case needEngland = "need-england"
  case needEnglandHundredfold = "need-england-hundredfold"
  case systemEngland = "system-england"
  case drawSouthYorkshire = "draw-south-yorkshire"
  case draws
  case threads
  case gradient
  case allocation
  case reading
  case run
  case activityProduct = "activity-product"
  case segmentProjection = "segment-projection"
  case cohortDraws = "cohort-draws"
  case warmStart = "warm-start"
  case linearCost = "linear-cost"
  case linearDraws = "linear-draws"

  /// Years of every projection.
  static let years = 25

  /// What the second lap of each pair is set against, where a measure compares two ways.
  var baseOfRatios: String? {
    switch self {
    case .activityProduct: "product"
    case .segmentProjection, .cohortDraws: "Almoner"
    case .gradient: "a run"
    case .warmStart: "warm"
    case .linearCost, .linearDraws: "half of it"
    case .threads: "two"
    default: nil
    }
  }

  /// What is done again and again; everything it needs is read and made before.
  func work(scenario path: String) throws -> Work {
    switch self {
    case .needSouthYorkshire: try Projections(scenario: path).need
    case .systemSouthYorkshire: try Projections(scenario: path).system
    case .needEngland: try Projections(scenario: path, overrides: Self.england).need
    case .needEnglandHundredfold:
      try Projections(scenario: path, overrides: Self.england).needHundredfold
    case .systemEngland: try Projections(scenario: path, overrides: Self.england).system
    case .drawSouthYorkshire: try DrawSizedRun(scenario: path, years: 20).work
    case .draws: try ManyDraws.study(path)
    case .threads: try ManyDraws.threads(path)
    case .gradient: try Gradients(scenario: path).work
    case .allocation: try WholeStudy(scenario: path).allocation
    case .reading: WholeStudy.reading(path)
    case .run: WholeStudy.run(path)
    case .activityProduct: ActivityProduct().work
    case .segmentProjection: ProjectionBesideNumpy().work
    case .cohortDraws: CohortBesideNumpy().work
    case .warmStart: WarmStart().work
    case .linearCost: try LinearCost(scenario: path).work
    case .linearDraws: try ManyDraws.twice(path)
    }
  }

  /// Every place of the pack; the envelopes are not looked at.
  private static let england = ["system=all"]

  /// Takes the measure in this process.
  func taken(scenario: String, repeats: Int) throws -> MeasureResult {
    let work = try work(scenario: scenario)
    let clock = ContinuousClock()
    var start = clock.now
    // Long enough, too, for OpenBLAS's idle threads to stop spinning and fall asleep.
    repeat { _ = try work() } while clock.now - start < .seconds(0.5)
    start = clock.now
    var laps: [Lap] = []
    var count = 0
    while count < repeats, count < 3 || clock.now - start < .seconds(20) {
      laps += try work()
      count += 1
    }
    var names: [String] = []
    for lap in laps where !names.contains(lap.name) { names.append(lap.name) }
    let timings = names.map { name in
      let same = laps.filter { $0.name == name }
      return Timing(
        name: name, aim: same.compactMap(\.aim).first, wall: same.map(\.wall),
        processor: same.map(\.processor))
    }
    return MeasureResult(measure: self, timings: timings, peakBytes: Process.peakBytes)
  }
}

/// One pass over what is measured, in laps that are timed apart.
typealias Work = () throws -> [Lap]

/// What one lap took.
struct Lap {
  var name: String
  /// Most seconds of wall time wanted; `nil` where none is stated.
  var aim: Double?
  /// Seconds by the clock.
  var wall: Double
  /// Seconds of all the process's threads.
  var processor: Double

  /// Times `body`, which does what is to be timed `count` times over.
  static func timing(
    _ name: String, aim: Double? = nil, count: Int = 1, _ body: () throws -> Void
  ) rethrows -> Lap {
    let watch = Stopwatch()
    try body()
    return watch.lap(name, aim: aim, count: count)
  }
}

/// The clocks at the start of a lap.
struct Stopwatch: Sendable {
  private let start = ContinuousClock.now
  private let processorStart = Process.processorSeconds

  /// What has passed since the start.
  func lap(_ name: String, aim: Double? = nil, count: Int = 1) -> Lap {
    let wall = (ContinuousClock.now - start) / .seconds(1)
    let processor = Process.processorSeconds - processorStart
    return Lap(
      name: name, aim: aim, wall: wall / Double(count), processor: processor / Double(count))
  }
}
