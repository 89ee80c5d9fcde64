/// What a sweep is asked for, as the command line writes it.
public struct SweepRequest: Sendable {
  /// The scenario file.
  public var scenario: String
  /// `path=value` laid over the scenario at every point.
  public var overrides: [String]
  /// The axes, each as `SweepAxis` reads it.
  public var axes: [String]
  /// Systems to answer for one after another: `all`, or codes with commas between; `nil` for the
  /// scenario's own.
  public var systems: String?
  /// How points are chosen.
  public var design: SweepDesign
  /// How many points a design that is not a grid or a file has.
  public var points: Int?
  /// Where the random numbers of such a design start; 1 where nothing is said.
  public var seed: UInt64?
  /// The table of points of a design that is a file.
  public var pointsFile: String?
  /// Whether a plan is chosen at each point; else only doing nothing is answered.
  public var optimises: Bool

  /// Asks for a sweep.
  public init(
    scenario: String, overrides: [String] = [], axes: [String] = [], systems: String? = nil,
    design: SweepDesign = .grid, points: Int? = nil, seed: UInt64? = nil,
    pointsFile: String? = nil, optimises: Bool = true
  ) {
    self.scenario = scenario
    self.overrides = overrides
    self.axes = axes
    self.systems = systems
    self.design = design
    self.points = points
    self.seed = seed
    self.pointsFile = pointsFile
    self.optimises = optimises
  }
}

/// How the points of a sweep are chosen.
public enum SweepDesign: String, CaseIterable, Codable, Hashable, Sendable {
  /// Every combination of the values of the axes, the last axis varying fastest.
  case grid
  /// A Latin hypercube: along each axis one point in each of as many equal slices as there are points.
  case lhs
  /// Scrambled Sobol' points: as even as can be, however many of them are taken.
  case sobol
  /// The rows of a table.
  case file

  /// Whether points are drawn between the ends of ranges.
  var isDrawn: Bool { self == .lhs || self == .sobol }
}
