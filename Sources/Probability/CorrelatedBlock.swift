internal import LinearAlgebra
import Wording

/// Parameters that are correlated with each other, and with no others, in the order in which correlations
/// first name them.
struct CorrelatedBlock: Sendable {
  /// Places of its parameters among all.
  let members: [Int]
  /// The lower Cholesky factor of their correlations, row after row.
  let factor: [Double]

  /// Normal scores with the block's correlations from independent ones.
  ///
  /// Each is a mix of its own and those before it, so the first stays as it is and a member that is named
  /// later changes none before it.
  ///
  /// - Parameter scores: one a member, in the order of `members`: of its uniform, or of that of one row of
  ///   shares.
  /// - Returns: as many, in that order.
  func mixed(_ scores: [Double]) -> [Double] {
    let size = members.count
    return (0..<size).map { row in
      var sum = 0.0
      for column in 0...row { sum += factor[row * size + column] * scores[column] }
      return sum
    }
  }

  /// Finds the blocks of correlations whose names and values are checked.
  ///
  /// - Parameters:
  ///   - correlations: pairs; those that are 0 hold nobody together.
  ///   - places: where each named parameter stands.
  ///   - repairing: whether correlations that cannot be are moved to the nearest that can.
  /// - Returns: the blocks in the order of their first names, what was repaired, and what is impossible.
  static func blocks(
    of correlations: [Correlation], places: [String: Int], repairing: Bool
  ) -> (
    blocks: [CorrelatedBlock], repairs: [CorrelationRepair], problems: [ImpossibleJoint.Problem]
  ) {
    var blocks: [CorrelatedBlock] = []
    var repairs: [CorrelationRepair] = []
    var problems: [ImpossibleJoint.Problem] = []
    for names in components(of: correlations) {
      let position = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
      var table = Matrix.identity(names.count)
      for correlation in correlations {
        guard let first = position[correlation.first], let second = position[correlation.second]
        else { continue }
        table[first, second] = correlation.value
        table[second, first] = correlation.value
      }
      let members = names.compactMap { places[$0] }
      do throws(Matrix.NotPositiveDefinite) {
        blocks.append(
          CorrelatedBlock(members: members, factor: try table.choleskyFactor().elements))
      } catch {
        let nearest = repairing ? NearestCorrelation.matrix(to: table) : table
        guard repairing, let factor = try? nearest.choleskyFactor() else {
          let clashing = Array(names.prefix(error.leading))
          let last = clashing[error.leading - 1]
          // The part before the last name is possible, so the last has a correlation with one of it.
          let index = correlations.firstIndex {
            clashing.contains($0.first) && clashing.contains($0.second)
              && ($0.first == last || $0.second == last) && $0.value != 0
          }
          problems.append(
            impossible(clashing, table.leading(error.leading), correlation: index ?? 0))
          continue
        }
        blocks.append(CorrelatedBlock(members: members, factor: factor.elements))
        repairs.append(repair(names, from: table, to: nearest))
      }
    }
    return (blocks, repairs, problems)
  }

  /// How far from 0 rounding leaves an eigenvalue that is 0: some units in the last place of the sum of all,
  /// which is the number of quantities.
  private static let roundingOfEigenvalues = 1e-12

  private static func impossible(
    _ names: [String], _ table: Matrix, correlation index: Int
  ) -> ImpossibleJoint.Problem {
    let list = Phrase.list(names.map { "'\($0)'" })
    let least = table.symmetricEigenvectors()?.values.first ?? 0
    let isDetermined = abs(least) <= roundingOfEigenvalues
    return ImpossibleJoint.Problem(
      .correlation(index),
      (isDetermined
        ? "with the correlations given for \(list) some of them follow wholly from others"
        : "no quantities have the correlations given for \(list)")
        + ": the least eigenvalue of their matrix is \((least * 1e4).rounded() / 1e4 + 0), and has to be "
        + "above 0",
      remedy:
        "bring them nearer to 0 (a pair that is not given counts as 0), or ask for the nearest "
        + "that can be with repair_correlations: true")
  }

  private static func repair(
    _ names: [String], from given: Matrix, to repaired: Matrix
  ) -> CorrelationRepair {
    var most = (row: 1, column: 0)
    for row in names.indices {
      for column in 0..<row
      where abs(repaired[row, column] - given[row, column])
        > abs(repaired[most.row, most.column] - given[most.row, most.column])
      {
        most = (row, column)
      }
    }
    let (first, second) = (names[most.column], names[most.row])
    return CorrelationRepair(
      names: names,
      given: Correlation(between: first, and: second, value: given[most.row, most.column]),
      repaired: Correlation(between: first, and: second, value: repaired[most.row, most.column]))
  }

  /// Names that correlations other than 0 hold together, each set in the order of first mention.
  private static func components(of correlations: [Correlation]) -> [[String]] {
    var mentioned: [String] = []
    var component: [String: Int] = [:]
    for correlation in correlations where correlation.value != 0 {
      for name in [correlation.first, correlation.second] where component[name] == nil {
        component[name] = mentioned.count
        mentioned.append(name)
      }
      guard let first = component[correlation.first], let second = component[correlation.second]
      else { continue }
      for name in mentioned where component[name] == max(first, second) {
        component[name] = min(first, second)
      }
    }
    return mentioned.indices.map { place in mentioned.filter { component[$0] == place } }
      .filter { !$0.isEmpty }
  }
}

extension Matrix {
  /// Its first rows and columns.
  fileprivate func leading(_ size: Int) -> Matrix {
    Matrix(
      rows: size, columns: size,
      elements: (0..<size).flatMap { row in (0..<size).map { self[row, $0] } })
  }
}
