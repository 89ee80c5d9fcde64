import LinearAlgebra
import PopulationHealth
import Testing

@Suite struct `Closed groups of people followed through the years` {
  /// Some tens of roundings of a few thousand people.
  private static let tolerance = 1e-9

  /// Tables of a few exits, no two alike, and people; dead is the last state.
  private static func cells(_ count: Int, states: Int) -> (tables: [Matrix], people: Matrix) {
    let tables = (0..<count).map { cell in
      var table = Matrix(rows: states, columns: states)
      for state in 0..<states - 1 {
        let level = Double(cell % 7 + 1) * Double(state % 5 + 1)
        table[state, min(state + 1, states - 2)] += 0.004 * level
        table[state, max(state - 1, 0)] += 0.002 * level
        table[state, states - 1] += 0.001 * level
        table[state, state] += 1 - table.row(state).reduce(0, +)
      }
      table[states - 1, states - 1] = 1
      return table
    }
    let people = Matrix(
      rows: count, columns: states,
      elements: (0..<count * states).map { Double($0 * 7919 % 101) })
    return (tables, people)
  }

  @Test(arguments: [(1, 3, 1), (7, 5, 2), (8, 4, 30), (17, 6, 31), (3, 2, 0)])
  func `each cell is moved by its own table, whatever its neighbours`(
    count: Int, states: Int, years: Int
  ) {
    let (tables, people) = Self.cells(count, states: states)
    let trace = SegmentProjection(transitions: tables).trace(people, years: years)
    var byYear = Matrix(rows: years + 1, columns: states)
    for cell in 0..<count {
      var row = Matrix([Array(people.row(cell))])
      for year in 0...years {
        if year > 0 { row = row.product(tables[cell]) }
        for state in 0..<states { byYear[year, state] += row[0, state] }
      }
      let end = Matrix([Array(trace.end.row(cell))])
      #expect(end.largestDifference(from: row) <= Self.tolerance)
    }
    #expect(trace.byYear.largestDifference(from: byYear) <= Self.tolerance)
  }

  @Test func `nobody is lost or made in thirty years`() {
    let (tables, people) = Self.cells(37, states: 9)
    let trace = SegmentProjection(transitions: tables).trace(people, years: 30)
    let before = people.elements.reduce(0, +)
    for year in 0...30 {
      #expect(abs(trace.byYear.row(year).reduce(0, +) - before) <= Self.tolerance)
    }
  }

  @Test func `nobody in no cells is nobody after any time`() {
    let trace = SegmentProjection(transitions: []).trace(Matrix(rows: 0, columns: 0), years: 3)
    #expect(trace.end == Matrix(rows: 0, columns: 0))
  }

  @Test func `rates projected year by year are rates over all of the years`() throws {
    let rates = try RateMatrix(
      rates: Matrix([[-0.15, 0.1, 0.05], [0.2, -0.5, 0.3], [0, 0, 0]]))
    let trace = SegmentProjection(transitions: [rates.transition()])
      .trace(Matrix([[1000, 0, 0]]), years: 10)
    let direct = Matrix([[1000, 0, 0]]).product(rates.transition(over: 10))
    #expect(trace.end.largestDifference(from: direct) <= Self.tolerance)
  }
}
