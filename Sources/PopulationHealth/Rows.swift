internal import CRows

/// Loops over rows: runs of numbers that lie side by side in arrays, the ages of a cell above all.
///
/// Here alone memory is read without a check of each index. Every loop checks its rows once, before
/// it starts; the loops themselves are those of `CRows`, which are compiled for several processors.
/// Sums are taken in eight strands, always the same way, so that the same rows give the same bytes;
/// they differ from sums taken in order by rounding alone.
package enum Rows {
  /// The sum of a row.
  package static func sum(_ values: [Double], at start: Int, count: Int) -> Double {
    precondition(start >= 0 && count >= 0 && start + count <= values.count)
    return values.withUnsafeBufferPointer { values in
      guard let base = values.baseAddress else { return 0 }
      return crows_sum(base + start, count)
    }
  }

  /// The sum of the products of two rows, term by term.
  package static func dot(
    _ left: [Double], at leftStart: Int, _ right: [Double], at rightStart: Int, count: Int
  ) -> Double {
    precondition(leftStart >= 0 && count >= 0 && leftStart + count <= left.count)
    precondition(rightStart >= 0 && rightStart + count <= right.count)
    return left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { right in
        guard let left = left.baseAddress, let right = right.baseAddress else { return 0 }
        return crows_dot(left + leftStart, right + rightStart, count)
      }
    }
  }

  /// Multiplies a row by one number.
  package static func scale(
    _ values: inout [Double], at start: Int, count: Int, by factor: Double
  ) {
    precondition(start >= 0 && count >= 0 && start + count <= values.count)
    values.withUnsafeMutableBufferPointer { values in
      guard let values = values.baseAddress else { return }
      crows_scale(values + start, factor, count)
    }
  }

  /// Adds a row to another, term by term.
  package static func add(
    _ values: [Double], at start: Int, to sums: inout [Double], at sumStart: Int, count: Int
  ) {
    precondition(start >= 0 && count >= 0 && start + count <= values.count)
    precondition(sumStart >= 0 && sumStart + count <= sums.count)
    values.withUnsafeBufferPointer { values in
      sums.withUnsafeMutableBufferPointer { sums in
        guard let values = values.baseAddress, let sums = sums.baseAddress else { return }
        crows_add(sums + sumStart, values + start, count)
      }
    }
  }

  /// Adds the products of two rows to a third, term by term.
  package static func addProducts(
    _ left: [Double], at leftStart: Int, _ right: [Double], at rightStart: Int,
    to sums: inout [Double], at sumStart: Int, count: Int
  ) {
    precondition(leftStart >= 0 && count >= 0 && leftStart + count <= left.count)
    precondition(rightStart >= 0 && rightStart + count <= right.count)
    precondition(sumStart >= 0 && sumStart + count <= sums.count)
    left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { right in
        sums.withUnsafeMutableBufferPointer { sums in
          guard let left = left.baseAddress, let right = right.baseAddress,
            let sums = sums.baseAddress
          else { return }
          crows_add_products(sums + sumStart, left + leftStart, right + rightStart, count)
        }
      }
    }
  }

  /// Multiplies a row by another, term by term.
  package static func multiply(
    _ values: inout [Double], at start: Int, by factors: [Double], at factorStart: Int, count: Int
  ) {
    precondition(start >= 0 && count >= 0 && start + count <= values.count)
    precondition(factorStart >= 0 && factorStart + count <= factors.count)
    values.withUnsafeMutableBufferPointer { values in
      factors.withUnsafeBufferPointer { factors in
        guard let values = values.baseAddress, let factors = factors.baseAddress else { return }
        crows_multiply(values + start, factors + factorStart, count)
      }
    }
  }

  /// Multiplies a row by one less another, term by term.
  package static func scale(
    _ values: inout [Double], at start: Int, count: Int, byOneLess parts: [Double],
    at partStart: Int
  ) {
    precondition(start >= 0 && count >= 0 && start + count <= values.count)
    precondition(partStart >= 0 && partStart + count <= parts.count)
    values.withUnsafeMutableBufferPointer { values in
      parts.withUnsafeBufferPointer { parts in
        guard let values = values.baseAddress, let parts = parts.baseAddress else { return }
        crows_scale_by_one_less(values + start, parts + partStart, count)
      }
    }
  }

  /// Takes a share of what is lost, `share × (1 − remaining)`, from a row, term by term.
  package static func subtractLost(
    _ remaining: [Double], at start: Int, times shares: [Double], at shareStart: Int,
    from values: inout [Double], at valueStart: Int, count: Int
  ) {
    precondition(start >= 0 && count >= 0 && start + count <= remaining.count)
    precondition(shareStart >= 0 && shareStart + count <= shares.count)
    precondition(valueStart >= 0 && valueStart + count <= values.count)
    remaining.withUnsafeBufferPointer { remaining in
      shares.withUnsafeBufferPointer { shares in
        values.withUnsafeMutableBufferPointer { values in
          guard let remaining = remaining.baseAddress, let shares = shares.baseAddress,
            let values = values.baseAddress
          else { return }
          crows_subtract_lost(
            values + valueStart, shares + shareStart, remaining + start, count)
        }
      }
    }
  }

  /// Takes the same share of what is lost, `share × (1 − remaining)`, from a whole array.
  package static func subtractLost(
    _ remaining: [Double], times share: Double, from values: inout [Double]
  ) {
    precondition(remaining.count == values.count)
    remaining.withUnsafeBufferPointer { remaining in
      values.withUnsafeMutableBufferPointer { values in
        guard let a = remaining.baseAddress, let b = values.baseAddress else { return }
        crows_subtract_lost_share(b, share, a, values.count)
      }
    }
  }

  /// Adds net migrants of each age to a group in the mix of segments already there, or by shares
  /// where nobody is; no more leave than there are.
  ///
  /// - Returns: how many come in all.
  static func join(
    _ migrants: [Double], at start: Int, to cells: inout [Double], at first: Int,
    shares: [Double], at shareStart: Int, segments: Int, ages: Int
  ) -> Double {
    precondition(start >= 0 && ages >= 0 && start + ages <= migrants.count)
    precondition(first >= 0 && first + segments * ages <= cells.count)
    precondition(shareStart >= 0 && shareStart + segments * ages <= shares.count)
    return migrants.withUnsafeBufferPointer { migrants in
      shares.withUnsafeBufferPointer { shares in
        cells.withUnsafeMutableBufferPointer { cells in
          guard let coming = migrants.baseAddress, let shares = shares.baseAddress,
            let cells = cells.baseAddress
          else { return 0 }
          return crows_join(cells + first, coming + start, shares + shareStart, segments, ages)
        }
      }
    }
  }

  /// Puts the means of a part of an array and a whole one, number by number, in the same part of a
  /// third.
  package static func setMeans(
    _ left: [Double], _ right: [Double], at start: Int, in means: inout [Double]
  ) {
    let count = right.count
    precondition(start >= 0 && start + count <= min(left.count, means.count))
    left.withUnsafeBufferPointer { left in
      means.withUnsafeMutableBufferPointer { means in
        guard let a = left.baseAddress, let mean = means.baseAddress else { return }
        crows_mean(a + start, right, mean + start, count)
      }
    }
  }

  /// The means of two arrays, number by number.
  static func means(_ left: [Double], _ right: [Double]) -> [Double] {
    precondition(left.count == right.count)
    return [Double](unsafeUninitializedCapacity: left.count) { means, initialised in
      left.withUnsafeBufferPointer { left in
        right.withUnsafeBufferPointer { right in
          if let a = left.baseAddress, let b = right.baseAddress, let mean = means.baseAddress {
            crows_mean(a, b, mean, left.count)
          }
        }
      }
      initialised = left.count
    }
  }

  /// The sum of the products of three rows, term by term.
  package static func dot(
    _ first: [Double], at firstStart: Int, _ second: [Double], at secondStart: Int,
    _ third: [Double], at thirdStart: Int, count: Int
  ) -> Double {
    precondition(firstStart >= 0 && count >= 0 && firstStart + count <= first.count)
    precondition(secondStart >= 0 && secondStart + count <= second.count)
    precondition(thirdStart >= 0 && thirdStart + count <= third.count)
    return first.withUnsafeBufferPointer { first in
      second.withUnsafeBufferPointer { second in
        third.withUnsafeBufferPointer { third in
          guard let first = first.baseAddress, let second = second.baseAddress,
            let third = third.baseAddress
          else { return 0 }
          return crows_dot3(first + firstStart, second + secondStart, third + thirdStart, count)
        }
      }
    }
  }
}
