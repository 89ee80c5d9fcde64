import Probability
import Testing

@Suite struct DrawsTests {
  static let names = (0..<12).map { "interventions.programme-\($0).unit_cost" }

  @Test func `every way of sampling has a name that reads back`() {
    for sampling in Draws.Sampling.allCases {
      #expect(Draws.Sampling(rawValue: sampling.rawValue) == sampling)
    }
  }

  /// The lines for philox4x32 with ten rounds of kat_vectors in Random123 1.14 (Salmon and others).
  @Test(arguments: [
    (
      SIMD4<UInt32>(repeating: 0), SIMD2<UInt32>(repeating: 0),
      SIMD4<UInt32>(0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8)
    ),
    (
      SIMD4<UInt32>(repeating: UInt32.max), SIMD2<UInt32>(repeating: UInt32.max),
      SIMD4(0x408F_276D, 0x41C8_3B0E, 0xA20B_C7C6, 0x6D54_51FD)
    ),
    (
      SIMD4(0x243F_6A88, 0x85A3_08D3, 0x1319_8A2E, 0x0370_7344), SIMD2(0xA409_3822, 0x299F_31D0),
      SIMD4(0xD16C_FE09, 0x94FD_CCEB, 0x5001_E420, 0x2412_6EA1)
    ),
  ])
  func `random words are those published for the generator`(
    counter: SIMD4<UInt32>, key: SIMD2<UInt32>, words: SIMD4<UInt32>
  ) {
    #expect(Philox.words(counter: counter, key: key) == words)
  }

  @Test(arguments: Draws.Sampling.allCases)
  func `a draw is a function of seed, number and name`(sampling: Draws.Sampling) {
    let draws = Draws(seed: 7, count: 64, sampling: sampling)
    var seen: Set<Double> = []
    for name in Self.names {
      for draw in (0..<64).reversed() {
        let uniform = draws.uniform(draw, of: name)
        #expect(uniform > 0 && uniform < 1)
        #expect(uniform == draws.uniform(draw, of: name))
        #expect(uniform != Draws(seed: 8, count: 64, sampling: sampling).uniform(draw, of: name))
        seen.insert(uniform)
      }
    }
    #expect(seen.count == 64 * Self.names.count)
  }

  @Test(arguments: [Draws.Sampling.random, .sobol])
  func `more draws leave the first as they were`(sampling: Draws.Sampling) {
    let few = Draws(seed: 7, count: 10, sampling: sampling)
    let many = Draws(seed: 7, count: 100_000, sampling: sampling)
    for draw in 0..<10 { #expect(few.uniform(draw, of: "a") == many.uniform(draw, of: "a")) }
  }

  /// The hash of a name and the use of its words may not change, or every published run would.
  @Test func `draws of a seed stay what they are`() {
    let expected: [Draws.Sampling: [Double]] = [
      .random: [0.9376206931144458, 0.46104114039741295],
      .latinHypercube: [0.8729376206931144, 0.3124610411403974],
      .sobol: [0.22460984018151497, 0.27200733343653527],
    ]
    for (sampling, values) in expected {
      let draws = Draws(seed: 2026, count: 1000, sampling: sampling)
      #expect([0, 416].map { draws.uniform($0, of: "growth") } == values)
    }
  }

  @Test(arguments: [1, 2, 3, 7, 10, 64, 1000])
  func `a Latin hypercube has one draw in each slice`(count: Int) {
    let draws = Draws(seed: 3, count: count, sampling: .latinHypercube)
    for name in Self.names {
      let slices = (0..<count).map { Int(draws.uniform($0, of: name) * Double(count)) }
      #expect(slices.sorted() == Array(0..<count))
    }
  }

  @Test(arguments: [3, 5, 8])
  func `every order of a Latin hypercube's slices is as likely`(count: Int) {
    // How often each slice comes first, and which comes second after it, over names: counts of a fair die.
    let names = 20_000
    var counts = Array(repeating: 0, count: count * count)
    let draws = Draws(seed: 5, count: count, sampling: .latinHypercube)
    for number in 0..<names {
      let slices = (0..<2).map { Int(draws.uniform($0, of: "name \(number)") * Double(count)) }
      counts[slices[0] * count + slices[1]] += 1
    }
    let pairs = Double(count * (count - 1))
    let expected = Double(names) / pairs
    var chiSquared = 0.0
    for first in 0..<count {
      for second in 0..<count where first != second {
        let difference = Double(counts[first * count + second]) - expected
        chiSquared += difference * difference / expected
      }
      #expect(counts[first * count + first] == 0)
    }
    // Mean and standard deviation of chi-squared; four deviations are passed once in thousands of seeds.
    #expect(chiSquared < pairs - 1 + 4 * (2 * (pairs - 1)).squareRoot())
  }

  @Test(arguments: Draws.Sampling.allCases)
  func `names draw apart from each other`(sampling: Draws.Sampling) {
    let count = 256
    let draws = Draws(seed: 11, count: count, sampling: sampling)
    let columns = (0..<60).map { name in
      (0..<count).map { draws.uniform($0, of: "p\(name)") - 0.5 }
    }
    var sumOfSquares = 0.0
    var largest = 0.0
    for first in 0..<60 {
      for second in 0..<first {
        let product = zip(columns[first], columns[second]).reduce(0) { $0 + $1.0 * $1.1 }
        let correlation = product * 12 / Double(count)
        sumOfSquares += correlation * correlation
        largest = max(largest, abs(correlation))
      }
    }
    // Independent columns have a mean square of 1 / count; 1,770 pairs know it to some 3.4%. Points of
    // which each aligned two lie in opposite halves have some 1.6 times that (docs/mathematics.md).
    let meanSquare = sumOfSquares / (60 * 59 / 2)
    #expect(meanSquare < (sampling == .sobol ? 1.9 : 1.15) / Double(count))
    // Beyond six standard deviations at 1.6 / count lies one pair in a billion.
    #expect(largest < 6 * (1.6 / Double(count)).squareRoot())
  }
}
