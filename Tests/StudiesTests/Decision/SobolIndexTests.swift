import Foundation
import Studies
import Testing

@Suite struct SobolIndexTests {
  private func indices(
    of model: ([Double]) -> Double, dimensions: Int, groups: [[Int]]? = nil, size: Int = 8192
  ) throws -> [SobolIndex] {
    var numbers = NamedNumbers(11)
    let first = (0..<size).map { _ in numbers.uniforms(dimensions) }
    let second = (0..<size).map { _ in numbers.uniforms(dimensions) }
    let design = SobolDesign(
      groups: (groups ?? (0..<dimensions).map { [$0] }).enumerated().map {
        .init(name: "x\($0.offset + 1)", members: $0.element)
      }, first: first, second: second)
    return try #require(design.indices(of: (0..<design.count).map { model(design.point($0)) }))
  }

  private func expect(_ found: [SobolIndex], first: [Double], total: [Double]) {
    for (index, closed) in zip(found, zip(first, total)) {
      #expect(abs(index.first - closed.0) < 4 * index.firstError)
      // Where a total is nothing, every term of it is, and so is its error.
      #expect(abs(index.total - closed.1) <= 4 * index.totalError + 1e-12)
      #expect(index.firstError < 0.03 && index.totalError < 0.03)
    }
  }

  /// sin x + 7 sin² y + 0.1 z⁴ sin x on (−π, π)³ (Ishigami and Homma, ISUMA 1990).
  private func ishigami(_ point: [Double]) -> Double {
    let x = point.map { (2 * $0 - 1) * Double.pi }
    return sin(x[0]) + 7 * pow(sin(x[1]), 2) + 0.1 * pow(x[2], 4) * sin(x[0])
  }

  @Test func `the function of Ishigami and Homma has its published indices`() throws {
    let found = try indices(of: ishigami, dimensions: 3)
    // Saltelli and others, Global Sensitivity Analysis: The Primer, 2008: 0.314, 0.442, 0; 0.558,
    // 0.442, 0.244. In full:
    let (a, b, pi) = (7.0, 0.1, Double.pi)
    let one = 0.5 * pow(1 + b * pow(pi, 4) / 5, 2)
    let two = a * a / 8
    let both = b * b * pow(pi, 8) * (1.0 / 18 - 1.0 / 50)
    let all = one + two + both
    #expect(abs(one / all - 0.314) < 5e-4 && abs(both / all - 0.244) < 5e-4)
    expect(
      found, first: [one / all, two / all, 0],
      total: [(one + both) / all, two / all, both / all])
  }

  @Test func `a group has what its members do together`() throws {
    let found = try indices(of: ishigami, dimensions: 3, groups: [[0, 2], [1]])
    expect(found, first: [0.5576, 0.4424], total: [0.5576, 0.4424])
  }

  /// Π (|4x − 2| + a) / (1 + a), Sobol's g-function, with the settings of Saltelli and others, *Computer
  /// Physics Communications* 181:259, 2010.
  @Test func `the g-function has its closed form`() throws {
    let a = [0, 0.5, 3, 9, 99, 99]
    let found = try indices(
      of: { point in zip(point, a).reduce(1) { $0 * (abs(4 * $1.0 - 2) + $1.1) / (1 + $1.1) } },
      dimensions: 6)
    let parts = a.map { 1 / (3 * (1 + $0) * (1 + $0)) }
    let all = parts.reduce(1) { $0 * (1 + $1) } - 1
    expect(
      found, first: parts.map { $0 / all },
      total: parts.map { $0 * (1 + all) / (1 + $0) / all })
  }

  @Test func `an additive model has nothing beyond first order, and all of it`() throws {
    let found = try indices(of: { 2 * $0[0] + $0[1] }, dimensions: 3)
    expect(found, first: [0.8, 0.2, 0], total: [0.8, 0.2, 0])
    #expect(found[2].total == 0)
  }

  @Test func `an outcome that does not vary has no indices`() {
    let points = (1...5).map { [Double($0) / 10] }
    let odd = SobolDesign(
      groups: [.init(name: "x", members: [0])], first: points, second: points.reversed())
    // The sum of equal numbers over their count is not always that number.
    for same in [3, 0.1234] {
      #expect(odd.indices(of: Array(repeating: same, count: 15)) == nil)
    }
    let design = SobolDesign(
      groups: [.init(name: "x", members: [0])], first: [[0.1], [0.2]], second: [[0.3], [0.4]])
    #expect(design.point(5) == [0.4])
    #expect(design.point(1) == [0.2])
  }

  @Test func `rows with a point at which there is no outcome are as if they were not there`() throws
  {
    var numbers = NamedNumbers(3)
    let first = (0..<40).map { _ in numbers.uniforms(2) }
    let second = (0..<40).map { _ in numbers.uniforms(2) }
    func design(_ rows: [Int]) -> SobolDesign<Double> {
      SobolDesign(
        groups: [.init(name: "x", members: [0]), .init(name: "y", members: [1])],
        first: rows.map { first[$0] }, second: rows.map { second[$0] })
    }
    func outcomes(_ design: SobolDesign<Double>) -> [Double] {
      (0..<design.count).map { design.point($0)[0] + 2 * design.point($0)[1] }
    }
    let whole = design(Array(0..<40))
    var broken = outcomes(whole)
    // In A, in B, and in A with y from B.
    for point in [7, 40 + 20, 3 * 40 + 39] { broken[point] = .nan }
    broken[2 * 40 + 3] = .infinity
    let left = design((0..<40).filter { ![3, 7, 20, 39].contains($0) })
    let expected = try #require(left.indices(of: outcomes(left)))
    #expect(whole.indices(of: broken) == expected)
    // One row alone does not vary.
    for row in 0..<39 { broken[row] = .nan }
    #expect(whole.indices(of: broken) == nil)
  }
}
