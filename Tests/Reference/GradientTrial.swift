import Commissioning
import LinearAlgebra
import PopulationHealth

/// A plan of a scenario's system away from its kinks, with directions to move it in and quantities
/// to ask about.
struct GradientTrial {
  /// Steps of differences, as a share of the direction.
  static let step = 0.02

  let model: SystemModel
  let plan: CoveragePlan
  let start: StartingPoint
  let run: [YearOfSystem]

  /// A trial of a system; of one that has nothing to buy, with made-up programmes.
  init(_ system: SystemModel) {
    model = system.interventions.isEmpty ? system.buying(Self.programmes(for: system)) : system
    var plan = model.nothing
    for (position, intervention) in model.interventions.enumerated() {
      for place in model.shape.places.indices where model.isOffered(position, in: place) {
        for year in 0..<plan.years {
          let share = 0.3 + 0.05 * Double((7 * position + 3 * place + 5 * year) % 9)
          plan[position, place, year] = share * intervention.reach
        }
      }
    }
    self.plan = plan
    start = model.startingPoint()
    run = Self.run(plan, model, start)
  }

  /// Three directions in which all decisions move, and a sample of decisions by themselves.
  var directions: [[Double]] {
    var numbers = Numbers()
    let reach = plan.shares.indices.map { decision in
      let intervention = decision / (plan.places * plan.years)
      let place = decision / plan.years % plan.places
      return model.isOffered(intervention, in: place)
        ? model.interventions[intervention].reach : 0
    }
    let all = (0..<3).map { _ in reach.map { $0 * (2 * numbers.next() - 1) } }
    let single = (0..<model.interventions.count).map { intervention in
      let own = plan.shares.indices.filter {
        $0 / (plan.places * plan.years) == intervention && reach[$0] > 0
      }
      let chosen = own.isEmpty ? 0 : own[Int(numbers.next() * Double(own.count))]
      return reach.indices.map { $0 == chosen ? reach[$0] : 0 }
    }
    return all + single
  }

  /// Central differences along a direction, extrapolated, and the size of the figures they are of.
  func differences(of weights: [RunWeights], along direction: [Double])
    -> [(difference: Double, size: Double)]
  {
    func moved(_ step: Double) -> [YearOfSystem] {
      var plan = plan
      for decision in direction.indices { plan.shares[decision] += step * direction[decision] }
      return Self.run(plan, model, start)
    }
    let runs = [Self.step, -Self.step, Self.step / 2, -Self.step / 2].map(moved)
    return weights.map { weights in
      func difference(_ high: [YearOfSystem], _ low: [YearOfSystem]) -> Double {
        weights.years.indices.reduce(0.0) {
          $0 + (weights.years[$1].value(of: high[$1]) - weights.years[$1].value(of: low[$1]))
        }
      }
      let (whole, half) = (difference(runs[0], runs[1]), difference(runs[2], runs[3]))
      let size = zip(weights.years, run).reduce(0.0) { $0 + abs($1.0.value(of: $1.1)) }
      return ((4 * half / Self.step - whole / (2 * Self.step)) / 3, size)
    }
  }

  private static func run(
    _ plan: CoveragePlan, _ model: SystemModel, _ start: StartingPoint
  ) -> [YearOfSystem] {
    var run: [YearOfSystem] = []
    model.simulate(plan, from: start) { run.append($1) }
    return run
  }

  /// Numbers from 0 to 1, always the same ones (Knuth's linear congruences).
  private struct Numbers {
    private var state: UInt64 = 2026

    mutating func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / 9_007_199_254_740_992
    }
  }
}

extension GradientTrial {
  /// A quantity with what it is called.
  struct Quantity {
    var name: String
    var weights: RunWeights
  }

  /// One quantity of every kind that a year reports.
  var quantities: [Quantity] {
    let shape = model.shape
    func weights(_ set: (Int, inout RunWeights.OfYear) -> Void) -> RunWeights {
      var weights = RunWeights(nothingOf: model)
      for year in weights.years.indices { set(year, &weights.years[year]) }
      return weights
    }
    func outcomes(
      _ weight: WritableKeyPath<RunWeights.OfOutcomes, Double>, discount: Double = 0
    ) -> RunWeights {
      weights { year, own in
        for cell in own.outcomes.indices {
          own.outcomes[cell][keyPath: weight] = 1 / (1 + discount * Double(year))
        }
      }
    }
    let ones = Matrix(rows: shape.places.count, columns: model.activity.pods.count, repeating: 1)
    let middle = model.horizon.planYears / 2
    var all = [
      Quantity(name: "QALYs", weights: outcomes(\.qalys, discount: 0.015)),
      Quantity(name: "deaths", weights: outcomes(\.deaths)),
      Quantity(name: "life-years", weights: outcomes(\.lifeYears)),
      Quantity(name: "years of high need", weights: outcomes(\.highNeedYears)),
      Quantity(
        name: "bed days in a year",
        weights: weights { year, own in
          guard year == middle else { return }
          for place in shape.places.indices {
            for (pod, description) in model.activity.pods.enumerated() {
              own.units[place, pod] = description.bedDaysPerUnit
            }
          }
        }),
      Quantity(name: "pounds", weights: weights { $1.pounds = ones }),
      Quantity(name: "added units", weights: weights { $1.addedUnits = ones }),
      Quantity(
        name: "eligible people",
        weights: weights { _, own in
          own.eligible = Matrix(
            rows: own.eligible.rows, columns: own.eligible.columns, repeating: 1)
        }),
      Quantity(
        name: "person-years of the oldest half in the last segment",
        weights: weights { _, own in
          own.personYears = (0..<shape.stateSize).map {
            $0 % shape.blockSize / shape.ageCount == shape.segments.count - 1
              && $0 % shape.ageCount >= shape.ageCount / 2 ? 1 : 0
          }
        }),
      Quantity(
        name: "deaths by age",
        weights: weights { year, own in
          own.deathsByAge = (0..<(shape.blockCount * shape.ageCount)).map {
            Double($0 % shape.ageCount + year)
          }
        }),
      Quantity(
        name: "deaths of the newborn",
        weights: weights { _, own in
          own.newbornDeaths = Array(repeating: 1, count: shape.blockCount)
        }),
    ]
    if model.risk != nil {
      all.append(
        Quantity(
          name: "new cases",
          weights: weights { _, own in
            own.newCases = Matrix(
              rows: own.newCases.rows, columns: own.newCases.columns, repeating: 1)
          }))
    }
    return all
  }

  /// Two programmes for everybody, for a system whose pack has none: between them they change every
  /// risk the pack does not fix, and activity at its first two points of delivery.
  private static func programmes(for system: SystemModel) -> [Intervention] {
    [0.9, 0.8].enumerated().map { position, ratio in
      func estimate(_ value: Double) -> Estimate { Estimate(value: value, low: value, high: value) }
      let pod = min(position, system.activity.pods.count - 1)
      return Intervention(
        id: "made-up-\(position)", title: "Made up", kind: .prevention, serviceLine: "none",
        providerKind: "none",
        eligible: Eligibility(
          ages: nil, sexes: system.shape.sexes, quintiles: system.shape.quintiles,
          segments: system.shape.segments.map(\.id), places: system.shape.places,
          shareByQuintile: system.shape.quintiles.map { _ in 0.5 }),
        reach: 0.5, resources: .init(unitCost: 0, setUpCost: 0, workforce: [:]),
        timing: EffectTiming(lag: position, ramp: 2, decay: 0.4),
        effects: .init(
          upwardMoves: estimate(ratio), upwardSegments: [], deaths: estimate(ratio),
          qualityOfLife: estimate(0.01),
          activity: pod < 0
            ? []
            : [
              .init(
                pod: pod, avoided: estimate(0.2),
                replacement: .init(
                  pod: system.activity.pods.count - 1, unitsPerUnitAvoided: 0.5),
                addedPerPerson: 0.1)
            ]),
        evidence: Evidence(grade: .d, source: "made up", year: 2026, note: "for a test"))
    }
  }
}

extension SystemModel {
  /// The same system with other interventions.
  fileprivate func buying(_ interventions: [Intervention]) -> SystemModel {
    SystemModel(
      horizon: horizon, need: need, quality: quality, activity: activity,
      interventions: interventions, risk: risk)
  }
}
