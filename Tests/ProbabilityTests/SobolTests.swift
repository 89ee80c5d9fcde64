import Probability
import Testing

@Suite struct SobolTests {
  /// The first points of Joe and Kuo's sequence, as printed by their program and by scipy 1.17's qmc.Sobol.
  @Test func `the first points are those published`() {
    let published: [[Double]] = [
      [0, 0, 0, 0, 0, 0], [0.5, 0.5, 0.5, 0.5, 0.5, 0.5], [0.75, 0.25, 0.25, 0.25, 0.75, 0.75],
      [0.25, 0.75, 0.75, 0.75, 0.25, 0.25], [0.375, 0.375, 0.625, 0.875, 0.375, 0.125],
      [0.875, 0.875, 0.125, 0.375, 0.875, 0.625], [0.625, 0.125, 0.875, 0.625, 0.625, 0.875],
      [0.125, 0.625, 0.375, 0.125, 0.125, 0.375],
    ]
    #expect(SobolSequence.points(count: 8, dimensions: 6, seed: nil) == published)
    // Point 700 in dimensions 1, 2, 3, 10, 20 and 40, from scipy 1.17.
    let point = SobolSequence(dimensions: 40, seed: nil).point(700)
    #expect(
      [0, 1, 2, 9, 19, 39].map { point[$0] } == [
        0.280_273_437_5, 0.098_632_812_5, 0.137_695_312_5, 0.934_570_312_5, 0.012_695_312_5,
        0.004_882_812_5,
      ])
  }

  /// Asks whether each run of 2^k points has one in each of 2^k slices.
  private func isSequenceInEveryDimension(_ points: [[Double]]) -> Bool {
    for size in [2, 16, 128, 1024] where size <= points.count {
      for start in stride(from: 0, to: points.count, by: size) {
        for dimension in points[0].indices {
          let slices = points[start..<start + size].map { Int($0[dimension] * Double(size)) }
          if slices.sorted() != Array(0..<size) { return false }
        }
      }
    }
    return true
  }

  @Test(arguments: [nil, 1, 99] as [UInt64?])
  func `every aligned run of points has one in each slice of each side`(seed: UInt64?) {
    #expect(
      isSequenceInEveryDimension(SobolSequence.points(count: 2048, dimensions: 40, seed: seed)))
  }

  @Test func `draws keyed by name have one in each slice too`() {
    let draws = Draws(seed: 42, count: 2048, sampling: .sobol)
    let points = (0..<2048).map { draw in (0..<40).map { draws.uniform(draw, of: "p\($0)") } }
    #expect(isSequenceInEveryDimension(points))
  }

  @Test func `scrambled points fill pairs of sides as published points do`() {
    // Sides 1 and 2 of 2^6 points are a (0, 6, 2)-net: one in each 2^a by 2^(6-a) box.
    let points = SobolSequence.points(count: 64, dimensions: 2, seed: 4)
    for power in 0...6 {
      let columns = Double(1 << power)
      let rows = Double(1 << (6 - power))
      let boxes = Set(points.map { Int($0[0] * columns) * 64 + Int($0[1] * rows) })
      #expect(boxes.count == 64)
    }
  }

  @Test func `a further side leaves the coordinates of the rest`() {
    for seed in [nil, 3] as [UInt64?] {
      let four = SobolSequence(dimensions: 4, seed: seed).point(77)
      #expect(Array(SobolSequence(dimensions: 5, seed: seed).point(77).prefix(4)) == four)
    }
    let hypercube = LatinHypercube.points(count: 9, dimensions: 3, seed: 3)
    #expect(
      LatinHypercube.points(count: 9, dimensions: 4, seed: 3).map { Array($0.prefix(3)) }
        == hypercube)
  }

  /// Root mean square errors over seeds of the mean of a function of a box.
  private func error(
    dimensions: Int, of function: ([Double]) -> Double, mean: Double,
    points: (_ seed: UInt64) -> [[Double]]
  ) -> Double {
    let seeds: Range<UInt64> = 0..<16
    let squares = seeds.map { seed in
      let values = points(seed).map(function)
      let error = values.reduce(0, +) / Double(values.count) - mean
      return error * error
    }
    return (squares.reduce(0, +) / Double(seeds.count)).squareRoot()
  }

  private func keyed(_ sampling: Draws.Sampling, _ dimensions: Int) -> (UInt64) -> [[Double]] {
    { seed in
      let draws = Draws(seed: seed, count: 1024, sampling: sampling)
      return (0..<1024).map { draw in
        (0..<dimensions).map { draws.uniform(draw, of: "parameter \($0)") }
      }
    }
  }

  @Test(arguments: [10, 20])
  func `smooth functions of many parameters are known far better than by independent draws`(
    dimensions: Int
  ) {
    // Π (1 + (u - ½) / 4) has mean 1; most of its variance is of single parameters, some of pairs.
    let product = { (point: [Double]) in point.reduce(1) { $0 * (1 + ($1 - 0.5) / 4) } }
    // A sum of squares is of single parameters alone.
    let sum = { (point: [Double]) in point.reduce(0) { $0 + $1 * $1 } }
    let independent = error(
      dimensions: dimensions, of: product, mean: 1, points: keyed(.random, dimensions))
    let sobol = error(
      dimensions: dimensions, of: product, mean: 1, points: keyed(.sobol, dimensions))
    let published = error(dimensions: dimensions, of: product, mean: 1) {
      SobolSequence.points(count: 1024, dimensions: dimensions, seed: $0)
    }
    #expect(sobol < independent / 3)
    #expect(published < independent / 8)
    let mean = Double(dimensions) / 3
    let independentSum = error(
      dimensions: dimensions, of: sum, mean: mean, points: keyed(.random, dimensions))
    let sobolSum = error(
      dimensions: dimensions, of: sum, mean: mean, points: keyed(.sobol, dimensions))
    let hypercubeSum = error(
      dimensions: dimensions, of: sum, mean: mean, points: keyed(.latinHypercube, dimensions))
    #expect(sobolSum < independentSum / 100)
    #expect(hypercubeSum < independentSum / 100)
  }
}
