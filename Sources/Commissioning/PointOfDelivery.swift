/// Where and how care is given: one kind of unit, such as an emergency admission.
public struct PointOfDelivery: Hashable, Sendable {
  /// How a provider is paid for changes in activity.
  public enum Payment: String, Hashable, Sendable, CaseIterable {
    /// Each unit is paid for: the commissioner keeps what is not done.
    case activity
    /// A fixed sum: the commissioner pays the same whatever is done.
    case block
  }

  /// How cost follows activity that goes away. The three shares sum to one.
  public struct CostBehaviour: Hashable, Sendable {
    /// The share that stays whatever happens in the horizon of a plan.
    public let fixedShare: Double
    /// The share that goes only in whole steps, such as a ward, after a lag.
    public let semiFixedShare: Double
    /// The share that goes with each unit at once.
    public let variableShare: Double
    /// Units a year in one step of the semi-fixed share; zero when any number can be released.
    public let stepUnits: Double
    /// Whole years for which units must have been avoided before a step is released.
    public let releaseLagYears: Int

    /// Makes a cost behaviour.
    public init(
      fixedShare: Double, semiFixedShare: Double, variableShare: Double, stepUnits: Double,
      releaseLagYears: Int
    ) {
      self.fixedShare = fixedShare
      self.semiFixedShare = semiFixedShare
      self.variableShare = variableShare
      self.stepUnits = stepUnits
      self.releaseLagYears = releaseLagYears
    }

    /// The shares above zero by what they are called, in the order fixed, semi-fixed, variable.
    package var namedShares: [(name: String, value: Double)] {
      [("fixed", fixedShare), ("semi-fixed", semiFixedShare), ("variable", variableShare)]
        .filter { $0.1 > 0 }
    }

    /// The same behaviour with other shares, one for each of `namedShares`.
    package func replacing(shares new: [Double]) -> CostBehaviour {
      precondition(new.count == namedShares.count, "one value for each share above zero")
      var rest = new[...]
      func next(_ old: Double) -> Double { old > 0 ? rest.removeFirst() : old }
      return CostBehaviour(
        fixedShare: next(fixedShare), semiFixedShare: next(semiFixedShare),
        variableShare: next(variableShare), stepUnits: stepUnits, releaseLagYears: releaseLagYears)
    }

    /// The share of cost that goes in the end, as if steps could be divided: what a smooth figure
    /// is steered by.
    public var eventualShare: Double { variableShare + semiFixedShare }
  }

  /// The code used in tables.
  public let id: String
  /// What a reader sees.
  public let title: String
  /// What one unit is, such as `attendance`.
  public let unit: String
  /// The service line its cost belongs to.
  public let serviceLine: String
  /// The kind of provider that delivers it.
  public let providerKind: String
  /// Hospital bed days in one unit.
  public let bedDaysPerUnit: Double
  /// Yearly growth in units per person of the same age, sex, quintile and need: what changes in
  /// expectation, technology and practice bring.
  public package(set) var nonDemographicGrowth: Double
  /// How providers are paid for it.
  public let payment: Payment
  /// How its cost follows activity.
  public package(set) var behaviour: CostBehaviour
  /// Mean cost of one unit added by a programme, GBP of the model's price year.
  public package(set) var poundsPerUnit: Double

  /// Makes a point of delivery.
  public init(
    id: String, title: String, unit: String, serviceLine: String, providerKind: String,
    bedDaysPerUnit: Double, nonDemographicGrowth: Double, payment: Payment,
    behaviour: CostBehaviour, poundsPerUnit: Double
  ) {
    self.id = id
    self.title = title
    self.unit = unit
    self.serviceLine = serviceLine
    self.providerKind = providerKind
    self.bedDaysPerUnit = bedDaysPerUnit
    self.nonDemographicGrowth = nonDemographicGrowth
    self.payment = payment
    self.behaviour = behaviour
    self.poundsPerUnit = poundsPerUnit
  }
}

extension PointOfDelivery {
  /// The same point of delivery at prices `factor` times as high.
  public func repriced(by factor: Double) -> PointOfDelivery {
    PointOfDelivery(
      id: id, title: title, unit: unit, serviceLine: serviceLine, providerKind: providerKind,
      bedDaysPerUnit: bedDaysPerUnit, nonDemographicGrowth: nonDemographicGrowth,
      payment: payment, behaviour: behaviour, poundsPerUnit: poundsPerUnit * factor)
  }
}
