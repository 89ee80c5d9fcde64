import Commissioning
import LinearAlgebra
import PopulationHealth
import Scenarios
import Testing

/// The nearest rates to the yearly moves that NHS Bristol, North Somerset and South Gloucestershire
/// ICB published with its Dynamic Population Model, version 1 (MIT licence), beside those that another program
/// finds: SciPy's `least_squares` over the twenty rates, kept at 0 or more, from the logarithm with its
/// negative rates set to zero, to tolerances of 1e-15.
@Suite struct `Reference: nearest rates to the BNSSG moves` {
  private static let published = Result {
    let moves = try ShippedScenarios.load("bnssg-dpm.yaml").model.need.moves
    var table = Matrix(rows: 5, columns: 5)
    for (exit, chance) in zip(moves.exits, moves.probability) { table[exit.from, exit.to] = chance }
    return table
  }

  @Test func `no rates have the published moves as their exact outcome`() throws {
    let logarithm = try #require(try Self.published.get().logarithm())
    let negative = logarithm.elements.enumerated().filter { $0 % 6 != 0 && $1 < 0 }
    // Moves from CS5 to CS2 are rarer than those in smaller steps imply.
    #expect(negative.map(\.offset) == [21])
    #expect(abs(negative[0].element + 0.000_325_742_918_8) <= 1e-10)
  }

  @Test func `the nearest rates and their distance are those another program finds`() throws {
    let found = RateMatrix.nearest(to: try Self.published.get())
    // Two searches that both stop at the least squares agree in them to about the root of rounding.
    #expect(abs(found.distance - 0.000_277_746_775_98) <= 1e-8)
    let rates = Matrix([
      [-0.078395744732, 0.062960209656, 0.014820218519, 0.000568120520, 0.000047196037],
      [0.052975077702, -0.149784493090, 0.086132881586, 0.009943300556, 0.000733233246],
      [0.034994792421, 0.090053211866, -0.236279506270, 0.105739955370, 0.005491546621],
      [0.000421643078, 0.014348197708, 0.131516947450, -0.251888018700, 0.105601230470],
      [0.000125376808, 0, 0.001507201824, 0.113001359610, -0.114633938240],
    ])
    #expect(found.rates.rates.largestDifference(from: rates) <= 1e-7)
  }
}
