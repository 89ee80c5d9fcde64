/// A population as a product of three factors: how many people each place has, who they are, and which
/// segments they live in.
///
/// people = number[place] × structure[place, sex, quintile, age] × mix[place, sex, quintile, segment,
/// age], so that each factor can be taken from another time (Das Gupta, Standardization and
/// Decomposition of Rates, US Bureau of the Census P23-186, 1993).
package struct PeopleFactors: Sendable {
  private let shape: PopulationShape
  /// People of each place.
  private let number: [Double]
  /// People of each `[place, sex, quintile, age]`, all segments together.
  private let structure: [Double]
  private let cells: [Double]

  /// Takes a population apart.
  package init(of people: People) {
    shape = people.shape
    cells = people.cells
    let (ages, block) = (shape.ageCount, shape.blockSize)
    var structure = Array(repeating: 0.0, count: shape.blockCount * ages)
    for cell in cells.indices {
      structure[cell / block * ages + cell % ages] += cells[cell]
    }
    self.structure = structure
    let row = shape.groupCount * ages
    number = shape.places.indices.map { place in
      structure[(place * row)..<((place + 1) * row)].compensatedSum
    }
  }

  /// Puts a population together from factors of different times.
  ///
  /// Where nobody of a kind was there to take a mix of segments from, the mix is that of the time the
  /// structure is from; where a place was empty, its structure is that of the time of the number.
  ///
  /// - Parameters:
  ///   - number: whose number of people in each place.
  ///   - structure: whose shares of each sex, quintile and age within a place.
  ///   - mix: whose shares of each segment within a sex, quintile and age.
  /// - Returns: people in every cell.
  package static func people(
    number: PeopleFactors, structure: PeopleFactors, mix: PeopleFactors
  ) -> People {
    let shape = number.shape
    let (ages, block) = (shape.ageCount, shape.blockSize)
    var cells = Array(repeating: 0.0, count: shape.stateSize)
    for index in 0..<shape.blockCount {
      let place = index / shape.groupCount
      guard number.number[place] > 0 else { continue }
      let isPeopled = structure.number[place] > 0
      let scale = isPeopled ? number.number[place] / structure.number[place] : 1
      for age in 0..<ages {
        let row = index * ages + age
        let who = isPeopled ? structure.structure[row] : number.structure[row]
        guard who > 0 else { continue }
        let isMixed = mix.structure[row] > 0
        let people = scale * who / (isMixed ? mix.structure[row] : who)
        for cell in stride(from: index * block + age, to: (index + 1) * block, by: ages) {
          let share =
            isMixed
            ? mix.cells[cell] : isPeopled ? structure.cells[cell] : number.cells[cell]
          cells[cell] = people * share
        }
      }
    }
    return People(shape: shape, cells: cells)
  }
}
