internal import CRows

/// Loops over rows: runs of numbers that lie side by side in arrays, the ages of a cell above all.
///
/// Here alone memory is read without a check of each index. Every loop checks its rows once, before
/// it starts; the loops themselves are those of `CRows`, which are compiled for several processors.
/// Sums are taken in eight strands, always the same way, so that the same rows give the same bytes;
/// they differ from sums taken in order by rounding alone.
package enum Rows {
  /// Lends a row to read, `count` numbers from `start` on, after checking that they are there; nothing
  /// where there is no array.
  @inline(__always)
  static func reading<Result>(
    _ values: [Double]?, at start: Int = 0, count: Int,
    _ body: (UnsafePointer<Double>?) -> Result
  ) -> Result {
    guard let values else { return body(nil) }
    precondition(start >= 0 && count >= 0 && start + count <= values.count)
    return values.withUnsafeBufferPointer { body($0.baseAddress.map { $0 + start }) }
  }

  /// Lends a row to change.
  @inline(__always)
  static func changing<Result>(
    _ values: inout [Double], at start: Int = 0, count: Int,
    _ body: (UnsafeMutablePointer<Double>?) -> Result
  ) -> Result {
    precondition(start >= 0 && count >= 0 && start + count <= values.count)
    return values.withUnsafeMutableBufferPointer { body($0.baseAddress.map { $0 + start }) }
  }

  /// The sum of a row.
  package static func sum(_ values: [Double], at start: Int, count: Int) -> Double {
    reading(values, at: start, count: count) { crows_sum($0, count) }
  }

  /// The sums of rows of one length that lie side by side or apart.
  ///
  /// - Parameters:
  ///   - values: the array they are in, from its first number on.
  ///   - stride: how far apart they begin.
  ///   - count: how many numbers each has.
  /// - Returns: a sum for each of as many rows as there are.
  package static func sums(of values: [Double], every stride: Int, count: Int) -> [Double] {
    precondition(stride > 0 && (0...stride) ~= count && values.count % stride == 0)
    let rows = values.count / stride
    return [Double](unsafeUninitializedCapacity: rows) { sums, initialised in
      crows_sums(values, rows, stride, count, sums.baseAddress)
      initialised = rows
    }
  }

  /// The sum of the products of two rows, term by term.
  package static func dot(
    _ left: [Double], at leftStart: Int, _ right: [Double], at rightStart: Int, count: Int
  ) -> Double {
    reading(left, at: leftStart, count: count) { left in
      reading(right, at: rightStart, count: count) { crows_dot(left, $0, count) }
    }
  }

  /// The sum of the products of three rows, term by term.
  package static func dot(
    _ first: [Double], at firstStart: Int, _ second: [Double], at secondStart: Int,
    _ third: [Double], at thirdStart: Int, count: Int
  ) -> Double {
    reading(first, at: firstStart, count: count) { first in
      reading(second, at: secondStart, count: count) { second in
        reading(third, at: thirdStart, count: count) { crows_dot3(first, second, $0, count) }
      }
    }
  }

  /// Puts the numbers of a row in place of those of another.
  package static func copy(
    _ values: [Double], at start: Int, to others: inout [Double], at otherStart: Int, count: Int
  ) {
    reading(values, at: start, count: count) { values in
      changing(&others, at: otherStart, count: count) {
        if let values { $0?.update(from: values, count: count) }
      }
    }
  }

  /// Makes every number of an array zero.
  static func clear(_ values: inout [Double]) {
    let count = values.count
    changing(&values, count: count) { $0?.update(repeating: 0, count: count) }
  }

  /// Multiplies a row by one number.
  package static func scale(
    _ values: inout [Double], at start: Int, count: Int, by factor: Double
  ) {
    changing(&values, at: start, count: count) { crows_scale($0, factor, count) }
  }

  /// Multiplies a row by another, term by term.
  package static func multiply(
    _ values: inout [Double], at start: Int, by factors: [Double], at factorStart: Int, count: Int
  ) {
    reading(factors, at: factorStart, count: count) { factors in
      changing(&values, at: start, count: count) { crows_multiply($0, factors, count) }
    }
  }

  /// Multiplies a row by one less another, term by term.
  package static func scale(
    _ values: inout [Double], at start: Int, count: Int, byOneLess parts: [Double],
    at partStart: Int
  ) {
    reading(parts, at: partStart, count: count) { parts in
      changing(&values, at: start, count: count) { crows_scale_by_one_less($0, parts, count) }
    }
  }

  /// Adds a row to another, term by term.
  package static func add(
    _ values: [Double], at start: Int, to sums: inout [Double], at sumStart: Int, count: Int
  ) {
    reading(values, at: start, count: count) { values in
      changing(&sums, at: sumStart, count: count) { crows_add($0, values, count) }
    }
  }

  /// Adds one number to each of a row.
  package static func add(
    _ number: Double, to sums: inout [Double], at start: Int, count: Int
  ) {
    changing(&sums, at: start, count: count) { crows_add_number($0, number, count) }
  }

  /// Adds a row times one number to another.
  package static func add(
    _ values: [Double], at start: Int, times factor: Double, to sums: inout [Double],
    at sumStart: Int, count: Int
  ) {
    guard factor != 0 else { return }
    reading(values, at: start, count: count) { values in
      changing(&sums, at: sumStart, count: count) { crows_add_times($0, values, factor, count) }
    }
  }

  /// Adds the products of two rows to a third, term by term.
  package static func addProducts(
    _ left: [Double], at leftStart: Int, _ right: [Double], at rightStart: Int,
    to sums: inout [Double], at sumStart: Int, count: Int
  ) {
    reading(left, at: leftStart, count: count) { left in
      reading(right, at: rightStart, count: count) { right in
        changing(&sums, at: sumStart, count: count) {
          crows_add_products($0, left, right, count)
        }
      }
    }
  }

  /// Takes a share of what is lost, `share × (1 − remaining)`, from a row, term by term.
  package static func subtractLost(
    _ remaining: [Double], at start: Int, times shares: [Double], at shareStart: Int,
    from values: inout [Double], at valueStart: Int, count: Int
  ) {
    reading(remaining, at: start, count: count) { remaining in
      reading(shares, at: shareStart, count: count) { shares in
        changing(&values, at: valueStart, count: count) {
          crows_subtract_lost($0, shares, remaining, count)
        }
      }
    }
  }

  /// Takes the same share of what is lost, `share × (1 − remaining)`, from a whole array.
  package static func subtractLost(
    _ remaining: [Double], times share: Double, from values: inout [Double]
  ) {
    precondition(remaining.count == values.count)
    changing(&values, count: remaining.count) {
      crows_subtract_lost_share($0, share, remaining, remaining.count)
    }
  }

  /// Adds net migrants of each age to a group in the mix of segments already there, or by shares
  /// where nobody is; no more leave than there are.
  ///
  /// - Returns: how many come in all.
  package static func join(
    _ migrants: [Double], at start: Int, to cells: inout [Double], at first: Int,
    shares: [Double], at shareStart: Int, segments: Int, ages: Int
  ) -> Double {
    reading(migrants, at: start, count: ages) { coming in
      reading(shares, at: shareStart, count: segments * ages) { shares in
        changing(&cells, at: first, count: segments * ages) {
          crows_join($0, coming, shares, segments, ages)
        }
      }
    }
  }

  /// Net migrants of a year by the age they start it with and by that they end it with; see
  /// `NeedModel.findMigrants`.
  ///
  /// - Parameters:
  ///   - people: `[block, segment, age]`.
  ///   - start: where they begin.
  ///   - external: those from outside the country, `[block, age]`.
  ///   - externalStart: where they begin.
  ///   - rates: net rates from the rest of it, `[block, age]`.
  ///   - rateStart: where they begin.
  ///   - blocks: how many there are.
  ///   - segments: how many there are.
  ///   - ages: how many there are.
  ///   - migrants: given both, `[block, age]`.
  package static func findMigrants(
    among people: [Double], at start: Int, external: [Double], at externalStart: Int,
    rates: [Double], at rateStart: Int, blocks: Int, segments: Int, ages: Int,
    into migrants: inout NeedModel.MigrantsByAge
  ) {
    let count = blocks * ages
    if migrants.before.count != count {
      migrants.before = Array(repeating: 0, count: count)
      migrants.after = migrants.before
    }
    reading(people, at: start, count: count * segments) { people in
      reading(external, at: externalStart, count: count) { external in
        reading(rates, at: rateStart, count: count) { rates in
          changing(&migrants.before, count: count) { before in
            changing(&migrants.after, count: count) {
              crows_migrants(people, external, rates, blocks, segments, ages, before, $0)
            }
          }
        }
      }
    }
  }

  /// Puts the means of a part of an array and a whole one, number by number, in a third, which is made
  /// as long.
  package static func setMeans(
    _ left: [Double], at start: Int, _ right: [Double], in means: inout [Double]
  ) {
    if means.count != right.count { means = Array(repeating: 0, count: right.count) }
    reading(left, at: start, count: right.count) { left in
      changing(&means, count: right.count) { crows_mean(left, right, $0, right.count) }
    }
  }

  /// The means of two arrays, number by number.
  static func means(_ left: [Double], _ right: [Double]) -> [Double] {
    precondition(left.count == right.count)
    return [Double](unsafeUninitializedCapacity: left.count) { means, initialised in
      crows_mean(left, right, means.baseAddress, left.count)
      initialised = left.count
    }
  }
}
