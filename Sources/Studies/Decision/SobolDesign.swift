/// The points at which a model is evaluated to learn its Sobol' indices: Saltelli's design (*Computer
/// Physics Communications* 181:259, 2010).
///
/// Two independent tables of points, A and B, and for each group of parameters the table A with that
/// group's columns from B: N (groups + 2) points. The estimators are those of Jansen (*Computer Physics
/// Communications* 117:35, 1999), the best for total indices in that comparison.
///
/// Groups must be independent of one another. `Value` is where a parameter stands: a number from 0 to 1,
/// or a row of them for a parameter of several.
public struct SobolDesign<Value: Sendable>: Sendable {
  /// A set of parameters varied together.
  public struct Group: Sendable {
    /// Its name.
    public let name: String
    /// Positions of its parameters.
    public let members: [Int]

    /// Makes a group.
    public init(name: String, members: [Int]) {
      self.name = name
      self.members = members
    }
  }

  /// The groups, in the order of the indices.
  public let groups: [Group]
  private let first: [[Value]]
  private let second: [[Value]]

  /// Makes a design.
  ///
  /// - Parameters:
  ///   - groups: what is varied together.
  ///   - first: table A, `[point][parameter]`.
  ///   - second: table B, as large.
  /// - Precondition: two points or more.
  public init(groups: [Group], first: [[Value]], second: [[Value]]) {
    precondition(first.count > 1 && first.count == second.count, "A and B have as many points")
    self.groups = groups
    self.first = first
    self.second = second
  }

  /// How many points a table has.
  public var size: Int { first.count }

  /// How many points there are in all: A, then B, then A with each group's columns from B.
  public var count: Int { size * (groups.count + 2) }

  /// A point by its number.
  public func point(_ number: Int) -> [Value] {
    let (table, row) = number.quotientAndRemainder(dividingBy: size)
    switch table {
    case 0: return first[row]
    case 1: return second[row]
    default:
      var point = first[row]
      for member in groups[table - 2].members { point[member] = second[row][member] }
      return point
    }
  }

  /// The indices of every group, from the outcomes at all points in order.
  ///
  /// With V the variance of the outcome in A and B,
  ///
  ///     first order  1 − ½ mean (f(B) − f(A with group from B))² / V
  ///     total        ½ mean (f(A) − f(A with group from B))² / V
  ///
  /// Standard errors are those of a ratio of means over independent rows, by the delta method; with
  /// points spread evenly they are about right or rather too wide.
  ///
  /// Rows with a point at which there is no outcome are left out.
  ///
  /// - Returns: one a group; `nil` where the outcome does not vary.
  public func indices(of outcomes: [Double]) -> [SobolIndex]? {
    precondition(outcomes.count == count, "an outcome for each point")
    let rows = (0..<size).filter { row in
      stride(from: row, to: count, by: size).allSatisfy { outcomes[$0].isFinite }
    }
    guard rows.count > 1 else { return nil }
    func block(_ position: Int) -> [Double] { rows.map { outcomes[position * size + $0] } }
    let (atFirst, atSecond) = (block(0), block(1))
    guard (atFirst + atSecond).varies else { return nil }
    let mean = (atFirst + atSecond).sampleMean
    let squares = zip(atFirst, atSecond).map { one, other in
      ((one - mean) * (one - mean) + (other - mean) * (other - mean)) / 2
    }
    let variance = squares.sampleMean
    func ratio(_ from: [Double], _ mixed: [Double]) -> (value: Double, error: Double) {
      let halves = from.less(mixed).map { $0 * $0 / 2 }
      let value = halves.sampleMean / variance
      let owed = zip(halves, squares).map { $0 - value * $1 }
      return (value, owed.standardErrorOfMean / variance)
    }
    return groups.indices.map { group in
      let mixed = block(group + 2)
      let (rest, restError) = ratio(atSecond, mixed)
      let (total, totalError) = ratio(atFirst, mixed)
      return SobolIndex(
        name: groups[group].name, first: 1 - rest, firstError: restError, total: total,
        totalError: totalError)
    }
  }
}
