extension Intervention {
  /// What it costs, who must be found to run it, and in what steps it comes.
  public struct Resources: Hashable, Sendable {
    /// GBP of the model's price year per person reached, or that whole teams could reach; below zero
    /// where reaching a person takes them out of a service, for what that releases.
    public package(set) var unitCost: Double
    /// GBP of the model's price year, once, per extra person of yearly capacity.
    public package(set) var setUpCost: Double
    /// GBP of capital of the model's price year, once, per extra person of yearly capacity.
    public package(set) var capitalCost: Double
    /// GBP of the model's price year, once, when a place that had none of it in the year before
    /// has some, however little.
    public package(set) var openingCost: Double
    /// People a place must reach in a year if it is to reach any; 0 where any number will do.
    public let leastPeople: Double
    /// People one team can reach in a year, where it can only be run and paid for in whole teams;
    /// 0 where it can be run at any size.
    public let teamPeople: Double
    /// Whole-time equivalents per thousand people reached in a year, or that whole teams could
    /// reach, by position of staff group.
    public package(set) var workforce: [Int: Double]

    /// Makes a set of resources.
    public init(
      unitCost: Double, setUpCost: Double, capitalCost: Double = 0, openingCost: Double = 0,
      leastPeople: Double = 0, teamPeople: Double = 0, workforce: [Int: Double]
    ) {
      self.unitCost = unitCost
      self.setUpCost = setUpCost
      self.capitalCost = capitalCost
      self.openingCost = openingCost
      self.leastPeople = leastPeople
      self.teamPeople = teamPeople
      self.workforce = workforce
    }

    /// Whole teams needed to reach some people; where there are no teams, 0.
    public func teams(for people: Double) -> Double {
      guard teamPeople > 0 else { return 0 }
      // A share of a team this small is a rounding of a whole number of them.
      let rounding = 1e-6
      return (people / teamPeople - rounding).rounded(.up).magnitude
    }

    /// People whose service is staffed and paid for when some are reached.
    public func staffed(for people: Double) -> Double {
      teamPeople > 0 ? max(people, teams(for: people) * teamPeople) : people
    }
  }
}
