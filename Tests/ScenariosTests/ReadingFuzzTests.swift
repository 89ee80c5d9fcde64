import Scenarios
import Testing

/// Whatever the bytes, reading ends with a value or with problems that have a place in them.
@Suite struct `Reading: any bytes at all` {
  private static let pieces = [
    "a", "b: ", ": ", "- ", "\n", "\n  ", "\n    ", "[", "]", "{", "}", ",", "\"", "'", "&a ",
    "*a ",
    "!t ", "!!str ", "|", ">", "|+\n", "#", "%YAML 1.1\n", "---\n", "...\n", "? ", "\t", "\\",
    "\\u00",
    "é", "£", "\u{1F600}", "~", "0", "1.5", "<<: ", "@", "`", "=", ".", "k=", "a.b=",
  ]

  private func texts(_ seed: UInt64, _ count: Int) -> [[UInt8]] {
    var random = PlainRandom(state: seed)
    return (0..<count).map { index in
      let length = Int.random(in: 0...(index % 40 + 1), using: &random)
      if index % 3 == 0 {
        return (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
      }
      return (0..<length).flatMap { _ in
        Array((Self.pieces.randomElement(using: &random) ?? "").utf8)
      }
    }
  }

  @Test(arguments: [1, 2, 3, 4])
  func `reading YAML never crashes and always explains itself`(seed: UInt64) {
    for bytes in texts(seed, 3000) {
      let log = ProblemLog()
      let file = TextFile(named: "f", bytes, as: .yaml, log: log)
      let node = file.flatMap { MarkedNode.read($0, layer: .scenario, log: log) }
      #expect((node == nil) == log.hasErrors, "\(bytes)")
      let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).count
      for problem in log.problems.all {
        #expect((0...lines).contains(problem.mark.line), "\(problem) in \(bytes)")
      }
      if let node {
        #expect(readYAML(node.yaml, log: log)?.saysTheSame(as: node) == true, "\(bytes)")
      }
    }
  }

  @Test(arguments: [5, 6])
  func `reading CSV never crashes and always explains itself`(seed: UInt64) {
    for bytes in texts(seed, 3000) {
      let log = ProblemLog()
      let file = TextFile(named: "f", bytes, as: .csv, log: log)
      let table = file.flatMap { CSVTable.read($0, log: log) }
      #expect((table == nil) == log.hasErrors, "\(bytes)")
      guard let table else { continue }
      for row in table.rowIndices {
        for column in table.columns {
          _ = table.number(row, column, log: log)
          _ = table.text(row, column, log: log)
        }
      }
      _ = log.problems.description
    }
  }

  @Test(arguments: [8, 9])
  func `reading an override never crashes and always explains itself`(seed: UInt64) {
    for bytes in texts(seed, 3000) {
      let log = ProblemLog()
      let override = Override(String(decoding: bytes, as: UTF8.self), number: 1, log: log)
      #expect((override == nil) == log.hasErrors, "\(bytes)")
    }
  }

  @Test(arguments: [10, 11])
  func `reading attributes never crashes and always explains itself`(seed: UInt64) {
    let pieces = [
      "1", "0", "9", "-", "+", ".", ",", "%", "£", "m", "bn", "e", "_", "/", " ", "all", "true",
      "F",
      "2026", "27", "é", "٣", "½", "null", "~", "[", "]", "{", "}", ": ", "999999999999999999999",
    ]
    var random = PlainRandom(state: seed)
    for _ in 0..<100 {
      let lines = programmeTable.names.map { name in
        let value = (0..<Int.random(in: 0...4, using: &random)).map { _ in
          pieces.randomElement(using: &random) ?? ""
        }
        let braces = Bool.random(using: &random)
        return "\(name): " + (braces ? "[\(value.joined(separator: ","))]" : value.joined())
      }
      let log = ProblemLog()
      for line in lines {
        _ = readProgramme(line + "\n", log)
      }
      #expect(!log.problems.description.isEmpty)
    }
  }
}
