import Testing

extension CommandAnswer {
  /// What follows the problems where there is one.
  static let end = "\n1 problem; nothing was run\n"

  /// Expects the command to refuse arguments, and to write nothing.
  ///
  /// - Parameters:
  ///   - line: the arguments.
  ///   - expected: what it says.
  ///   - sourceLocation: where that is expected.
  /// - Throws: what the file system refuses.
  static func expectRefusal(
    of line: String, saying expected: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let answer = try CommandAnswer(to: line)
    #expect(answer.said == expected, sourceLocation: sourceLocation)
    #expect(answer.code == 2, sourceLocation: sourceLocation)
    #expect(answer.written == [], sourceLocation: sourceLocation)
  }
}
