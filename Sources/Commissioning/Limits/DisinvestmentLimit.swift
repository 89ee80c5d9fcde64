/// A service that people may only be taken out of as another takes them in: in each place and year, at
/// most so many people give up the old for each person the new one reaches.
public struct DisinvestmentLimit: Hashable, Sendable {
  /// The name the scenario gives it.
  public let id: String
  /// Position of the intervention that takes the old service out.
  public let givesUp: Int
  /// Position of the intervention that takes its place.
  public let replacedBy: Int
  /// People who may give up the old service for each person the new one reaches.
  public let peoplePerPerson: Double

  /// Pairs a disinvestment with what replaces it.
  public init(id: String, givesUp: Int, replacedBy: Int, peoplePerPerson: Double) {
    self.id = id
    self.givesUp = givesUp
    self.replacedBy = replacedBy
    self.peoplePerPerson = peoplePerPerson
  }
}
