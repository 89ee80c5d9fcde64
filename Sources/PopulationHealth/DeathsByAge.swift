/// Deaths in a year by place, sex, quintile and age: the one record of them, from which every total
/// follows.
public struct DeathsByAge: Hashable, Sendable {
  /// The axes.
  public let shape: PopulationShape
  /// Deaths by age at the start of the year, `[place, sex, quintile, age]`; those of migrants who came
  /// in the first half of the year among them.
  public package(set) var atStart: [Double]
  /// Deaths of those born in the year, `[place, sex, quintile]`.
  public package(set) var newborn: [Double]

  /// No deaths so far.
  package init(shape: PopulationShape) {
    self.shape = shape
    atStart = Array(repeating: 0, count: shape.blockCount * shape.ageCount)
    newborn = Array(repeating: 0, count: shape.blockCount)
  }

  /// Deaths at every age, the newborn among them, `[place, sex, quintile]`.
  public var byBlock: [Double] {
    let ages = shape.ageCount
    return newborn.indices.map {
      newborn[$0] + Rows.sum(atStart, at: $0 * ages, count: ages)
    }
  }

  /// Deaths of one (place, sex, quintile) by age last birthday at death, the newborn at the first.
  ///
  /// Birthdays and deaths are taken as spread evenly over the year, so that of those of an age at its
  /// start who die half have had their birthday; the last age is open and keeps its own.
  public func atDeath(block: Int) -> [Double] {
    let ages = shape.ageCount
    let died = atStart[(block * ages)..<((block + 1) * ages)]
    var deaths = Array(repeating: 0.0, count: ages)
    deaths[0] = newborn[block]
    for (age, count) in died.enumerated() {
      let later = min(age + 1, ages - 1)
      deaths[age] += count / 2
      deaths[later] += count / 2
    }
    return deaths
  }
}
