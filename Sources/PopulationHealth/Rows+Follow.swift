internal import CRows

extension Rows {
  /// Follows sixteen cells side by side through some years.
  ///
  /// As in the rest of `Rows`, memory is read without a check of each index after one check of all.
  ///
  /// - Parameters:
  ///   - now: people by state, moved in place.
  ///   - next: as much room again; what is in it does not matter.
  ///   - years: how many years.
  ///   - chances: chances by exit, those of these cells from `start` on.
  ///   - start: where they begin.
  ///   - sources: the state that each exit leaves, ordered by the state entered.
  ///   - starts: where the exits into each state begin, and one more for the end.
  ///   - sums: people by `[year, state]`, the start being year 0, to which these cells are added.
  static func follow(
    _ now: inout [SIMD16<Double>], scratch next: inout [SIMD16<Double>], years: Int,
    chances: [SIMD16<Double>], at start: Int, sources: [Int], starts: [Int],
    addingTo sums: inout [SIMD16<Double>]
  ) {
    let states = now.count
    precondition(next.count == states && starts.count == states + 1 && starts[0] == 0)
    precondition(zip(starts, starts.dropFirst()).allSatisfy { $0 <= $1 })
    precondition(starts[states] == sources.count && sources.allSatisfy { (0..<states) ~= $0 })
    precondition(start >= 0 && start + sources.count <= chances.count)
    precondition(years >= 0 && sums.count == (years + 1) * states)
    now.withUnsafeMutableBufferPointer { now in
      next.withUnsafeMutableBufferPointer { next in
        chances.withUnsafeBufferPointer { chances in
          sources.withUnsafeBufferPointer { sources in
            starts.withUnsafeBufferPointer { starts in
              sums.withUnsafeMutableBufferPointer { sums in
                guard let old = numbers(now), let new = numbers(next),
                  let chance = numbers(chances).map({ $0 + start * SIMD16<Double>.scalarCount }),
                  let source = sources.baseAddress, let begin = starts.baseAddress,
                  let sum = numbers(sums)
                else { return }
                crows_follow(
                  old, new, states, years, chance, source, begin, sum)
              }
            }
          }
        }
      }
    }
  }

  /// Lays people, `[cell, state]`, out by state with cells side by side; where there are fewer
  /// cells than places beside each other, nobody is in the last.
  static func spread(
    _ people: [Double], of cells: Range<Int>, over lanes: inout [SIMD16<Double>]
  ) {
    let (states, width) = (lanes.count, SIMD16<Double>.scalarCount)
    precondition(cells.lowerBound >= 0 && cells.upperBound * states <= people.count)
    precondition(cells.count <= width)
    for state in lanes.indices { lanes[state] = .zero }
    people.withUnsafeBufferPointer { people in
      lanes.withUnsafeMutableBytes { lanes in
        let numbers = lanes.bindMemory(to: Double.self)
        guard let target = numbers.baseAddress, let source = people.baseAddress else { return }
        for cell in cells {
          let (row, lane) = (source + cell &* states, target + (cell &- cells.lowerBound))
          for state in 0..<states { lane[state &* width] = row[state] }
        }
      }
    }
  }

  /// Puts people who lie by state with cells side by side back to `[cell, state]`.
  static func collect(
    _ lanes: [SIMD16<Double>], of cells: Range<Int>, into people: inout [Double]
  ) {
    let (states, width) = (lanes.count, SIMD16<Double>.scalarCount)
    precondition(cells.lowerBound >= 0 && cells.upperBound * states <= people.count)
    precondition(cells.count <= width)
    people.withUnsafeMutableBufferPointer { people in
      lanes.withUnsafeBytes { lanes in
        let numbers = lanes.bindMemory(to: Double.self)
        guard let source = numbers.baseAddress, let target = people.baseAddress else { return }
        for cell in cells {
          let (row, lane) = (target + cell &* states, source + (cell &- cells.lowerBound))
          for state in 0..<states { row[state] = lane[state &* width] }
        }
      }
    }
  }

  /// The numbers that lie in memory where sixteen side by side do.
  private static func numbers(
    _ lanes: UnsafeMutableBufferPointer<SIMD16<Double>>
  ) -> UnsafeMutablePointer<Double>? {
    UnsafeMutableRawBufferPointer(lanes).assumingMemoryBound(to: Double.self).baseAddress
  }

  private static func numbers(
    _ lanes: UnsafeBufferPointer<SIMD16<Double>>
  ) -> UnsafePointer<Double>? {
    UnsafeRawBufferPointer(lanes).assumingMemoryBound(to: Double.self).baseAddress
  }
}
