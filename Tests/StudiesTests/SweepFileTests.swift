import Foundation
import Scenarios
import Studies
import Testing

/// Axes and designs that are written in files.
struct SweepFileTests {
  private func problems(_ request: SweepRequest, in folder: String) -> String {
    do throws(Problems) {
      _ = try SweepQuestion(request)
      return "none"
    } catch {
      return error.description.replacing(folder, with: "F")
    }
  }

  @Test func `a file lists a value a line, comments and empty lines apart`() throws {
    try withSweepFolder { folder in
      try "# pounds\n10\n\n  12.5\n[1, 2]\n".write(
        toFile: "\(folder)/l.txt", atomically: true, encoding: .utf8)
      let question = try SweepQuestion(
        SweepRequest(scenario: "s.yaml", axes: ["x=@\(folder)/l.txt"]))
      #expect(question.points.map(\.values) == [["10"], ["12.5"], ["[1, 2]"]])
      let mark = try #require(question.points.last?.settings.first?.valueMark)
      #expect(mark.description == "\(folder)/l.txt:5:1")
    }
  }

  @Test func `what is wrong with a list is told where it is`() throws {
    try withSweepFolder { folder in
      try "10\n 10\n".write(toFile: "\(folder)/l.txt", atomically: true, encoding: .utf8)
      try "# none\n".write(toFile: "\(folder)/e.txt", atomically: true, encoding: .utf8)
      let request = SweepRequest(
        scenario: "s.yaml",
        axes: ["x=@\(folder)/l.txt", "y=@\(folder)/e.txt", "z=@\(folder)/ll.txt"])
      #expect(
        problems(request, in: folder) == """
          F/e.txt: error: [sweep.list] there is no value in the file
             help: write one value a line
          F/l.txt:2:2: error: [sweep.repeated] '10' is listed already, at F/l.txt:1:1
             help: list each value once
          F/ll.txt: error: [file.missing] there is no file 'F/ll.txt'
             help: did you mean 'F/l.txt'?
          """)
    }
  }

  @Test func `the points of a file are its rows, and its columns are paths`() throws {
    try withSweepFolder { folder in
      try "a.b,c\n1,x\n2,\"[3, 4]\"\n".write(
        toFile: "\(folder)/d.csv", atomically: true, encoding: .utf8)
      let question = try SweepQuestion(
        SweepRequest(scenario: "s.yaml", design: .file, pointsFile: "\(folder)/d.csv"))
      #expect(question.paths == ["a.b", "c"])
      #expect(question.points.map(\.values) == [["1", "x"], ["2", "[3, 4]"]])
    }
  }

  @Test func `what is wrong with a table of points is told where it is`() throws {
    try withSweepFolder { folder in
      try "a,b\n1,\n2,3\n2,3\n".write(
        toFile: "\(folder)/d.csv", atomically: true, encoding: .utf8)
      #expect(
        problems(
          SweepRequest(scenario: "s.yaml", design: .file, pointsFile: "\(folder)/d.csv"),
          in: folder) == """
            F/d.csv:2:3: error: [value.missing] 'b' is empty
               help: write a number
            F/d.csv:4:1: error: [csv.repeated-row] the row for a '2', b '3' is already on line 3
               help: keep one of them
            """)
    }
  }

  @Test func `an empty cell is asked for what the column is of`() throws {
    try withSweepFolder { folder in
      try "a,b,c\n1,high,\n,,\n2e3,3,\n".write(
        toFile: "\(folder)/d.csv", atomically: true, encoding: .utf8)
      #expect(
        problems(
          SweepRequest(scenario: "s.yaml", design: .file, pointsFile: "\(folder)/d.csv"),
          in: folder) == """
            F/d.csv:2:8: error: [value.missing] 'c' is empty
               help: write a value
            F/d.csv:3:1: error: [value.missing] 'a' is empty
               help: write a number
            F/d.csv:3:2: error: [value.missing] 'b' is empty
               help: write a value
            F/d.csv:3:3: error: [value.missing] 'c' is empty
               help: write a value
            F/d.csv:4:7: error: [value.missing] 'c' is empty
               help: write a value
            """)
    }
  }

  @Test func `lines may end as spreadsheets end them, and what is wrong is where it is`() throws {
    try withSweepFolder { folder in
      try "a.b,c\r\n1,x\r\n2,\"[3, 4]\"\r\n".write(
        toFile: "\(folder)/d.csv", atomically: true, encoding: .utf8)
      try "# pounds\r\n10\r\n\r\n12.5\r\n".write(
        toFile: "\(folder)/l.txt", atomically: true, encoding: .utf8)
      let points = try SweepQuestion(
        SweepRequest(scenario: "s.yaml", design: .file, pointsFile: "\(folder)/d.csv"))
      #expect(points.paths == ["a.b", "c"])
      #expect(points.points.map(\.values) == [["1", "x"], ["2", "[3, 4]"]])
      let mark = try #require(points.points.last?.settings.last?.valueMark)
      #expect(mark.description == "\(folder)/d.csv:3:3")
      let list = try SweepQuestion(
        SweepRequest(scenario: "s.yaml", axes: ["x=@\(folder)/l.txt"]))
      #expect(list.points.map(\.values) == [["10"], ["12.5"]])
    }
  }

  @Test func `a carriage return that ends no line with a line feed is still told`() throws {
    try withSweepFolder { folder in
      try "a,b\r\n1,2\r3,4\r".write(
        toFile: "\(folder)/d.csv", atomically: true, encoding: .utf8)
      #expect(
        problems(
          SweepRequest(scenario: "s.yaml", design: .file, pointsFile: "\(folder)/d.csv"),
          in: folder
        ).hasPrefix(
          "F/d.csv:2:4: error: [file.line-ends] the line ends with a carriage return and no line feed, and so does 1 other"
        ))
    }
  }

  @Test func `a point that is there in other digits too, and a column that is set, are told`()
    throws
  {
    try withSweepFolder { folder in
      try "a,b\n0,x\n0010,x\n10,x\n0.0,x\n-0,x\n".write(
        toFile: "\(folder)/d.csv", atomically: true, encoding: .utf8)
      #expect(
        problems(
          SweepRequest(
            scenario: "s.yaml", overrides: ["b=y"], design: .file, pointsFile: "\(folder)/d.csv"),
          in: folder) == """
            F/d.csv:1:3: error: [sweep.repeated] 'b' is set as well as varied
               help: leave out --set b=…
            F/d.csv:5:1: error: [sweep.repeated] the point 0.0, x is that of line 2
               help: keep one of them
            F/d.csv:6:1: error: [sweep.repeated] the point -0, x is that of line 2
               help: keep one of them
            """)
    }
  }

  @Test(arguments: [SweepDesign.lhs, .sobol])
  func `points that are drawn lie between the ends, one in each slice of every axis`(
    design: SweepDesign
  ) throws {
    let request = SweepRequest(
      scenario: "s.yaml", axes: ["x=0:8", "y=-10%:-2%"], design: design, points: 8, seed: 7)
    let points = try SweepQuestion(request).points.map { $0.values.compactMap(Double.init) }
    #expect(Set(points.map { Int($0[0]) }) == Set(0..<8))
    #expect(Set(points.map { Int((($0[1] + 0.1) * 100).rounded(.down)) }) == Set(0..<8))
    #expect(
      try SweepQuestion(request).points.map(\.values)
        == SweepQuestion(request).points.map(\.values))
  }

  @Test(arguments: [
    (
      "x=1,2",
      """
      --vary:1:3: error: [sweep.range] the points of sobol lie between two ends, and '1,2' has none
         help: write x=low:high, or take another design
      """
    ),
    (
      "x=1:2:3",
      """
      --vary:1:3: error: [sweep.range] '1:2:3' is not low:high
         help: write two ends; how many points there are is said with --points
      """
    ),
    (
      "x=2:1",
      """
      --vary:1:3: error: [sweep.range] '2:1' goes backwards
         help: write 1:2
      """
    ),
    (
      "x=-1e308:1e308",
      """
      --vary:1:3: error: [sweep.range] '-1e308:1e308' is too wide: its steps pass the largest number there is, \
      about 1.8e308
         help: take ends nearer to 0
      """
    ),
    (
      "x=2:2",
      """
      --vary:1:3: error: [sweep.range] '2:2' has both ends alike
         help: fix it instead: --set x=2
      """
    ),
  ])
  func `an axis of a design that is drawn has two ends`(axis: String, expected: String) {
    #expect(
      problems(
        SweepRequest(scenario: "s.yaml", axes: [axis], design: .sobol, points: 4), in: "nowhere")
        == expected)
  }
}
