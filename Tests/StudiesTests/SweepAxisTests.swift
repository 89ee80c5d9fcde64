import Foundation
import Scenarios
import Studies
import Testing

struct SweepAxisTests {
  /// The values of the only axis at each point.
  private func values(_ axis: String) throws -> [String] {
    try SweepQuestion(SweepRequest(scenario: "s.yaml", axes: [axis])).points.map { $0.values[0] }
  }

  /// The problems of a request that is none.
  private func problems(_ request: SweepRequest) -> String {
    do throws(Problems) {
      _ = try SweepQuestion(request)
      return "none"
    } catch {
      return error.description
    }
  }

  @Test(arguments: [
    ("a.b=0:1:3", ["0", "0.5", "1"]), ("x=10:10:1", ["10"]),
    ("x=0:0.3:4", ["0", "0.1", "0.2", "0.3"]), ("system=QF7,QHL", ["QF7", "QHL"]),
    ("x=0:40000000:3", ["0", "20000000", "40000000"]), ("x=all", ["all"]),
    ("x=0%:4%:5", ["0", "0.01", "0.02", "0.03", "0.04"]), ("x=-0.5%:0%:2", ["-0.005", "0"]),
    ("x=-8e307:8e307:3", ["-8e+307", "0", "8e+307"]), ("x=[1, 2],[3]", ["[1, 2]", "[3]"]),
    ("x={a: 1, b: 2}", ["{a: 1, b: 2}"]),
  ])
  func `an axis lists its values as they would be written`(axis: String, expected: [String]) throws
  {
    #expect(try values(axis) == expected)
  }

  @Test(arguments: [
    (
      "x=1,200",
      """
      --vary:1:3: warning: [sweep.axis] '1,200' is taken for 2 values, '1' and '200'
         help: nothing, if that is meant; for one number write 1200
      """
    ), ("x=1, 200", ""), ("x=20000,30000", ""), ("x=0,0.5,1", ""),
    ("x=100,200,300", ""),
  ])
  func `values that may be one number with a comma for thousands are warned of`(
    axis: String, expected: String
  ) throws {
    let question = try SweepQuestion(SweepRequest(scenario: "s.yaml", axes: [axis]))
    #expect(question.warnings.description == expected)
    #expect(question.points.count > 1)
  }

  @Test(arguments: [
    (
      "x",
      """
      --vary:1:1: error: [sweep.axis] 'x' has no '='
         help: write --vary path.to.key=low:high:count
      """
    ),
    (
      "=1:2:3",
      """
      --vary:1:1: error: [sweep.axis] there is no path before '='
         help: write --vary path.to.key=low:high:count
      """
    ),
    (
      "x=",
      """
      --vary:1:3: error: [sweep.axis] there is no value after '='
         help: write low:high:count, values with commas between, or @file
      """
    ),
    (
      "x=4%:0%:9",
      """
      --vary:1:3: error: [sweep.range] '4%:0%:9' goes backwards
         help: write 0%:4%:9
      """
    ),
    (
      "x=1:2",
      """
      --vary:1:3: error: [sweep.range] '1:2' is not low:high:count
         help: say how many values: x=1:2:5
      """
    ),
    (
      "x=1:2:3:4",
      """
      --vary:1:3: error: [sweep.range] '1:2:3:4' is not low:high:count
         help: write a lowest value, a highest and how many; put text that has ':' in it in a file, @file
      """
    ),
    (
      "x=1:2:0",
      """
      --vary:1:3: error: [sweep.range] '0' is not a number of values
         help: write a whole number of 1 or more after the second ':'
      """
    ),
    (
      "x=1:2:1.5",
      """
      --vary:1:3: error: [sweep.range] '1.5' is not a number of values
         help: write a whole number of 1 or more after the second ':'
      """
    ),
    (
      "x=1:2:1",
      """
      --vary:1:3: error: [sweep.range] one value cannot go from 1 to 2
         help: ask for 2 or more
      """
    ),
    (
      "x=2:2:3",
      """
      --vary:1:3: error: [sweep.range] '2:2:3' is the same value 3 times
         help: write x=2:2:1
      """
    ),
    (
      "x=a:2:3",
      """
      --vary:1:3: error: [sweep.range] 'a' in 'a:2:3' is not a number
         help: write numbers, or values with commas between
      """
    ),
    (
      "x=1:inf:3",
      """
      --vary:1:3: error: [sweep.range] 'inf' in '1:inf:3' is not a number
         help: write numbers, or values with commas between
      """
    ),
    (
      "x=-1e308:1e308:3",
      """
      --vary:1:3: error: [sweep.range] '-1e308:1e308:3' is too wide: its steps pass the largest number there \
      is, about 1.8e308
         help: take ends nearer to 0
      """
    ),
    (
      // Twelve digits of its end are more than the largest number.
      "x=0:1.7976931348623157e308:2",
      """
      --vary:1:3: error: [sweep.range] '0:1.7976931348623157e308:2' is too wide: its steps pass the largest \
      number there is, about 1.8e308
         help: take ends nearer to 0
      """
    ),
    (
      "x=0%:0.04:3",
      """
      --vary:1:3: error: [sweep.range] '0%:0.04:3' has one end in percent and one not
         help: write both ends alike
      """
    ),
    (
      "x=a,,b",
      """
      --vary:1:5: error: [sweep.axis] a value is missing in 'a,,b'
         help: write values with one comma between
      """
    ),
    (
      "x=a,b,a",
      """
      --vary:1:7: error: [sweep.repeated] 'a' is listed already, at --vary:1:3
         help: list each value once
      """
    ),
    (
      "x=1,2,1.0",
      """
      --vary:1:7: error: [sweep.repeated] '1.0' is listed already as '1', at --vary:1:3
         help: list each value once
      """
    ),
    (
      "x=1:1.0000000000001:3",
      """
      --vary:1:3: error: [sweep.range] 3 values between 1 and 1.0000000000001 are too close to tell apart
         help: take fewer, or ends further apart
      """
    ),
    (
      "x=1:2:20000",
      """
      --vary:1:3: error: [sweep.too-many] 20000 values are more than a sweep has points, 10000
         help: take fewer
      """
    ),
    (
      "x=@",
      """
      --vary:1:3: error: [sweep.axis] there is no name of a file after '@'
         help: write @file
      """
    ),
  ])
  func `what is not an axis is told with its place and remedy`(axis: String, expected: String) {
    #expect(problems(SweepRequest(scenario: "s.yaml", axes: [axis])) == expected)
  }

  @Test func `every problem of every axis is told at once`() {
    #expect(
      problems(
        SweepRequest(
          scenario: "s.yaml", overrides: ["y=3"], axes: ["x=2:1:3", "y=1,2", "y=4", "z"])) == """
          --vary:1:3: error: [sweep.range] '2:1:3' goes backwards
             help: write 1:2:3
          --vary:2:1: error: [sweep.repeated] 'y' is set as well as varied
             help: leave out --set y=…
          --vary:3:1: error: [sweep.repeated] 'y' is set as well as varied
             help: leave out --set y=…
          --vary:3:1: error: [sweep.repeated] 'y' is varied already, at --vary:2:1
             help: vary it once
          --vary:4:1: error: [sweep.axis] 'z' has no '='
             help: write --vary path.to.key=low:high:count
          """)
  }

  @Test func `the last axis varies fastest`() throws {
    let question = try SweepQuestion(SweepRequest(scenario: "s.yaml", axes: ["a=1,2", "b=x,y"]))
    #expect(question.paths == ["a", "b"])
    #expect(question.points.map(\.values) == [["1", "x"], ["1", "y"], ["2", "x"], ["2", "y"]])
    #expect(question.points.map(\.number) == [1, 2, 3, 4])
  }

  @Test func `more points than a sweep may have are refused before they are made`() {
    let axes = ["a=0:1:1000", "b=0:1:1000"]
    #expect(
      problems(SweepRequest(scenario: "s.yaml", axes: axes)) == """
        --vary: error: [sweep.too-many] there are 1000000 points, and a sweep may have 10000
           help: take fewer values, or --design sobol --points 10000
        """)
  }

  @Test(arguments: [
    ("1/1", "1/1"), ("2/4", "2/4"), ("0/4", nil), ("5/4", nil), ("1", nil), ("a/b", nil),
    ("1/0", nil), ("-1/4", nil), ("1/2/3", nil),
  ])
  func `a shard is one of some`(text: String, expected: String?) {
    #expect(SweepShard(text)?.description == expected)
  }

  @Test(arguments: 1...7) func `every point is in exactly one of the shards`(count: Int) throws {
    let question = try SweepQuestion(SweepRequest(scenario: "s.yaml", axes: ["a=1:13:13"]))
    let shards = try (1...count).map { try #require(SweepShard("\($0)/\(count)")) }
    let positions = shards.map(question.positions)
    #expect(positions.flatMap(\.self).sorted() == Array(0..<13))
    #expect(positions.allSatisfy { abs($0.count * count - 13) < count })
  }

  @Test func `the time left is what the points of this process took, for those still to go`() {
    #expect(SweepPace(before: 0, now: 0, all: 42, seconds: 3).words == "0 of 42 points")
    #expect(
      SweepPace(before: 10, now: 4, all: 42, seconds: 20).words
        == "14 of 42 points, about 2 min left")
    #expect(
      SweepPace(before: 0, now: 41, all: 42, seconds: 41).words == "41 of 42 points, about 1 s left"
    )
    #expect(
      SweepPace(before: 0, now: 1, all: 1001, seconds: 36).words
        == "1 of 1001 points, about 10 h left")
    #expect(SweepPace(before: 0, now: 1, all: 1, seconds: 9).words == "1 of 1 point")
  }
}
