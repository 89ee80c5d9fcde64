public import LinearAlgebra

/// Closed groups of people, *cells*, who move between states by the same chances year after year.
///
/// Nobody is born, ages or comes from another cell: what moves people is their own cell's table
/// alone, n' = n P. That is what a cohort model follows, or a population cell by cell between
/// two updates of its rates.
///
/// The tables are kept as their exits, the moves that are possible in some cell, sixteen cells side
/// by side. Each sixteen are followed through all of the years before the next, so that their
/// chances are read from the processor's nearest memory but for the first year.
public struct SegmentProjection: Sendable {
  /// How many states there are.
  public let stateCount: Int
  /// How many cells there are.
  public let cellCount: Int
  /// The state that each exit leaves, ordered by the state entered.
  let sources: [Int]
  /// Where the exits into each state begin among `sources`; one more marks the end.
  let starts: [Int]
  /// Chances by sixteen cells and exit, `[sixteen, exit]`; nobody is in what the last sixteen lack.
  let chances: [SIMD16<Double>]

  /// Where people were.
  public struct Trace: Sendable {
    /// People at the end, cells by states.
    public let end: Matrix
    /// People of all cells together, years by states; row 0 is the start.
    public let byYear: Matrix
  }

  /// Makes a projection from yearly chances.
  ///
  /// - Parameter transitions: one table for each cell, states at the start of a year by states at its end,
  ///   all of one size; rows should sum to one, which is not checked.
  public init(transitions: [Matrix]) {
    let states = transitions.first?.rows ?? 0
    precondition(
      transitions.allSatisfy { $0.rows == states && $0.columns == states },
      "chances between states are square, of one size")
    var isPossible = Array(repeating: false, count: states * states)
    for table in transitions {
      for (move, chance) in table.elements.enumerated() where chance != 0 {
        isPossible[move] = true
      }
    }
    var sources: [Int] = []
    var starts = [0]
    for to in 0..<states {
      sources += (0..<states).filter { isPossible[$0 * states + to] }
      starts.append(sources.count)
    }
    let width = SIMD16<Double>.scalarCount
    let blocks = (transitions.count + width - 1) / width
    var chances = Array(repeating: SIMD16<Double>.zero, count: blocks * sources.count)
    for (cell, table) in transitions.enumerated() {
      for to in 0..<states {
        for exit in starts[to]..<starts[to + 1] {
          chances[cell / width * sources.count + exit][cell % width] = table[sources[exit], to]
        }
      }
    }
    self.stateCount = states
    self.cellCount = transitions.count
    self.sources = sources
    self.starts = starts
    self.chances = chances
  }

  /// Follows people through some years.
  ///
  /// Sums are taken in the order of states and cells: the same people give the same bytes.
  ///
  /// - Parameters:
  ///   - people: people at the start, cells by states.
  ///   - years: how many years, 0 or more.
  /// - Returns: people at the end, and in each state at the start and after each year.
  /// - Complexity: O(cells x exits x years).
  public func trace(_ people: Matrix, years: Int) -> Trace {
    precondition(people.rows == cellCount && people.columns == stateCount, "cells by states")
    precondition(years >= 0, "a projection goes forward")
    let width = SIMD16<Double>.scalarCount
    var end = Array(repeating: 0.0, count: cellCount * stateCount)
    var sums = Array(repeating: SIMD16<Double>.zero, count: (years + 1) * stateCount)
    var now = Array(repeating: SIMD16<Double>.zero, count: stateCount)
    var next = now
    for block in 0..<(cellCount + width - 1) / width {
      let cells = block * width..<min(cellCount, (block + 1) * width)
      Rows.spread(people.elements, of: cells, over: &now)
      Rows.follow(
        &now, scratch: &next, years: years, chances: chances, at: block * sources.count,
        sources: sources, starts: starts, addingTo: &sums)
      Rows.collect(now, of: cells, into: &end)
    }
    return Trace(
      end: Matrix(rows: cellCount, columns: stateCount, elements: end),
      byYear: Matrix(
        rows: years + 1, columns: stateCount, elements: sums.map { $0.sum() }))
  }
}
