public import PopulationHealth

/// A programme the system may buy: who it is for, what it costs, what it changes and how surely.
public struct Intervention: Hashable, Sendable {
  /// What sort of change it is.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case prevention
    case shift
    case digital
    case primaryCare = "primary-care"
    /// Taking people out of a service, which releases what it costs and may do harm.
    case disinvestment
  }

  /// What it does to activity at one point of delivery.
  public struct ActivityEffect: Hashable, Sendable {
    /// Position of the point of delivery it acts on.
    public let pod: Int
    /// The share of a reached person's own units that is avoided; below zero, units are caused.
    public package(set) var avoided: Estimate
    /// Where the avoided units go: the point of delivery and units added there per unit avoided.
    public package(set) var replacement: Replacement?
    /// Units added per person reached and year of effect, at `pod`.
    public package(set) var addedPerPerson: Double

    /// Makes an effect on activity.
    public init(
      pod: Int, avoided: Estimate, replacement: Replacement?, addedPerPerson: Double
    ) {
      self.pod = pod
      self.avoided = avoided
      self.replacement = replacement
      self.addedPerPerson = addedPerPerson
    }
  }

  /// Units that take the place of avoided ones.
  public struct Replacement: Hashable, Sendable {
    /// Position of the point of delivery at which units are added.
    public let pod: Int
    /// Units added for each unit avoided.
    public package(set) var unitsPerUnitAvoided: Double

    /// Makes a replacement.
    public init(pod: Int, unitsPerUnitAvoided: Double) {
      self.pod = pod
      self.unitsPerUnitAvoided = unitsPerUnitAvoided
    }
  }

  /// What it does to a risk factor in those it reaches.
  public struct RiskEffect: Hashable, Sendable {
    /// Position of the factor.
    public let factor: Int
    /// What happens to it.
    public package(set) var change: RiskChange
    /// The range of the share or units of the change.
    public let range: ClosedRange<Double>

    /// Makes an effect on a risk factor.
    public init(factor: Int, change: RiskChange, range: ClosedRange<Double>) {
      self.factor = factor
      self.change = change
      self.range = range
    }
  }

  /// What it does to a condition, other than through a risk factor.
  public struct ConditionEffect: Hashable, Sendable {
    /// Position of the condition.
    public let condition: Int
    /// Hazard ratio on new cases and on deaths from it.
    public package(set) var hazardRatio: Estimate
    /// Risk of the eligible over the average of their age, sex and quintile.
    public let riskMultiple: Double

    /// Makes an effect on a condition.
    public init(condition: Int, hazardRatio: Estimate, riskMultiple: Double) {
      self.condition = condition
      self.hazardRatio = hazardRatio
      self.riskMultiple = riskMultiple
    }
  }

  /// What it does to a person who is reached, relative to that person's own risk.
  public struct Effects: Hashable, Sendable {
    /// Hazard ratio on moving to a segment of greater need.
    public package(set) var upwardMoves: Estimate
    /// Codes of the segments whose moves it changes; empty means every eligible one.
    public let upwardSegments: [String]
    /// Hazard ratio on death.
    public package(set) var deaths: Estimate
    /// EQ-5D gained per person reached and year of effect.
    public package(set) var qualityOfLife: Estimate
    /// Changes in activity.
    public package(set) var activity: [ActivityEffect]
    /// Changes in risk factors, which go on to conditions, moves, deaths and activity.
    public package(set) var riskFactors: [RiskEffect]
    /// Changes in conditions that do not come about through a risk factor.
    public package(set) var conditions: [ConditionEffect]

    /// Makes a set of effects.
    public init(
      upwardMoves: Estimate, upwardSegments: [String], deaths: Estimate, qualityOfLife: Estimate,
      activity: [ActivityEffect], riskFactors: [RiskEffect] = [],
      conditions: [ConditionEffect] = []
    ) {
      self.upwardMoves = upwardMoves
      self.upwardSegments = upwardSegments
      self.deaths = deaths
      self.qualityOfLife = qualityOfLife
      self.activity = activity
      self.riskFactors = riskFactors
      self.conditions = conditions
    }
  }

  /// The code used in files and tables.
  public let id: String
  /// What a reader sees.
  public let title: String
  /// What sort of change it is.
  public let kind: Kind
  /// The service line that pays for it.
  public let serviceLine: String
  /// The kind of provider that delivers it.
  public let providerKind: String
  /// Who it is for.
  public package(set) var eligible: Eligibility
  /// The largest share of eligible people it can reach in one year.
  public let reach: Double
  /// What it costs and who runs it.
  public package(set) var resources: Resources
  /// How its effect comes and goes.
  public package(set) var timing: EffectTiming
  /// What it changes.
  public package(set) var effects: Effects
  /// Where the figures come from.
  public let evidence: Evidence

  /// Makes an intervention.
  public init(
    id: String, title: String, kind: Kind, serviceLine: String, providerKind: String,
    eligible: Eligibility, reach: Double, resources: Resources, timing: EffectTiming,
    effects: Effects, evidence: Evidence
  ) {
    self.id = id
    self.title = title
    self.kind = kind
    self.serviceLine = serviceLine
    self.providerKind = providerKind
    self.eligible = eligible
    self.reach = reach
    self.resources = resources
    self.timing = timing
    self.effects = effects
    self.evidence = evidence
  }

  /// The same intervention where each person costs so many times as much.
  func multiplyingUnitCost(by factor: Double) -> Intervention {
    var dearer = self
    dearer.resources = Resources(
      unitCost: resources.unitCost * factor, setUpCost: resources.setUpCost,
      capitalCost: resources.capitalCost, openingCost: resources.openingCost,
      leastPeople: resources.leastPeople, teamPeople: resources.teamPeople,
      workforce: resources.workforce)
    return dearer
  }
}
