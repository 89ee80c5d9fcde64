import Foundation
import PopulationHealth
import Testing

@Suite struct `What a change of risk does to conditions` {
  /// Products and sums of a dozen numbers below ten.
  private static let roundingTolerance = 1e-14
  /// Simpson's rule with four thousand intervals between kinks.
  private static let quadratureTolerance = 1e-9

  private static func expect(
    _ value: Double?, near expected: Double, tolerance: Double = roundingTolerance,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(
      abs((value ?? .nan) - expected) <= tolerance,
      "\(value ?? .nan) is not \(expected)", sourceLocation: sourceLocation)
  }

  // Σ pᵢRRᵢ = 0.5 × 1 + 0.3 × 1.5 + 0.2 × 3 = 1.55.
  private static let smokers = SmallRisk.model(
    [SmallRisk.smoking()], [SmallRisk.risk(of: 0, [1, 1.5, 3])])

  @Test func `when some leave a category the impact fraction is that worked out by hand`() {
    let impacts = Self.smokers.impacts(
      of: .leave(0.1), factor: 0, part: .category(SmallRisk.current), variant: 0)
    #expect(impacts.map(\.relativeRisk) == [0])
    // p′ = 0.52, 0.3, 0.18: Σ p′ᵢRRᵢ = 0.52 + 0.45 + 0.54 = 1.51.
    Self.expect(impacts.first?.fraction[0], near: (1.55 - 1.51) / 1.55)
  }

  @Test func `when every category with excess risk shrinks, its people join the reference`() {
    let impacts = Self.smokers.impacts(
      of: .scale(0.9), factor: 0, part: .everyone, variant: 0)
    // p′ = 0.55, 0.27, 0.18: Σ p′ᵢRRᵢ = 0.55 + 0.405 + 0.54 = 1.495.
    Self.expect(impacts.first?.fraction[0], near: (1.55 - 1.495) / 1.55)
  }

  @Test func `when all who carry risk lose it, what is left is the risk of the reference`() {
    let impacts = Self.smokers.impacts(
      of: .scale(1e-300), factor: 0, part: .everyone, variant: 0)
    Self.expect(impacts.first?.fraction[0], near: 1 - 1 / 1.55)
  }

  /// A level, the relative risk of one more unit, the people who change and by how much.
  struct Fall: Sendable {
    var mean = 130.0
    var deviation = 15.0
    var ratio = 1.035
    var threshold = -Double.infinity
    var change = -4.5
  }

  @Test(arguments: [
    Fall(mean: 111.5, deviation: 10), Fall(change: -30), Fall(mean: 135, ratio: 1.05, change: 6),
    Fall(deviation: 19, ratio: 0.99), Fall(threshold: 140), Fall(threshold: 140, change: -40),
    Fall(threshold: 100, change: -10), Fall(threshold: 115),
    Fall(mean: 111.5, deviation: 10, ratio: 1.05, threshold: 160, change: -7),
  ])
  func `the closed form of a level is the integral, above a threshold too`(fall: Fall) {
    let (mean, deviation) = (fall.mean, fall.deviation)
    let model = SmallRisk.model(
      [SmallRisk.level("pressure", mean: mean, deviation: deviation)],
      [SmallRisk.risk(of: 0, [fall.ratio])])
    let part: RiskFactor.Part = fall.threshold.isFinite ? .above(fall.threshold) : .everyone
    let impacts = model.impacts(of: .shift(fall.change), factor: 0, part: part, variant: 0)
    func risk(_ level: Double) -> Double { pow(fall.ratio, max(0, level - 115)) }
    let gone = SmallRisk.integral(
      mean: mean, deviation: deviation, above: fall.threshold, kinks: [115, 115 - fall.change]
    ) { risk($0) - risk($0 + fall.change) }
    let all = SmallRisk.integral(mean: mean, deviation: deviation, kinks: [115], risk)
    Self.expect(impacts.first?.fraction[0], near: gone / all, tolerance: Self.quadratureTolerance)
    let share = SmallRisk.integral(
      mean: mean, deviation: deviation, above: fall.threshold, kinks: []
    ) { _ in 1 }
    Self.expect(
      model.share(of: part, factor: 0, variant: 0).first, near: share,
      tolerance: Self.quadratureTolerance)
  }

  @Test(arguments: [-Double.infinity, 140])
  func `a level that shrinks for the people of a part is the integral over those same people`(
    threshold: Double
  ) {
    let model = SmallRisk.model(
      [SmallRisk.level("pressure")], [SmallRisk.risk(of: 0, [1.035])])
    let part: RiskFactor.Part = threshold.isFinite ? .above(threshold) : .everyone
    let impacts = model.impacts(of: .scale(0.9), factor: 0, part: part, variant: 0)
    func risk(_ level: Double) -> Double { pow(1.035, max(0, level - 115)) }
    let gone = SmallRisk.integral(
      mean: 130, deviation: 15, above: threshold, kinks: [115, 115 / 0.9]
    ) { risk($0) - risk($0 * 0.9) }
    let all = SmallRisk.integral(mean: 130, deviation: 15, kinks: [115], risk)
    Self.expect(impacts.first?.fraction[0], near: gone / all, tolerance: Self.quadratureTolerance)
  }

  @Test func `a relative risk of 1 changes nothing, exactly`() {
    let model = SmallRisk.model(
      [SmallRisk.smoking(), SmallRisk.level("pressure")],
      [SmallRisk.risk(of: 0, [1, 1, 1]), SmallRisk.risk(of: 1, [1])])
    let impacts =
      model.impacts(of: .leave(0.3), factor: 0, part: .category(SmallRisk.current), variant: 0)
      + model.impacts(of: .shift(-5), factor: 1, part: .above(140), variant: 0)
    #expect(impacts.map(\.fraction) == [[0], [0]])
  }

  @Test(arguments: [RiskChange.leave(0), .shift(0), .scale(1)])
  func `no change has no impact at all`(change: RiskChange) {
    let model = SmallRisk.model(
      [SmallRisk.smoking(), SmallRisk.level("pressure")],
      [SmallRisk.risk(of: 0, [1, 1.5, 3]), SmallRisk.risk(of: 1, [1.03])])
    for factor in 0...1 {
      #expect(model.impacts(of: change, factor: factor, part: .everyone, variant: 0).isEmpty)
    }
  }

  @Test func `where nobody has a factor nobody is eligible by it and nothing changes`() {
    let model = SmallRisk.model(
      [SmallRisk.smoking([0, 0, 0]), SmallRisk.level("pressure", deviation: 0)],
      [SmallRisk.risk(of: 0, [1, 1.5, 3]), SmallRisk.risk(of: 1, [1.03])],
      mediations: [SmallRisk.mediation(1, via: 0, category: SmallRisk.current, 0.1)])
    let impacts =
      model.impacts(of: .scale(0.9), factor: 0, part: .everyone, variant: 0)
      + model.impacts(of: .shift(-5), factor: 1, part: .everyone, variant: 0)
    #expect(impacts.map(\.fraction) == [[0], [0], [0]])
    #expect(model.share(of: .above(100), factor: 1, variant: 0) == [0])
  }

  @Test func `the order of relative risks does not matter`() {
    let risks = [
      SmallRisk.risk(of: 0, [1, 1.5, 3]), SmallRisk.risk(of: 0, [1, 1.1, 2], condition: 1),
    ]
    let factors = [SmallRisk.smoking()]
    let forth = SmallRisk.model(factors, risks)
    let back = SmallRisk.model(factors, risks.reversed())
    func fractions(_ model: RiskModel) -> [Int: [Double]] {
      let impacts = model.impacts(
        of: .leave(0.2), factor: 0, part: .category(SmallRisk.current), variant: 0)
      return Dictionary(
        uniqueKeysWithValues: impacts.map {
          (model.relativeRisks[$0.relativeRisk].condition, $0.fraction)
        })
    }
    #expect(fractions(forth).count == 2 && fractions(forth) == fractions(back))
  }

  @Test func `curves hold their last value`() {
    let factor = SmallRisk.smoking(persistence: [1, 0.8, 0.6])
    #expect([0, 1, 2, 3, 50].map(factor.persisting) == [1, 0.8, 0.6, 0.6, 0.6])
    #expect(SmallRisk.smoking().persisting(after: 7) == 1)
    let risk = SmallRisk.risk(of: 0, [1, 1.5, 3], excess: [1, 0.4])
    #expect([0, 1, 2, 50].map(risk.excess) == [1, 0.4, 0.4, 0.4])
    #expect(SmallRisk.risk(of: 0, [1, 1.5, 3]).excess(after: 0) == 0)
  }
}

@Suite struct `What one risk factor does through another` {
  private static let (weight, pressure, sugar) = (0, 1, 2)

  /// Weight has no relative risk of its own; pressure and sugar have.
  private static func model(_ mediations: [Mediation]) -> RiskModel {
    SmallRisk.model(
      [
        SmallRisk.level("weight", mean: 27, deviation: 5, reference: 22.5),
        SmallRisk.level("pressure"), SmallRisk.smoking([0.9, 0, 0.1]),
      ],
      [SmallRisk.risk(of: pressure, [1.035]), SmallRisk.risk(of: sugar, [1, 1, 2])],
      mediations: mediations)
  }

  private static func fall(
    _ units: Double, of factor: Int = weight, part: RiskFactor.Part = .everyone,
    except stated: Set<Int> = [], in model: RiskModel
  ) -> [RiskImpact] {
    model.impacts(of: .shift(-units), factor: factor, part: part, variant: 0, except: stated)
  }

  @Test func `alone it is the change of the other factor times the change in this one`() {
    let model = Self.model([SmallRisk.mediation(Self.weight, via: Self.pressure, 1.5)])
    let direct = Self.fall(3, of: Self.pressure, in: model)
    #expect(Self.fall(2, in: model).map(\.fraction) == direct.map(\.fraction))
    let obese = model.share(of: .above(30), factor: Self.weight, variant: 0)[0]
    let part = Self.fall(2, part: .above(30), in: model)
    #expect(part.map(\.fraction) == direct.map { [obese * $0.fraction[0]] })
    #expect(obese > 0 && obese < 1)
  }

  @Test func `through a category it makes its share so many times as large`() {
    let model = Self.model([
      SmallRisk.mediation(Self.weight, via: Self.sugar, category: SmallRisk.current, 0.03)
    ])
    let fraction = Self.fall(2, in: model).first?.fraction[0] ?? .nan
    // A tenth of people at twice the risk: Σ pᵢRRᵢ = 1.1, and exp(−0.06) of the tenth are left.
    let expected = (1 - exp(-0.06)) * 0.1 / 1.1
    #expect(abs(fraction - expected) <= 1e-15)
  }

  @Test func `a change that the programme states itself is not made a second time`() {
    let model = Self.model([
      SmallRisk.mediation(Self.weight, via: Self.pressure, 1.5),
      SmallRisk.mediation(Self.weight, via: Self.sugar, category: SmallRisk.current, 0.03),
    ])
    #expect(Self.fall(2, in: model).count == 2)
    let rest = Self.fall(2, except: [Self.pressure], in: model)
    #expect(rest.map { model.relativeRisks[$0.relativeRisk].factor } == [Self.sugar])
  }

  @Test func `a chain of two links multiplies along the way`() {
    let links = [
      SmallRisk.mediation(Self.weight, via: Self.pressure, 1.5),
      SmallRisk.mediation(Self.pressure, via: Self.sugar, category: SmallRisk.current, 0.02),
    ]
    let both = Self.fall(2, in: Self.model(links))
    let short = Self.fall(3, of: Self.pressure, in: Self.model(links))
    #expect(both.map(\.relativeRisk) == [0, 1])
    #expect(both.map(\.fraction) == short.map(\.fraction))
    // Stopping the first link stops the second.
    #expect(Self.fall(2, except: [Self.pressure], in: Self.model(links)).isEmpty)
  }

  @Test func `leaving a category acts on nothing else`() {
    let model = Self.model([SmallRisk.mediation(Self.weight, via: Self.pressure, 1.5)])
    let impacts = model.impacts(
      of: .leave(0.1), factor: Self.sugar, part: .category(SmallRisk.current), variant: 0)
    #expect(impacts.map(\.relativeRisk) == [1])
  }
}

@Suite struct `How places differ in risk` {
  private static func model(_ ratios: [Double], places: [Int]? = nil) -> RiskModel {
    SmallRisk.model(
      [SmallRisk.smoking()], [SmallRisk.risk(of: 0, [1, 1.5, 3])],
      local: [.init(factor: 0, category: SmallRisk.current, ratio: ratios)],
      places: places ?? Array(ratios.indices))
  }

  private static func shares(_ model: RiskModel, variant: Int = 0) -> [Double] {
    (0..<3).flatMap { model.share(of: .category($0), factor: 0, variant: variant) }
  }

  @Test(arguments: [0, 0.4, 0.77, 1, 1.27, 4.9, 10])
  func `shares still sum to one, and the others keep their proportions`(ratio: Double) {
    let shares = Self.shares(Self.model([ratio]))
    #expect(abs(shares.reduce(0, +) - 1) <= 1e-15)
    #expect(abs(shares[SmallRisk.current] - min(1, 0.2 * ratio)) <= 1e-15)
    #expect(abs(shares[SmallRisk.former] * 0.5 - shares[SmallRisk.never] * 0.3) <= 1e-15)
  }

  @Test(arguments: [0.5, 2])
  func `a category that everybody is in stays as it is`(ratio: Double) {
    let model = SmallRisk.model(
      [SmallRisk.smoking([0, 0, 1])], [],
      local: [.init(factor: 0, category: SmallRisk.current, ratio: [ratio])])
    #expect(Self.shares(model) == [0, 0, 1])
  }

  @Test func `places alike share one variant`() {
    let model = Self.model([1.2, 1, 1.2, 0.8, 1])
    #expect(model.variantCount == 3)
    #expect(model.variantOfPlace == [0, 1, 0, 2, 1])
    #expect(Self.shares(model, variant: 1) == [0.5, 0.3, 0.2])
  }

  @Test func `narrowing to some places keeps what is theirs`() {
    let all = Self.model([1.2, 1, 0.8])
    let some = all.narrowed(toPlaces: [2, 1])
    #expect(some.variantOfPlace == [0, 1])
    #expect(Self.shares(some) == Self.shares(all, variant: 2))
  }
}
