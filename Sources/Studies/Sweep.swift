import Allocation
import Commissioning
import LinearAlgebra
import PopulationHealth
public import Scenarios

/// A grid of scenarios: every combination of some values of some settings.
public struct Sweep: Sendable {
  /// A setting and the values it takes: `path=a:b:n`, n values from a to b.
  public struct Axis: Sendable {
    /// The path of the setting.
    public let path: String
    /// The values, as they would be written.
    public let values: [String]

    /// Reads an axis.
    ///
    /// - Returns: nothing if it is not `path=a:b:n` with numbers a and b and a whole n of 1 or more
    ///   (2 or more where a and b differ), or `path=x,y,z`.
    public init?(_ argument: String) {
      guard let equals = argument.firstIndex(of: "=") else { return nil }
      let path = String(argument[..<equals])
      let range = argument[argument.index(after: equals)...]
      guard !path.isEmpty, !range.isEmpty else { return nil }
      self.path = path
      let parts = range.split(separator: ":", omittingEmptySubsequences: false)
      if parts.count == 1 {
        let values = range.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard values.allSatisfy({ !$0.isEmpty }) else { return nil }
        self.values = values
        return
      }
      guard parts.count == 3, let first = Double(parts[0]), let last = Double(parts[1]),
        let count = Int(parts[2]), first.isFinite, last.isFinite, count >= 1, count <= 100_000,
        (count == 1) == (first == last)
      else { return nil }
      values = (0..<count).map { step in
        let part = count == 1 ? 0 : Double(step) / Double(count - 1)
        return Self.written(first + (last - first) * part)
      }
    }

    /// A value without the dust that binary fractions leave: 0.3, not 0.30000000000000004.
    private static func written(_ value: Double) -> String {
      let rounded = (value * 1e12).rounded() / 1e12
      let text = abs(value) < 1e3 ? "\(rounded)" : "\(value)"
      return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
  }

  /// The answer at one point of the grid.
  public struct Point: Sendable {
    /// The values of the axes, in their order.
    public let values: [String]
    /// Named results, in the order of `Sweep.measures`; `nil` where a point has none.
    public let results: [Double?]
    /// `done`, `no feasible plan`, or `solver stopped`.
    public let outcome: String
  }

  /// What is reported of each point, in order, with the unit in the name.
  public static let measures = [
    "objective_value", "objective_gap", "qalys_gained", "deaths_averted", "bed_days_avoided",
    "programme_gbp", "system_balance_baseline_gbp", "system_balance_plan_gbp",
    "high_need_years_baseline", "high_need_years_plan",
  ]

  /// The axes, the last varying fastest.
  public let axes: [Axis]

  /// A grid over some axes.
  public init(axes: [Axis]) { self.axes = axes }

  /// The points of the grid.
  public var points: [[String]] {
    axes.reduce([[]]) { points, axis in
      points.flatMap { point in axis.values.map { point + [$0] } }
    }
  }

  /// What a sweep is of.
  public enum Kind: Sendable {
    /// A population and its health system.
    case population
    /// A cohort moving between states of health.
    case cohort
    /// Which of some proposals to fund.
    case portfolio
  }

  /// Reads the scenario of every point, so that a problem at any of them stops the sweep before it
  /// starts.
  ///
  /// - Returns: what the points ask about, as the first does.
  /// - Throws: the problems of the first point that has any; to ask about something else than the first
  ///   point does is one.
  public func check(_ scenario: String, overrides: [String]) throws(Problems) -> Kind {
    var first: Question?
    for point in points {
      let question = try Question.load(scenario, overrides: overrides + settings(of: point))
      if let first, first.subject != question.subject {
        let subjects = [first.subject, question.subject].sorted()
        throw Problems([
          Problem(
            .error, "sweep.kinds",
            "some points are about \(subjects[0]) and some about \(subjects[1])",
            help: "sweep model packs of one kind", at: Mark(file: scenario))
        ])
      }
      first = first ?? question
    }
    switch first {
    case .cohort: return .cohort
    case .portfolio: return .portfolio
    case .population, nil: return .population
    }
  }

  /// The overrides that make a point.
  func settings(of point: [String]) -> [String] {
    zip(axes, point).map { "\($0.path)=\($1)" }
  }

  /// Answers the points one after another.
  ///
  /// - Throws: `Problems` of a point that cannot be read, or `StudyFailure` when an identity breaks.
  public func answer(
    _ scenario: String, overrides: [String], progress: (Int, Int) -> Void,
    body: (Point) throws -> Void
  ) throws {
    let points = points
    for (position, point) in points.enumerated() {
      progress(position, points.count)
      let scenario = try Scenario.load(scenario, overrides: overrides + settings(of: point))
      do {
        let run = try StudyRun.answer(scenario, explaining: false)
        try body(Point(values: point, results: Self.results(of: run), outcome: "done"))
      } catch StudyFailure.noPlan(let failure, _) {
        let outcome =
          if case .conflictingLimits = failure { "no feasible plan" } else { "solver stopped" }
        try body(
          Point(values: point, results: Self.measures.map { _ in nil }, outcome: outcome))
      }
    }
    progress(points.count, points.count)
  }

  private static func results(of run: StudyRun) -> [Double?] {
    let summary = RunSummary(of: run)
    return [
      run.allocation?.value, run.allocation?.gap, summary.qalysGained, summary.deathsAverted,
      summary.bedDaysAvoided, summary.programmePounds, summary.baselineBalance,
      summary.planBalance, summary.baselineHighNeedYears, summary.planHighNeedYears,
    ]
  }
}
