/// Numbers of people in every cell, `[place, sex, quintile, segment, age]`, age varying fastest.
public struct People: Hashable, Sendable {
  /// The axes.
  public let shape: PopulationShape
  /// People in each cell.
  public var cells: [Double]

  /// Makes a population from its cells.
  ///
  /// - Precondition: `cells` has `shape.stateSize` members.
  public init(shape: PopulationShape, cells: [Double]) {
    precondition(cells.count == shape.stateSize, "one number for each cell")
    self.shape = shape
    self.cells = cells
  }

  /// Everybody.
  public var total: Double { cells.compensatedSum }

  /// People of all places together, `[sex, quintile, segment, age]`.
  var ofAllPlaces: [Double] {
    var sum = Array(repeating: 0.0, count: shape.profileSize)
    for place in shape.places.indices {
      Rows.add(
        cells, at: placeRange(place).lowerBound, to: &sum, at: 0, count: shape.profileSize)
    }
    return sum
  }

  /// People in each place.
  public var totalByPlace: [Double] {
    shape.places.indices.map { place in
      cells[placeRange(place)].compensatedSum
    }
  }

  /// People whose age falls in a range, over all places, sexes, quintiles and segments.
  public func total(ages: AgeRange) -> Double {
    let wanted = shape.ageIndices(in: ages)
    var sum = 0.0
    for row in 0..<(cells.count / shape.ageCount) {
      for age in wanted { sum += cells[row * shape.ageCount + age] }
    }
    return sum
  }

  /// Where one place's cells stand in `cells`.
  public func placeRange(_ place: Int) -> Range<Int> {
    let start = place * shape.profileSize
    return start..<(start + shape.profileSize)
  }

  /// The mean of two populations cell by cell: the person-years lived between them when people
  /// change evenly through the year.
  public func averaged(with other: People) -> People {
    precondition(shape == other.shape, "the same axes")
    return People(shape: shape, cells: Rows.means(cells, other.cells))
  }
}
