import Foundation

/// Loops over rows: runs of numbers that lie side by side in arrays, the ages of a cell above all.
///
/// This is the one file in which memory is read without a check of each index. Every loop checks its
/// rows once, before it starts, and then goes through them in a way the compiler can turn into
/// instructions on several numbers at once. Sums are taken in four strands, always the same way, so
/// that the same rows give the same bytes; they differ from sums taken in order by rounding alone.
package enum Rows {
  /// The sum of a row.
  package static func sum(_ values: [Double], at start: Int, count: Int) -> Double {
    precondition(start >= 0 && count >= 0 && start + count <= values.count)
    return values.withUnsafeBufferPointer { values in
      guard let base = values.baseAddress else { return 0 }
      return strands(count) { base[start + $0] }
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
        let (a, b) = (left + leftStart, right + rightStart)
        return strands(count) { a[$0] * b[$0] }
      }
    }
  }

  /// Multiplies a row by one number.
  package static func scale(
    _ values: inout [Double], at start: Int, count: Int, by factor: Double
  ) {
    precondition(start >= 0 && count >= 0 && start + count <= values.count)
    values.withUnsafeMutableBufferPointer { values in
      guard let row = values.baseAddress.map({ $0 + start }) else { return }
      for index in 0..<count { row[index] *= factor }
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
        let (a, b) = (values + start, sums + sumStart)
        for index in 0..<count { b[index] += a[index] }
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
          let (a, b, c) = (left + leftStart, right + rightStart, sums + sumStart)
          for index in 0..<count { c[index] += a[index] * b[index] }
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
        let (a, b) = (values + start, factors + factorStart)
        for index in 0..<count { a[index] *= b[index] }
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
        let (a, b) = (values + start, parts + partStart)
        for index in 0..<count { a[index] *= 1 - b[index] }
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
          let (a, b, c) = (remaining + start, shares + shareStart, values + valueStart)
          for index in 0..<count { c[index] -= b[index] * (1 - a[index]) }
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
        for index in 0..<values.count { b[index] -= share * (1 - a[index]) }
      }
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
          let (a, b, c) = (first + firstStart, second + secondStart, third + thirdStart)
          return strands(count) { a[$0] * b[$0] * c[$0] }
        }
      }
    }
  }

  /// Takes its own share from each number of a row and adds what was taken to another row.
  package static func take(
    _ shares: [Double], at shareStart: Int, from values: inout [Double], at start: Int,
    to sums: inout [Double], at sumStart: Int, count: Int
  ) {
    precondition(start >= 0 && count >= 0 && start + count <= values.count)
    precondition(shareStart >= 0 && shareStart + count <= shares.count)
    precondition(sumStart >= 0 && sumStart + count <= sums.count)
    values.withUnsafeMutableBufferPointer { values in
      shares.withUnsafeBufferPointer { shares in
        sums.withUnsafeMutableBufferPointer { sums in
          guard let values = values.baseAddress, let shares = shares.baseAddress,
            let sums = sums.baseAddress
          else { return }
          let (a, b, c) = (values + start, shares + shareStart, sums + sumStart)
          for index in 0..<count {
            let taken = a[index] * b[index]
            a[index] -= taken
            c[index] += taken
          }
        }
      }
    }
  }

  /// Changes chances by hazard ratios: each becomes 1 − exp(−hazard × ratio), and the chance of
  /// staying takes up the rest. Where a ratio is exactly 1 nothing changes.
  ///
  /// - Parameters:
  ///   - chances: the array of the chances and of those of staying.
  ///   - start: where the chances begin.
  ///   - stay: where those of staying begin.
  ///   - hazards: −ln(1 − chance), laid out as `chances`.
  ///   - ratios: the array of the ratios.
  ///   - ratioStart: where the ratios begin.
  ///   - count: how many there are.
  package static func scaleHazards(
    of chances: inout [Double], at start: Int, staying stay: Int, hazards: [Double],
    by ratios: [Double], at ratioStart: Int, count: Int
  ) {
    precondition(start >= 0 && stay >= 0 && max(start, stay) + count <= chances.count)
    precondition(start + count <= hazards.count)
    precondition(ratioStart >= 0 && count >= 0 && ratioStart + count <= ratios.count)
    chances.withUnsafeMutableBufferPointer { chances in
      hazards.withUnsafeBufferPointer { hazards in
        ratios.withUnsafeBufferPointer { ratios in
          guard let chances = chances.baseAddress, let hazards = hazards.baseAddress,
            let ratios = ratios.baseAddress
          else { return }
          let (chance, staying) = (chances + start, chances + stay)
          let (hazard, ratio) = (hazards + start, ratios + ratioStart)
          for index in 0..<count where ratio[index] != 1 && hazard[index] > 0 {
            let after = -expm1(-hazard[index] * ratio[index])
            staying[index] += chance[index] - after
            chance[index] = after
          }
        }
      }
    }
  }

  /// A sum of terms in four strands.
  @inline(__always)
  private static func strands(_ count: Int, _ term: (Int) -> Double) -> Double {
    var sums = SIMD4<Double>.zero
    let whole = count & ~3
    var index = 0
    while index < whole {
      sums += SIMD4(term(index), term(index &+ 1), term(index &+ 2), term(index &+ 3))
      index &+= 4
    }
    var rest = 0.0
    while index < count {
      rest += term(index)
      index &+= 1
    }
    return sums.sum() + rest
  }
}
