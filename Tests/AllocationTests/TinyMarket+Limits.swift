import Allocation
import Commissioning
import LinearAlgebra
import PopulationHealth

extension TinyMarket {
  /// Its money and nothing else to keep to.
  var moneyAlone: InvestmentLimits {
    InvestmentLimits(budget: Array(repeating: budget, count: planYears))
  }

  /// The best plan within some limits.
  func allocate(within limits: InvestmentLimits) throws(AllocationFailure) -> Allocation {
    try Allocator(
      model: model, terms: terms, limits: limits, start: model.startingPoint(), baseline: baseline
    ).allocate(for: objective)
  }
}

extension Intervention {
  /// The same with other resources, kind or effects on activity.
  func with(
    kind: Kind? = nil, resources: Resources? = nil, activity: [ActivityEffect]? = nil
  ) -> Intervention {
    Intervention(
      id: id, title: title, kind: kind ?? self.kind, serviceLine: serviceLine,
      providerKind: providerKind, eligible: eligible, reach: reach,
      resources: resources ?? self.resources, timing: timing,
      effects: .init(
        upwardMoves: effects.upwardMoves, upwardSegments: [], deaths: effects.deaths,
        qualityOfLife: effects.qualityOfLife, activity: activity ?? effects.activity),
      evidence: evidence)
  }
}

extension LinearProgram {
  /// The rows of one kind of limit as text, numbers to six figures: `name: least <= sum <= most`.
  func text(of kind: String) -> String {
    rows.filter { $0.name.hasPrefix("\(kind).") }.map { row in
      let sum = row.terms.map { term in
        "\(Self.figure(term.coefficient)) \(variables[term.variable].name)"
      }.joined(separator: " + ")
      let low = row.lower.isFinite ? "\(Self.figure(row.lower)) <= " : ""
      let high = row.upper.isFinite ? " <= \(Self.figure(row.upper))" : ""
      return "\(row.name): \(low)\(sum)\(high)"
    }.joined(separator: "\n")
  }

  private static func figure(_ value: Double) -> String {
    // Differences of sums of some thousand people.
    let rounding = 1e-9
    guard abs(value) > rounding else { return "0" }
    var scale = 1.0
    while abs(value) * scale < 1e5 { scale *= 10 }
    let figure = (value * scale).rounded() / scale
    return figure == figure.rounded() ? "\(Int(figure))" : "\(figure)"
  }
}
