/// The best choice for a linear program, and what its limits are worth.
///
/// Where several choices are equally good this is one of them, a corner of the feasible set, and the
/// same one each time. There, too, a limit's worth may differ between one unit more and one less.
public struct LinearSolution: Sendable {
  /// Each variable's value, in the program's order.
  public let values: [Double]
  /// The sum that was made as large or small as can be.
  public let objective: Double
  /// The best the objective could be as far as the solver has proven: `objective` itself, but for whole
  /// numbers that are only right to within the gap asked for, or a search the time limit ended.
  public let bound: Double
  /// For each row, the objective's gain from one unit more of the bound that binds; 0 if none does.
  ///
  /// A gain is a rise of the objective's number, whichever end of it is best: loosening a budget
  /// gives 0 or more when maximising and 0 or less when minimising. It holds for small changes.
  public let rowDuals: [Double]
  /// For each variable, the objective's gain from one unit more of its own bound, signed likewise;
  /// 0 for a variable between its bounds.
  public let reducedCosts: [Double]
  /// Each row's sum at these values.
  public let rowActivities: [Double]
  /// How many steps the solver took.
  public let iterations: Int
  /// How long it took by the clock, which differs between runs.
  public let seconds: Double
}
