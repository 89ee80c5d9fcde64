/// A choice of numbers that makes a weighted sum as large (or as small) as its limits allow.
///
/// Maximise (or minimise) the sum of `objective` x value over the variables, with each variable
/// between its own bounds and, for each row, the sum of `coefficient` x value over its terms between
/// the row's bounds. An infinite bound is no bound. A row's bounds may be equal (the sum must be
/// just that).
///
/// Nothing is checked while a program is put together; `solved(timeLimit:)` says what is wrong.
public struct LinearProgram: Sendable {
  /// Which end of the objective is best.
  public enum Sense: Sendable {
    /// The largest sum is best.
    case maximise
    /// The smallest sum is best.
    case minimise
  }

  /// A number to choose.
  public struct Variable: Sendable {
    /// What to call it in messages.
    public var name: String
    /// The least it may be.
    public var lower: Double
    /// The most it may be.
    public var upper: Double
    /// What one unit of it adds to the objective.
    public var objective: Double
    /// Whether only whole numbers will do, such as whole teams or, between 0 and 1, no and yes.
    public var isWhole: Bool

    /// A number to choose between bounds, by default any number from 0.
    public init(
      _ name: String, lower: Double = 0, upper: Double = .infinity, objective: Double,
      isWhole: Bool = false
    ) {
      self.name = name
      self.lower = lower
      self.upper = upper
      self.objective = objective
      self.isWhole = isWhole
    }
  }

  /// A limit on a weighted sum of variables.
  public struct Row: Sendable {
    /// What to call it in messages.
    public var name: String
    /// The least the sum may be.
    public var lower: Double
    /// The most the sum may be.
    public var upper: Double
    /// The sum: variables by their place in `variables`. Terms on the same variable add up.
    public var terms: [(variable: Int, coefficient: Double)]

    /// A limit from either side; a side left out is no limit.
    public init(
      _ name: String, lower: Double = -.infinity, upper: Double = .infinity,
      terms: [(variable: Int, coefficient: Double)]
    ) {
      self.name = name
      self.lower = lower
      self.upper = upper
      self.terms = terms
    }
  }

  /// Which end of the objective is best.
  public var sense: Sense
  /// The numbers to choose.
  public var variables: [Variable]
  /// The limits on them together.
  public var rows: [Row]

  /// A program, complete or to be added to.
  public init(sense: Sense, variables: [Variable] = [], rows: [Row] = []) {
    self.sense = sense
    self.variables = variables
    self.rows = rows
  }
}
