import Allocation
import CohortModels
import Commissioning
import Crypto
public import Foundation
import PopulationHealth
import Probability
import Scenarios

/// The record of a run: what made it, from what, how long it took and what it reached.
public struct Manifest: Codable, Sendable {
  /// A file the run was made from.
  public struct Input: Codable, Hashable, Sendable {
    /// Its path as the command named it.
    public let path: String
    /// SHA-256 of its bytes, in hexadecimal.
    public let sha256: String
  }

  /// A stage and its wall time.
  public struct Timing: Codable, Sendable {
    /// The stage.
    public let stage: String
    /// Seconds.
    public let seconds: Double
  }

  /// A check and how far it was from its bound.
  public struct Check: Codable, Sendable {
    /// What must hold.
    public let name: String
    /// The largest distance found.
    public let distance: Double
    /// The largest distance allowed.
    public let tolerance: Double
  }

  /// How a cohort was followed and counted.
  public struct Cohort: Codable, Sendable {
    /// How many cycles were followed.
    public let cycles: Int
    /// Length of a cycle in years.
    public let cycleYears: Double
    /// How time in states was counted.
    public let counting: String
    /// Yearly discount rate of costs.
    public let discountRateCost: Double
    /// Yearly discount rate of QALYs and life-years.
    public let discountRateHealth: Double
    /// Price of a QALY at which net monetary benefit is stated.
    public let willingnessToPay: Double?
    /// Currency of all costs.
    public let currency: String

    private enum CodingKeys: String, CodingKey {
      case cycles, counting, currency
      case cycleYears = "cycle_years"
      case discountRateCost = "discount_rate_cost"
      case discountRateHealth = "discount_rate_health"
      case willingnessToPay = "willingness_to_pay"
    }
  }

  /// The program and its version.
  public let program: String
  /// Versions of the libraries.
  public let libraries: [String: String]
  /// The command as it was given.
  public let command: [String]
  /// The scenario's name.
  public let scenario: String
  /// The model pack; absent for a portfolio, which has none.
  public let model: String?
  /// The seed of random numbers; absent where none is drawn.
  public let seed: UInt64?
  /// How what is uncertain was drawn; absent where nothing was.
  public let drawing: Drawing?
  /// First and last year of the plan; none for a cohort or a portfolio.
  public let years: [String]
  /// The year in whose prices money is stated; absent where a cohort model does not say.
  public let priceYear: String?
  /// Where the envelope comes from.
  public let envelope: String?
  /// The files read.
  public let inputs: [Input]
  /// What the allocation reached.
  public let allocation: Reached?
  /// How a cohort was followed; absent for a population.
  public let cohort: Cohort?
  /// What a portfolio reached; absent where it is none.
  public let portfolio: ReachedPortfolio?
  /// Identities checked.
  public let checks: [Check]
  /// Wall times.
  public let timings: [Timing]
  /// Every other file of the run by its path in the folder, so that a later run takes away no file but
  /// these; absent until they are known.
  public var files: [String]?

  /// Where the manifest is in a run's folder.
  public static let file = "manifest.json"

  private enum CodingKeys: String, CodingKey {
    case program, libraries, command, scenario, model, seed, drawing, years
    case priceYear = "price_year"
    case envelope, inputs, allocation, cohort, portfolio, checks, timings, files
  }

  /// The record of a run, with the command as it was given.
  public init(of run: StudyRun, command: [String]) {
    let scenario = run.scenario
    let horizon = scenario.model.horizon
    program = "almoner \(ProgramVersion.almoner)"
    libraries = Self.libraries
    self.command = command
    self.scenario = scenario.name
    model = scenario.pack
    drawing = Drawing(of: run)
    seed = drawing == nil ? nil : scenario.uncertainty?.draws.seed
    years = [horizon.start.description, (horizon.start + (horizon.planYears - 1)).description]
    priceYear = scenario.terms.priceYear.description
    envelope = scenario.envelopeBasis
    inputs = scenario.inputs.map(Input.init)
    allocation = run.allocation.map { Reached($0, objective: scenario.objective) }
    cohort = nil
    portfolio = nil
    checks = run.checks.map(Check.init)
    timings = run.timings.map(Timing.init)
  }

  /// The record of a study of a cohort, with the command as it was given.
  public init(of study: CohortStudy, command: [String]) {
    let scenario = study.scenario
    program = "almoner \(ProgramVersion.almoner)"
    libraries = Self.libraries
    self.command = command
    self.scenario = scenario.name
    model = scenario.pack
    drawing = study.sample.map(Drawing.init(of:))
    seed = study.sample?.uncertainty.draws.seed
    years = []
    priceYear = scenario.priceYear
    envelope = nil
    inputs = scenario.inputs.map(Input.init)
    allocation = nil
    cohort = Cohort(
      cycles: scenario.model.cycles, cycleYears: scenario.model.cycleYears,
      counting: scenario.counting.rawValue, discountRateCost: scenario.discounting.cost,
      discountRateHealth: scenario.discounting.health,
      willingnessToPay: scenario.willingnessToPay, currency: scenario.currency)
    portfolio = nil
    checks = study.checks.map(Check.init)
    timings = study.timings.map(Timing.init)
  }

  static var libraries: [String: String] {
    Dictionary(uniqueKeysWithValues: ProgramVersion.libraries.map { ($0.name, $0.version) })
  }

  /// The manifest as JSON text, keys in order. A seed that is not there is written as null.
  public func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self)
  }

  /// Writes the manifest, an absent seed included.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(program, forKey: .program)
    try container.encode(libraries, forKey: .libraries)
    try container.encode(command, forKey: .command)
    try container.encode(scenario, forKey: .scenario)
    try container.encodeIfPresent(model, forKey: .model)
    try container.encode(seed, forKey: .seed)
    try container.encodeIfPresent(drawing, forKey: .drawing)
    try container.encode(years, forKey: .years)
    try container.encode(priceYear, forKey: .priceYear)
    try container.encode(envelope, forKey: .envelope)
    try container.encode(inputs, forKey: .inputs)
    try container.encode(allocation, forKey: .allocation)
    try container.encodeIfPresent(cohort, forKey: .cohort)
    try container.encodeIfPresent(portfolio, forKey: .portfolio)
    try container.encode(checks, forKey: .checks)
    try container.encode(timings, forKey: .timings)
    try container.encodeIfPresent(files, forKey: .files)
  }
}

extension Manifest.Input {
  /// The record of a file.
  init(_ file: TextFile) {
    let hexadecimal = SHA256.hash(data: file.written).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0\(digits)" : digits
    }
    self.init(path: file.name, sha256: hexadecimal.joined())
  }
}

extension Manifest.Check {
  /// The record of a check.
  init(_ check: IntegrityCheck) {
    self.init(name: check.name, distance: check.distance, tolerance: check.tolerance)
  }
}

extension Manifest.Timing {
  /// The record of a stage.
  init(_ timing: StudyRun.Timing) { self.init(stage: timing.stage, seconds: timing.seconds) }
}
