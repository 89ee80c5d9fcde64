extension Sequence where Element == Double {
  /// The sum with its rounding carried along (Neumaier, ZAMM 1974), so that a total of half a million
  /// people over tens of thousands of cells is right to a billionth of a person.
  @inlinable package var compensatedSum: Double {
    var (sum, carry) = (0.0, 0.0)
    for value in self {
      let total = sum + value
      carry += abs(sum) >= abs(value) ? (sum - total) + value : (value - total) + sum
      sum = total
    }
    return sum + carry
  }
}

extension Sequence where Element == Double {
  /// The largest element, or zero if there is none above it; not a number if any element is not, so
  /// that a check on it cannot pass by accident.
  @inlinable package var largestDistance: Double {
    var largest = 0.0
    for value in self {
      if value.isNaN { return .nan }
      if value > largest { largest = value }
    }
    return largest
  }
}
