import Scenarios
import Testing

@Suite struct `Reading: YAML` {
  @Test(arguments: ["02E", "NO", "12:30", "0010", "1e3", "true", "2026/27", "40-74", "1_000", "~"])
  func `a scalar stays the text it was written as`(text: String) throws {
    let log = ProblemLog()
    let node = try #require(readYAML("code: \(text)\n", log: log))
    #expect(node["code"]?.content == .scalar(text, isQuoted: false))
    #expect(log.problems.isEmpty)
  }

  @Test func `every node and key knows its line and column, counted from 1`() throws {
    let node = try #require(
      readYAML(
        "# £\na: 1\n\"bé\":   { £c: x, d: [y, 'z'] }\ne:\n  - f: |\n      g\n", log: ProblemLog()))
    let root = try #require(node.mapping)
    func place(_ mark: Mark?) -> String { mark?.description ?? "nowhere" }
    #expect(place(node.mark) == "s.yaml:2:1")
    #expect(place(root["a"]?.keyMark) == "s.yaml:2:1")
    #expect(place(root["a"]?.value.mark) == "s.yaml:2:4")
    #expect(place(root["bé"]?.keyMark) == "s.yaml:3:1")
    #expect(place(root["bé"]?.value.mark) == "s.yaml:3:9")
    let inner = try #require(root["bé"]?.value.mapping)
    #expect(place(inner["£c"]?.keyMark) == "s.yaml:3:11")
    #expect(place(inner["£c"]?.value.mark) == "s.yaml:3:15")
    #expect(inner["d"]?.value.items?.map { place($0.mark) } == ["s.yaml:3:22", "s.yaml:3:25"])
    #expect(inner["d"]?.value.items?.map(\.content).last == .scalar("z", isQuoted: true))
    let block = node["e"]?.items?.first?["f"]
    #expect(block?.content == .scalar("g\n", isQuoted: true))
    #expect(place(block?.mark) == "s.yaml:5:8")
    #expect(node["e"]?.layer == .scenario)
  }

  @Test(arguments: [
    (
      "a: 1\nb: 2\na: 3\n",
      "s.yaml:3:1: error: [yaml.duplicate-key] the key 'a' was already set at 1:1\n"
        + "   help: keep one of them"
    ),
    (
      "x:\n  aa: 1\n  # aa: 9\n  b:\n    aa: 4\n  \"aa\" : 3\n",
      "s.yaml:6:3: error: [yaml.duplicate-key] the key 'aa' was already set at 2:3\n"
        + "   help: keep one of them"
    ),
    (
      "x: { a: 1, ba: 2, a: 3 }\n",
      "s.yaml:1:19: error: [yaml.duplicate-key] the key 'a' was already set at 1:6\n"
        + "   help: keep one of them"
    ),
    (
      "a:\n\tb: 1\n",
      "s.yaml:2:1: error: [yaml.tab] there is a tab where YAML takes only spaces\n"
        + "   help: indent with spaces"
    ),
    (
      "a: &x 1\nb: *x\n",
      "s.yaml:1:4: error: [yaml.anchor] anchors (&) and aliases (*) are not read\n"
        + "   help: write the value out in each place; quote text that starts with '&' or '*'"
    ),
    (
      "a: &x [*x]\n",
      "s.yaml:1:8: error: [yaml.anchor] anchors (&) and aliases (*) are not read\n"
        + "   help: write the value out in each place; quote text that starts with '&' or '*'"
    ),
    (
      "a: 1\n---\nb: 2\n",
      "s.yaml:2:1: error: [yaml.documents] a second document starts here\n"
        + "   help: delete the '---'"
    ),
    (
      "a: !!float 1\nb: !odd {}\n",
      "s.yaml:1:4: error: [yaml.tag] the tag '!!float' is not read\n"
        + "   help: delete the tag; quote text that starts with '!'\n"
        + "s.yaml:2:4: error: [yaml.tag] the tag '!odd' is not read\n"
        + "   help: delete the tag; quote text that starts with '!'"
    ),
    (
      "# nothing\n",
      "s.yaml:1:1: error: [yaml.empty] there is nothing here but comments\n"
        + "   help: write at least one key"
    ),
    (
      "? [a]\n: 1\n",
      "s.yaml:1:3: error: [yaml.key] a key has to be text of 1 to 200 characters\n"
        + "   help: write 'key: value'"
    ),
    (
      "a: b: c\n",
      "s.yaml:1:5: error: [yaml.syntax] this is not YAML: mapping values are not allowed in this "
        + "context\n"
        + "   help: quote text that has ': ' in it, or look at the indentation of this line"
    ),
    (
      "a: [1, 2\nb: 3\n",
      "s.yaml:2:2: error: [yaml.syntax] this is not YAML: did not find expected ',' or ']', while "
        + "parsing a flow sequence that starts at 1:4\n"
        + "   help: close the bracket, or quote text that has a comma or bracket in it"
    ),
    (
      "a: \"open\nb: 3\n",
      "s.yaml:1:4: error: [yaml.syntax] the quote that starts here is not closed\n"
        + "   help: close it on the same line"
    ),
    (
      "a: [1,",
      "s.yaml:1:7: error: [yaml.syntax] this is not YAML: did not find expected node content\n"
        + "   help: look at the punctuation and indentation of this line and the one above"
    ),
    (
      "a: \"C:\\data\"\n",
      "s.yaml:1:7: error: [yaml.syntax] this is not YAML: found unknown escape character, while "
        + "parsing a quoted scalar that starts at 1:4\n"
        + "   help: inside double quotes write \\\\ for a backslash, or use single quotes"
    ),
    (
      "a: 1\n  b: 2\nc: @x\n",
      "s.yaml:2:4: error: [yaml.syntax] this is not YAML: mapping values are not allowed in this "
        + "context\n"
        + "   help: quote text that has ': ' in it, or look at the indentation of this line"
    ),
    (
      "c: @x\n",
      "s.yaml:1:4: error: [yaml.syntax] this is not YAML: found character that cannot start any "
        + "token\n"
        + "   help: quote text that starts with '@'"
    ),
    (
      "a: one\u{2028}two\n",
      "s.yaml:1:7: error: [yaml.character] there is a character here that cannot be seen (U+2028)\n"
        + "   help: delete it"
    ),
  ])
  func `what is not read is refused at its place with a remedy`(text: String, shown: String) {
    #expect(problems(inYAML: text) == shown)
  }

  @Test(arguments: [65, 900, 5000])
  func `lists and mappings may not be nested without end`(depth: Int) {
    let text = "a: " + String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    #expect(problems(inYAML: text + "\n").contains("[yaml.too-deep] more than 64 lists"))
  }

  @Test func `an alias bomb is refused, not unrolled`() {
    var text = "a0: &a0 x\n"
    for level in 1...40 {
      text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1), *a\(level - 1)]\n"
    }
    #expect(problems(inYAML: text).contains("[yaml.anchor]"))
  }

  @Test func `a path finds a node`() throws {
    let node = try #require(readYAML("a:\n  b:\n    c: 1\n", log: ProblemLog()))
    #expect(node.node(at: "a.b.c")?.text == "1")
    #expect(node.node(at: "a.x.c") == nil)
  }
}
