/// What one point of a sweep came to.
public struct SweepAnswer: Codable, Hashable, Sendable {
  /// Number of the point, from 1.
  public let point: Int
  /// The point's own name: a hash of everything its answer hangs on.
  public let key: String
  /// The values of the axes, in their order.
  public let values: [String]
  /// Whether there is an answer, and else why not.
  public let outcome: Outcome
  /// Why there is no answer, in a sentence; `nil` where there is one.
  public let reason: String?
  /// Results, a row for each of `SweepKind.subject`, or one.
  public let rows: [Row]
  /// What the plan decides; empty where there is none.
  public let decisions: [Decision]

  /// Whether there is an answer, and else why not.
  public enum Outcome: String, Codable, Hashable, Sendable {
    /// There is.
    case done
    /// The search ran out of time: the best found so far, which may differ from run to run.
    case timeRanOut = "time ran out"
    /// No plan keeps to the limits.
    case noPlan = "no feasible plan"
    /// No portfolio keeps to the limits.
    case noPortfolio = "no feasible portfolio"
    /// The solver gave up.
    case solverStopped = "solver stopped"
    /// What the plan is to be chosen for cannot be measured.
    case notMeasurable = "not measurable"
    /// A system's envelope is less than the care it pays for.
    case envelopeTooSmall = "envelope too small"
    /// An identity that must hold does not: there are no results to use.
    case identityBroken = "identity broken"
  }

  /// A row of results.
  public struct Row: Codable, Hashable, Sendable {
    /// What it is of, such as a strategy; empty where a point has one row.
    public let subject: String
    /// Results, in the order of `SweepKind.measures`.
    public let results: [Result]
  }

  /// A result.
  public enum Result: Hashable, Sendable {
    /// A number.
    case number(Double)
    /// Text.
    case text(String)
    /// There is none.
    case none

    /// A number; none where there is none, or it is not finite.
    init(_ number: Double?) {
      self = number.flatMap { $0.isFinite ? .number($0) : nil } ?? .none
    }
  }

  /// What a plan decides of one programme in one place and year, or of one proposal.
  public struct Decision: Hashable, Sendable {
    /// Code of the programme or proposal.
    public let programme: String
    /// Code of the place; `all` for a proposal.
    public let place: String
    /// The year, as 2026/27; `all` for a proposal.
    public let year: String
    /// The share of those eligible who are reached, or of a proposal's cases.
    public let coverage: Double
    /// People reached, or cases.
    public let people: Double
    /// GBP spent to run it.
    public let recurrent: Double
    /// GBP spent once to set it up; 0 for a proposal, whose revenue is all in `recurrent`.
    public let nonRecurrent: Double
    /// GBP of capital.
    public let capital: Double

    /// Whether every figure is a number that is not infinite.
    var isFinite: Bool {
      [coverage, people, recurrent, nonRecurrent, capital].allSatisfy(\.isFinite)
    }
  }
}

extension SweepAnswer.Result: Codable {
  /// Reads a number, text or null.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .none
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else {
      self = .text(try container.decode(String.self))
    }
  }

  /// Writes a number, text or null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .number(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    case .none: try container.encodeNil()
    }
  }
}

/// A decision is a list, as there are many of them.
extension SweepAnswer.Decision: Codable {
  /// Reads a decision.
  public init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    programme = try list.decode(String.self)
    place = try list.decode(String.self)
    year = try list.decode(String.self)
    coverage = try list.decode(Double.self)
    people = try list.decode(Double.self)
    recurrent = try list.decode(Double.self)
    nonRecurrent = try list.decode(Double.self)
    capital = try list.decode(Double.self)
  }

  /// Writes a decision.
  public func encode(to encoder: any Encoder) throws {
    var list = encoder.unkeyedContainer()
    for text in [programme, place, year] { try list.encode(text) }
    for number in [coverage, people, recurrent, nonRecurrent, capital] { try list.encode(number) }
  }
}
