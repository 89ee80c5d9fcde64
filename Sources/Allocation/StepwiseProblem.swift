/// A choice that a sequence of linear programs can make best: what it comes to is known by simulation
/// and, near a point, to first order.
package protocol StepwiseProblem: Sendable {
  /// A choice and its full simulation.
  associatedtype Point: Sendable
  /// Derivatives at a point.
  associatedtype Slopes: Sendable
  /// A linear program and what its variables mean.
  associatedtype Program: Sendable

  /// What is to be made large, from the simulation.
  func gain(of point: Point) -> Double
  /// How far a point is beyond the limit it breaks most, as a share of that limit; zero or less when it
  /// keeps to all.
  func excess(of point: Point) -> Double
  /// The derivatives of the gain, and of limits that simulation measures.
  func slopes(at point: Point, progress: @Sendable (Double) -> Void) -> Slopes
  /// The program that derivatives make, with limits as they are at a point and steps up to a radius
  /// around it, a share of how far each decision can go; `nil` for any step.
  func program(_ slopes: Slopes, near point: Point, radius: Double?) -> Program
  /// The linear program itself.
  func linear(_ program: Program) -> LinearProgram
  /// The linearised gain of a point in a program's terms.
  func gain(of point: Point, in program: Program) -> Double
  /// The choice in a solution, simulated.
  func point(_ solution: LinearSolution, in program: Program) -> Point
}

/// Why a search found nothing.
package enum SearchFailure<Program: Sendable>: Error {
  /// No choice keeps to the limits of a program.
  case infeasible(Program)
  /// Time ran out before there was anything to return.
  case timedOut
  /// The search could not go on, for a reason in plain words.
  case stopped(String)
}
