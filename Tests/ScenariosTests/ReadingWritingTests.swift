import Scenarios
import Testing

@Suite struct `Reading: writing YAML back` {
  private func node(_ text: String) throws -> MarkedNode {
    let log = ProblemLog()
    let node = readYAML(text, log: log)
    #expect(log.problems.description == "")
    return try #require(node)
  }

  @Test func `a resolved file reads as it was written, and says where each value is from`() throws {
    let written = try node(
      """
      place: 02E
      country: NO
      title: 'A: "b" # c'
      empty: ""
      nothing:
      code: 0010
      list: [1, a b, 'x, y', NO, '']
      none: []
      nil: {}
      wards:
        - { pod: gp_contact, avoided: 0.04, range: [0, 1] }
        - [a, [b]]
        - plain
      note: |
        two
        lines
      """)
    #expect(
      written.yaml == """
        place: "02E"
        country: "NO"
        title: "A: \\"b\\" # c"
        empty: ""
        nothing: null
        code: "0010"
        list: [1, a b, "x, y", "NO", ""]
        none: []
        nil: {}
        wards:
          - pod: gp_contact
            avoided: 0.04
            range: [0, 1]
          - - a
            - [b]
          - plain
        note: "two\\nlines"

        """)
    #expect(try node(written.yaml).saysTheSame(as: written))
    #expect(
      written.yamlWithOrigins.hasPrefix("place: \"02E\"  # s.yaml:1\ncountry: \"NO\"  # s.yaml:2\n")
    )
    #expect(try node(written.yamlWithOrigins).saysTheSame(as: written))
    #expect(try node(written.yaml).yaml == written.yaml)
  }

  @Test func `any text at all survives being written and read`() throws {
    var random = PlainRandom(state: 7)
    let pieces = [
      "a", "0", "-", ":", " ", "#", "\"", "'", "\\", "\n", "\t", "[", "]", "{", "}", ",", "&", "*",
      "!", "|", ">", "%", "@", "`", "?", "~", "null", "true", "é", "\u{1F600}", "\u{85}",
      "\u{2028}",
      "\u{0}", "1e3", ".", "+", "=", "<<", "---", "...", "£",
    ]
    func text() -> String {
      (0..<Int.random(in: 0...5, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }.joined()
    }
    func made(_ depth: Int) -> MarkedNode {
      let mark = Mark(file: "s.yaml", line: 1, column: 1)
      let content: MarkedNode.Content
      switch depth > 3 ? 0 : Int.random(in: 0...3, using: &random) {
      case 0, 1: content = .scalar(text(), isQuoted: Bool.random(using: &random))
      case 2:
        content = .sequence(
          (0..<Int.random(in: 0...3, using: &random)).map { _ in made(depth + 1) })
      default:
        content = .mapping(
          MarkedMapping(
            (0..<Int.random(in: 0...3, using: &random)).map { _ in
              MarkedMapping.Entry(key: text() + "k", keyMark: mark, value: made(depth + 1))
            }))
      }
      return MarkedNode(content, at: mark, layer: .scenario)
    }
    for _ in 0..<400 {
      let root = MarkedNode(
        .mapping(
          MarkedMapping([
            MarkedMapping.Entry(key: "root", keyMark: Mark(file: "x"), value: made(0))
          ])), at: Mark(file: "x"), layer: .scenario)
      for text in [root.yaml, root.yamlWithOrigins] {
        let log = ProblemLog()
        let again = readYAML(text, log: log)
        #expect(again?.saysTheSame(as: root) == true, "\(text)\n\(log.problems)")
      }
    }
  }
}
