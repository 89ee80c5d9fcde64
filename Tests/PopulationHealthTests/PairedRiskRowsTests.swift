import PopulationHealth
import Testing

/// What paths leave of a risk beside the products they stand for, where of two only the larger counts, for as many
/// classes as are taken together and for more.
@Suite struct `Rows of paired risks` {
  private typealias Place = `Rows of a place`

  @Test(arguments: Place.ageCounts, [1, 2, 3, 4, 5, 9])
  func `of two that are paired the larger counts, and both where one lowers and one raises`(
    ages: Int, classes: Int
  ) {
    let shape = Place.shape(ages)
    let size = shape.groupCount * ages
    // Some of what is left is below one, and some above it.
    let fractions = Place.numbers(6 * size, step: 3).map { $0 / 8 - 0.3 }
    let exposures = Place.numbers(2 * ages, step: 5).map { $0 / 9 }
    let parts = [0, 1, 1, 2, 3, 4]
    // Each class is on other paths, and the first on all.
    let flags = (0..<(parts.count * classes)).map { $0 % classes == 0 || $0 * 7 % 5 < 3 ? 1 : 0 }
    let paths = parts.enumerated().map { position, part in
      Rows.Path(
        fraction: position, exposure: position % 2, part: part, firstAge: 0,
        flags: position * classes)
    }
    var expected: [Double] = []
    for group in 0..<shape.groupCount {
      for kind in 0..<classes {
        for age in 0..<ages {
          func left(_ part: Int) -> Double {
            paths.filter { $0.part == part && flags[$0.flags + kind] == 1 }.reduce(1) {
              let fraction = fractions[$1.fraction * size + group * ages + age]
              return $0 * (1 - fraction * exposures[$1.exposure * ages + age])
            }
          }
          expected.append(
            [(1, 2), (3, 4)].reduce(left(0)) {
              let (one, other) = (left($1.0), left($1.1))
              return $0 * min(1, one, other) * max(1, one, other)
            })
        }
      }
    }
    Place.expect(
      Rows.remain(
        after: [paths], fractions: fractions, exposures: exposures, flags: flags,
        classes: classes, shape: shape), near: expected)
  }
}
