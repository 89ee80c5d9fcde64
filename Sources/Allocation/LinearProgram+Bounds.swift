extension LinearProgram {
  /// One end of what a row or a variable may be.
  public enum Side: Sendable {
    /// The least it may be.
    case lower
    /// The most it may be.
    case upper
  }

  /// One bound of a program.
  public struct Bound: Hashable, Sendable {
    /// What is bounded.
    public enum Place: Hashable, Sendable {
      /// A row, by its place in the program.
      case row(Int)
      /// A variable, by its place in the program.
      case variable(Int)
    }

    /// What is bounded.
    public let place: Place
    /// From which side.
    public let side: Side

    /// A bound.
    public init(_ place: Place, _ side: Side) {
      self.place = place
      self.side = side
    }
  }

  /// The bounds of rows that limit anything, in order.
  var rowBounds: [Bound] {
    rows.enumerated().flatMap { index, row in
      (row.lower.isFinite ? [Bound(.row(index), .lower)] : [])
        + (row.upper.isFinite ? [Bound(.row(index), .upper)] : [])
    }
  }

  /// The bounds of variables that limit anything, in order.
  var variableBounds: [Bound] {
    variables.enumerated().flatMap { index, variable in
      (variable.lower.isFinite ? [Bound(.variable(index), .lower)] : [])
        + (variable.upper.isFinite ? [Bound(.variable(index), .upper)] : [])
    }
  }

  /// The program with any number allowed where only whole ones were.
  var withoutWholeness: LinearProgram {
    var program = self
    for index in variables.indices { program.variables[index].isWhole = false }
    return program
  }

  /// One bound's number.
  subscript(bound: Bound) -> Double {
    get {
      switch (bound.place, bound.side) {
      case (.row(let row), .lower): rows[row].lower
      case (.row(let row), .upper): rows[row].upper
      case (.variable(let variable), .lower): variables[variable].lower
      case (.variable(let variable), .upper): variables[variable].upper
      }
    }
    set {
      switch (bound.place, bound.side) {
      case (.row(let row), .lower): rows[row].lower = newValue
      case (.row(let row), .upper): rows[row].upper = newValue
      case (.variable(let variable), .lower): variables[variable].lower = newValue
      case (.variable(let variable), .upper): variables[variable].upper = newValue
      }
    }
  }
}
