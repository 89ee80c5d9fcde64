/// A quantity of a model that may be uncertain: a number in its files, or a row of numbers of a table.
struct UncertainQuantity<Target: Hashable & Sendable>: Sendable {
  /// What it is called in `uncertainty`: its keys from the root of the scenario, joined by dots.
  let path: String
  /// The part of the model it is.
  let target: Target
  /// Its values in the files, one for each row.
  let central: [Double]
  /// The 95% ranges the files give beside them, one for each row; `nil` where they give none.
  var published: [ClosedRange<Double>]?
  /// The values it may have.
  let allowed: NumberRange
  /// The group it belongs to where `uncertainty` names none.
  let group: String
  /// What its rows are shares of one whole of, in words, where they sum to one; `nil` where they do not.
  var shares: Shares?
  /// What is wrong with the model where it is at one end of what it may be; `nil` where nothing can be.
  var problemAtEnd: (@Sendable (_ end: Double) -> String?)?

  /// Rows that sum to one.
  struct Shares {
    /// What each is a share of, a name a row.
    let names: [String]
    /// Paths of quantities that are one of the shares by itself, so that only one of the two is drawn.
    var parts: [String] = []
  }
}
