#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// How two uncertain quantities go together.
public struct Correlation: Hashable, Sendable {
  /// The name of one.
  public let first: String
  /// The name of the other.
  public let second: String
  /// Pearson's correlation of their normal scores, -1 to 1.
  ///
  /// Of two normal quantities it is the correlation; of others, theirs is nearer to 0. In ranks (Spearman)
  /// it is 6/π asin(value/2) whatever their distributions, which is within 0.02 of it.
  public let value: Double

  /// Makes a correlation; `JointDistribution` checks it.
  public init(between first: String, and second: String, value: Double) {
    self.first = first
    self.second = second
    self.value = value
  }

  /// The correlation of normal scores that gives this correlation of ranks (Spearman's), 2 sin(π ρ / 6).
  ///
  /// Source: Pearson, "On further methods of determining correlation" (1907).
  public static func ofScores(ranks correlation: Double) -> Double {
    2 * sin(.pi * correlation / 6)
  }

  /// The pairs of a whole matrix, row by row from below the diagonal.
  ///
  /// - Parameters:
  ///   - names: the parameters of its rows and columns.
  ///   - rows: the matrix.
  /// - Returns: one correlation for each pair of names.
  /// - Throws: `ImpossibleJoint` with all entries that are not as they must be: as many rows and columns as
  ///   names, ones on the diagonal, the same above it as below.
  public static func pairs(
    of names: [String], matrix rows: [[Double]]
  ) throws(ImpossibleJoint) -> [Correlation] {
    guard rows.count == names.count, rows.allSatisfy({ $0.count == names.count }) else {
      throw ImpossibleJoint([
        ImpossibleJoint.Problem(
          .correlations,
          "the matrix of correlations is not \(names.count) by \(names.count), as there are names",
          remedy: "give it one row and one column a name")
      ])
    }
    var problems: [ImpossibleJoint.Problem] = []
    var pairs: [Correlation] = []
    for row in names.indices {
      if rows[row][row] != 1 {
        problems.append(
          ImpossibleJoint.Problem(
            .entry(row: row, column: row),
            "the correlation of '\(names[row])' with itself is \(rows[row][row])",
            remedy: "write 1 on the diagonal"))
      }
      for column in 0..<row {
        if rows[row][column] != rows[column][row] {
          problems.append(
            ImpossibleJoint.Problem(
              .entry(row: row, column: column),
              "'\(names[row])' and '\(names[column])' have the correlation \(rows[row][column]) below "
                + "the diagonal and \(rows[column][row]) above it",
              remedy: "write the same in both places"))
        }
        pairs.append(
          Correlation(between: names[row], and: names[column], value: rows[row][column]))
      }
    }
    guard problems.isEmpty else { throw ImpossibleJoint(problems) }
    return pairs
  }
}
