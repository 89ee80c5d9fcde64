extension Rows {
  /// The sum of what two rows differ by, cell by cell, and the least number in the second.
  ///
  /// Differences are small beside what they are of, so that their sum keeps digits that a difference of
  /// two sums would lose. The least is not to be trusted where the sum is not a number.
  package static func change(
    from before: [Double], to after: [Double], at start: Int, count: Int
  ) -> (sum: Double, least: Double) {
    precondition(start >= 0 && count >= 0)
    precondition(start + count <= before.count && start + count <= after.count)
    return before.withUnsafeBufferPointer { before in
      after.withUnsafeBufferPointer { after in
        guard let a = before.baseAddress.map({ $0 + start }),
          let b = after.baseAddress.map({ $0 + start })
        else { return (0, .infinity) }
        var sums = SIMD8<Double>.zero
        var least = SIMD8<Double>(repeating: .infinity)
        let whole = count & ~7
        for index in stride(from: 0, to: whole, by: 8) {
          let (old, new) = (
            UnsafeRawPointer(a + index).loadUnaligned(as: SIMD8<Double>.self),
            UnsafeRawPointer(b + index).loadUnaligned(as: SIMD8<Double>.self)
          )
          sums += new - old
          least = pointwiseMin(least, new)
        }
        var (sum, smallest) = (sums.sum(), least.min())
        for index in whole..<count {
          sum += b[index] - a[index]
          smallest = min(smallest, b[index])
        }
        return (sum, smallest)
      }
    }
  }
}
