internal import CRows

extension Rows {
  /// The sum of what two rows differ by, cell by cell, and the least number in the second.
  ///
  /// Differences are small beside what they are of, so that their sum keeps digits that a difference of
  /// two sums would lose. The least is not to be trusted where the sum is not a number.
  package static func change(
    from before: [Double], to after: [Double], at start: Int, count: Int
  ) -> (sum: Double, least: Double) {
    var least = Double.infinity
    let sum = reading(before, at: start, count: count) { before in
      reading(after, at: start, count: count) { crows_change(before, $0, count, &least) }
    }
    return (sum, least)
  }

  /// The sum of what rows of ages, `[row, segment, age]`, hold outside their segments' own.
  ///
  /// - Parameters:
  ///   - people: the rows.
  ///   - own: positions of the ages of each segment.
  ///   - ages: how many ages a row has.
  /// - Returns: the sum, zero where everybody is in a segment of their own age.
  package static func sum(of people: [Double], outside own: [Range<Int>], ages: Int) -> Double {
    precondition(ages > 0 && !own.isEmpty && people.count % (own.count * ages) == 0)
    precondition(own.allSatisfy { $0.lowerBound >= 0 && $0.upperBound <= ages })
    return crows_outside(
      people, people.count / ages, ages, own.flatMap { [$0.lowerBound, $0.upperBound] }, own.count)
  }

  /// Sums over bands of ages, `[row, band]`.
  ///
  /// - Parameters:
  ///   - people: rows of ages.
  ///   - ages: how many ages a row has.
  ///   - bands: positions of the ages of each band.
  /// - Returns: a sum for each row and band.
  package static func bands(_ people: [Double], ages: Int, bands: [Range<Int>]) -> [Double] {
    precondition(ages > 0 && people.count % ages == 0)
    precondition(bands.allSatisfy { $0.lowerBound >= 0 && $0.upperBound <= ages })
    let rows = people.count / ages
    return [Double](unsafeUninitializedCapacity: rows * bands.count) { sums, initialised in
      crows_bands(
        people, rows, ages, bands.flatMap { [$0.lowerBound, $0.upperBound] }, bands.count,
        sums.baseAddress)
      initialised = rows * bands.count
    }
  }
}
