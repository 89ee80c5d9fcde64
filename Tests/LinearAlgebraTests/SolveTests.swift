import LinearAlgebra
import Testing

@Suite struct SolveTests {
  @Test func `a solution put back gives the right-hand side`() throws {
    let table = Matrix([[2, 1, 0], [1, 3, 1], [0, 1, 4]])
    let side = Matrix([[3, 1], [10, 0], [14, 2]])
    let solution = try table.solution(of: side)
    // A few roundings of numbers of the order of ten.
    #expect(table.product(solution).largestDifference(from: side) <= 1e-14)
    #expect(try table.solution(of: table).largestDifference(from: .identity(3)) <= 1e-15)
  }

  @Test func `a row exchange is made where the first pivot is zero`() throws {
    let exchange = Matrix([[0, 1], [1, 0]])
    #expect(try exchange.solution(of: Matrix([[5], [7]])) == Matrix([[7], [5]]))
  }

  @Test func `a singular table is reported with its column`() {
    let table = Matrix([[1, 2, 3], [2, 4, 5], [3, 6, 7]])
    #expect(throws: Matrix.SolveFailure.singular(column: 1)) {
      try Matrix([[1, 2], [2, 4]]).solution(of: .identity(2))
    }
    #expect(throws: Matrix.SolveFailure.self) { try table.solution(of: .identity(3)) }
    #expect(
      "\(Matrix.SolveFailure.singular(column: 1))"
        == "the equations have no single solution: column 2 depends on those before it")
  }

  @Test func `a number that is none is reported`() {
    #expect(throws: Matrix.SolveFailure.notFinite) {
      try Matrix([[.nan]]).solution(of: .identity(1))
    }
    #expect(throws: Matrix.SolveFailure.notFinite) {
      try Matrix([[1]]).solution(of: Matrix([[.infinity]]))
    }
  }

  @Test func `equations over nothing have nothing as their solution`() throws {
    let nothing = Matrix(rows: 0, columns: 0)
    #expect(try nothing.solution(of: nothing) == nothing)
  }

  @Test func `eigenvalues are those of the characteristic polynomial`() throws {
    let real = try #require(Matrix([[2, 1], [1, 2]]).eigenvalues()).map(\.real).sorted()
    #expect(abs(real[0] - 1) <= 1e-14 && abs(real[1] - 3) <= 1e-14)
    let turn = try #require(Matrix([[0, -1], [1, 0]]).eigenvalues())
    #expect(turn.map(\.imaginary).sorted() == [-1, 1])
    #expect(turn.allSatisfy { $0.real == 0 })
  }
}
