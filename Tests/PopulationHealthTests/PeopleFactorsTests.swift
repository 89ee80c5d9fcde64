import PopulationHealth
import Testing

@Suite struct `Number, structure and mix of a population` {
  private static let shape = SmallPopulation.shape

  /// Different people in every cell that holds people of its age; `change` moves all three factors.
  private static func people(_ change: Double) -> People {
    let cells = (0..<shape.stateSize).map { cell -> Double in
      let segment = shape.segments[cell % shape.blockSize / shape.ageCount]
      let age = cell % shape.ageCount
      guard segment.ages?.contains(age) ?? true else { return 0 }
      return 10 + Double((cell * 37) % 101) + change * Double((cell * 53) % 17)
    }
    return People(shape: shape, cells: cells)
  }

  private static let (then, now) = (people(0), people(3))
  private static let (old, new) = (PeopleFactors(of: then), PeopleFactors(of: now))

  /// A cell holds under two hundred people.
  private static let rounding = 1e-12 * 200

  private static func byAge(_ people: People, place: Int) -> [Double] {
    let range = people.placeRange(place)
    var sums = Array(repeating: 0.0, count: shape.groupCount * shape.ageCount)
    for cell in range {
      let local = cell - range.lowerBound
      sums[local / shape.blockSize * shape.ageCount + cell % shape.ageCount] += people.cells[cell]
    }
    return sums
  }

  private static func distance(_ left: [Double], _ right: [Double]) -> Double {
    zip(left, right).map { abs($0 - $1) }.largestDistance
  }

  @Test func `its own three factors make a population again`() {
    let again = PeopleFactors.people(number: Self.new, structure: Self.new, mix: Self.new)
    #expect(Self.distance(again.cells, Self.now.cells) < Self.rounding)
  }

  @Test func `with only the number changed every cell of a place grows alike`() {
    let more = PeopleFactors.people(number: Self.new, structure: Self.old, mix: Self.old)
    for place in 0..<2 {
      let growth = Self.now.totalByPlace[place] / Self.then.totalByPlace[place]
      let range = more.placeRange(place)
      let expected = Self.then.cells[range].map { $0 * growth }
      #expect(Self.distance(Array(more.cells[range]), expected) < Self.rounding)
    }
  }

  @Test func `with only the structure changed there are as many people in each place`() {
    let older = PeopleFactors.people(number: Self.old, structure: Self.new, mix: Self.old)
    #expect(Self.distance(older.totalByPlace, Self.then.totalByPlace) < Self.rounding * 100)
    for place in 0..<2 {
      let scale = Self.then.totalByPlace[place] / Self.now.totalByPlace[place]
      let expected = Self.byAge(Self.now, place: place).map { $0 * scale }
      #expect(Self.distance(Self.byAge(older, place: place), expected) < Self.rounding * 4)
    }
  }

  @Test func `with only the mix changed every sex, quintile and age keeps its people`() {
    let iller = PeopleFactors.people(number: Self.old, structure: Self.old, mix: Self.new)
    #expect(iller != Self.then)
    for place in 0..<2 {
      let (found, expected) = (
        Self.byAge(iller, place: place), Self.byAge(Self.then, place: place)
      )
      #expect(Self.distance(found, expected) < Self.rounding * 4)
    }
  }

  @Test func `an age nobody had is given the mix of the time that has it`() {
    var young = Self.then
    for cell in young.cells.indices where cell % Self.shape.ageCount == 5 { young.cells[cell] = 0 }
    let mixed = PeopleFactors.people(
      number: Self.new, structure: Self.new, mix: PeopleFactors(of: young))
    for cell in mixed.cells.indices where cell % Self.shape.ageCount == 5 {
      #expect(abs(mixed.cells[cell] - Self.now.cells[cell]) < Self.rounding)
    }
  }

  @Test func `a place that was empty is peopled as it is later, and an emptied one stays empty`() {
    var empty = Self.then
    for cell in empty.placeRange(1) { empty.cells[cell] = 0 }
    let before = PeopleFactors(of: empty)
    let filled = PeopleFactors.people(number: Self.new, structure: before, mix: before)
    let range = filled.placeRange(1)
    #expect(
      Self.distance(Array(filled.cells[range]), Array(Self.now.cells[range])) < Self.rounding)
    let emptied = PeopleFactors.people(number: before, structure: Self.new, mix: Self.new)
    #expect(emptied.cells[range].allSatisfy { $0 == 0 })
  }
}
