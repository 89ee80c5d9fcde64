/// Points that fill a box evenly along each side: as many slices to a side as points, one point in each.
///
/// Source: McKay, Beckman, Conover, "A comparison of three methods for selecting values of input variables",
/// Technometrics 21 (1979).
public enum LatinHypercube {
  /// Points of the box from 0 to 1, ends not included, `[point][dimension]`.
  ///
  /// - Parameters:
  ///   - count: how many, 1 or more; another count gives other points.
  ///   - dimensions: how many sides the box has. One more leaves the coordinates of the rest as they are.
  ///   - seed: where random numbers start.
  /// - Returns: the points, in no order of size.
  public static func points(count: Int, dimensions: Int, seed: UInt64) -> [[Double]] {
    let draws = Draws(seed: seed, count: count, sampling: .latinHypercube)
    let keys = (0..<dimensions).map {
      DrawKey(seed: seed, name: DrawKey.Name("dimension \($0 + 1)"))
    }
    return (0..<count).map { point in keys.map { draws.uniform(point, of: $0) } }
  }
}
