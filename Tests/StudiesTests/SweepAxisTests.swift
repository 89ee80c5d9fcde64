import Studies
import Testing

struct SweepAxisTests {
  @Test(arguments: [
    ("a.b=0:1:3", ["0", "0.5", "1"]), ("x=10:10:1", ["10"]), ("x=1:0:2", ["1", "0"]),
    ("x=0:0.3:4", ["0", "0.1", "0.2", "0.3"]), ("system=QF7,QHL", ["QF7", "QHL"]),
    ("x=0:40000000:3", ["0", "20000000.0", "40000000.0"]), ("x=all", ["all"]),
  ])
  func `an axis lists its values as they would be written`(argument: String, values: [String]) {
    let found = Sweep.Axis(argument)?.values.map { Double($0)?.description ?? $0 }
    #expect(found == values.map { Double($0)?.description ?? $0 })
  }

  @Test(arguments: [
    "x", "x=", "=1:2:3", "x=1:2", "x=1:2:0", "x=1:2:-1", "x=1:2:1", "x=a:2:3", "x=1:inf:3",
    "x=1:2:3:4", "x=a,,b", "x=1:2:1.5",
  ])
  func `what is not an axis is refused`(argument: String) {
    #expect(Sweep.Axis(argument) == nil)
  }

  @Test func `the last axis varies fastest`() throws {
    let axes = try ["a=1,2", "b=x,y"].map { try #require(Sweep.Axis($0)) }
    #expect(Sweep(axes: axes).points == [["1", "x"], ["1", "y"], ["2", "x"], ["2", "y"]])
  }
}
