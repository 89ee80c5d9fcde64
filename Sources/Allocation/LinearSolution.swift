/// The best choice for a linear program, and what its limits are worth.
///
/// Where several choices are equally good this is one of them, a corner of the feasible set, and the
/// same one each time. There, too, a limit's worth may differ between one unit more and one less.
///
/// In a program with whole variables, worths are those with every whole variable fixed at its value:
/// the linear program that remains is solved for them. They say nothing of what a change would be
/// worth that lets a whole variable move, such as the last pounds towards one more team.
public struct LinearSolution: Sendable {
  /// Each variable's value, in the program's order; that of a whole variable is a whole number.
  public internal(set) var values: [Double]
  /// The sum that was made as large or small as can be.
  public internal(set) var objective: Double
  /// The best the objective could be as far as the solver has proven: `objective` itself, but for
  /// whole variables, where it may be better by the gap asked for, or by more if `isProven` is false.
  public internal(set) var bound: Double
  /// Whether the objective is proven to be within the gap asked for of the best there is; false if
  /// the time limit ended the search for whole numbers before that.
  public internal(set) var isProven: Bool
  /// For each row, the objective's gain from one unit more of the bound that binds; 0 if none does.
  ///
  /// A gain is a rise of the objective's number, whichever end of it is best: loosening a budget
  /// gives 0 or more when maximising and 0 or less when minimising. It holds for small changes.
  public internal(set) var rowDuals: [Double]
  /// For each variable, the objective's gain from one unit more of its own bound, signed likewise;
  /// 0 for a variable between its bounds.
  public internal(set) var reducedCosts: [Double]
  /// Each row's sum at these values.
  public internal(set) var rowActivities: [Double]
  /// How far bounds and the objective may move; nil unless asked for.
  public internal(set) var ranges: LinearRanges?
  /// How many steps the solver took.
  public internal(set) var iterations: Int
  /// How long it took by the clock, which differs between runs.
  public internal(set) var seconds: Double
}
