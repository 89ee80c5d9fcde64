import Scenarios
import Testing

@Suite struct `Reading: layers and overrides` {
  private let pack = """
    interventions:
      virtual-wards:
        reach: 0.1
        quintiles: [1, 2]
      advice:
        reach: 0.2
    """

  private func overridden(_ arguments: [String]) throws -> (MarkedNode, ProblemLog) {
    let log = ProblemLog()
    let base = try #require(readYAML(pack, layer: .pack, name: "p.yaml", log: log))
    let overrides = arguments.enumerated().compactMap { index, argument in
      Override(argument, number: index + 1, log: log)
    }
    return (base.applying(overrides, log: log), log)
  }

  private func problem(_ argument: String) -> String {
    let log = ProblemLog()
    #expect(Override(argument, number: 2, log: log) == nil)
    return log.problems.description
  }

  @Test func `a layer over another merges mappings and replaces everything else`() throws {
    let log = ProblemLog()
    let base = try #require(readYAML(pack, layer: .pack, name: "p.yaml", log: log))
    let over = try #require(
      readYAML(
        """
        years: 3
        interventions:
          virtual-wards: { quintiles: [5], lag: 1 }
          advice: none
        """, log: log))
    let both = base.overlaid(by: over)
    #expect(
      both.yamlWithOrigins == """
        interventions:
          virtual-wards:
            reach: 0.1  # p.yaml:3
            quintiles: [5]  # s.yaml:3
            lag: 1  # s.yaml:3
          advice: none  # s.yaml:4
        years: 3  # s.yaml:1

        """)
    let wards = try #require(both.node(at: "interventions.virtual-wards"))
    #expect(wards.mark.description == "p.yaml:3:5")
    #expect(wards.layer == .pack)
    #expect(wards["lag"]?.layer == .scenario)
    #expect(both["interventions"]?.mapping?["advice"]?.keyMark.description == "s.yaml:4:3")
  }

  @Test func `a layer over nothing new changes nothing`() throws {
    let base = try #require(readYAML(pack, layer: .pack, log: ProblemLog()))
    let empty = MarkedNode(.mapping(MarkedMapping()), at: Mark(file: "x"), layer: .scenario)
    #expect(base.overlaid(by: empty) == base)
  }

  @Test func `an override sets one value and its mark points into the argument`() throws {
    let (tree, log) = try overridden(["interventions.virtual-wards.reach=0.3"])
    let wards = try #require(tree.node(at: "interventions.virtual-wards")?.mapping)
    let reach = try #require(wards["reach"])
    #expect(reach.value.content == .scalar("0.3", isQuoted: false))
    #expect(reach.value.layer == .override)
    #expect(reach.keyMark.description == "--set:1:29")
    #expect(reach.value.mark.description == "--set:1:35")
    #expect(wards["quintiles"]?.value.layer == .pack)
    #expect(log.problems.isEmpty)
  }

  @Test func `an override may set anything, and make the mappings on its way`() throws {
    let (tree, log) = try overridden([
      "a.b.list=[1, 'two', 3]", "a.b.map={x: 1, z: [2]}", "a.c= \"one, two: three\"", "d=a b",
      "when=12:30", "eq=a=b",
    ])
    #expect(
      tree.yaml == pack + """

        a:
          b:
            list: [1, two, 3]
            map:
              x: 1
              z: [2]
          c: "one, two: three"
        d: a b
        when: "12:30"
        eq: a=b

        """)
    #expect(tree.node(at: "a.b.list")?.items?.map(\.mark.column) == [11, 14, 21])
    #expect(log.problems.isEmpty)
  }

  @Test func `an empty mapping over one that is not is refused, as it would change nothing`() throws
  {
    let (tree, log) = try overridden(["interventions.advice={}"])
    #expect(
      log.problems.description == """
        --set:1:22: error: [override.changes-nothing] '{}' is laid over what 'interventions.advice' has, and \
        changes nothing
           help: write null to take all of it away, or the keys that change
        """)
    #expect(tree.node(at: "interventions.advice.reach")?.text == "0.2")
    let (made, quiet) = try overridden(["interventions.new={}"])
    #expect(quiet.problems.isEmpty && made.node(at: "interventions.new")?.mapping != nil)
  }

  @Test func `of two overrides of one value the later wins`() throws {
    let (tree, _) = try overridden(["years=3", "years=4"])
    #expect(tree["years"]?.text == "4")
    #expect(tree["years"]?.mark.line == 2)
  }

  @Test func `an override cannot reach into text or a list`() throws {
    let (tree, log) = try overridden([
      "interventions.advice.reach.low=1", "interventions.virtual-wards.quintiles.0=1",
    ])
    #expect(
      log.problems.description == """
        --set:1:22: error: [override.path] 'reach' is a single value, so nothing in it can be set
           help: set the whole of it; it was written at p.yaml:6:12
        --set:2:29: error: [override.path] 'quintiles' is a list, so nothing in it can be set
           help: set the whole of it; it was written at p.yaml:4:16
        """)
    #expect(tree.node(at: "interventions.advice.reach")?.text == "0.2")
  }

  @Test(arguments: [
    (
      "reach",
      "--set:2:1: error: [override.malformed] 'reach' has no '='\n"
        + "   help: write --set path.to.key=value"
    ),
    (
      "a..b=1",
      "--set:2:3: error: [override.malformed] a key is missing in 'a..b=1'\n"
        + "   help: write --set path.to.key=value, without spaces before the '='"
    ),
    (
      "a.b =1",
      "--set:2:3: error: [override.malformed] the key 'b ' has a space in it\n"
        + "   help: write --set path.to.key=value, without spaces before the '='"
    ),
    (
      "a.b= ",
      "--set:2:5: error: [override.malformed] there is no value after '='\n"
        + "   help: write a value, or \"\" for empty text"
    ),
    (
      "a=1, 2",
      "--set:2:3: error: [yaml.not-one-value] '1, 2' is 2 values\n"
        + "   help: put text that has a comma in double quotes, and a list in brackets: [a, b]"
    ),
    (
      "a=5,000,000",
      "--set:2:3: error: [yaml.not-one-value] '5,000,000' is 3 values\n   help: write 5000000"
    ),
    (
      "a=b: c",
      "--set:2:3: error: [yaml.not-one-value] 'b: c' is a key and a value\n"
        + "   help: put text that has ': ' in it in double quotes, and a mapping in braces: {a: b}"
    ),
    (
      "a=[1, {b: *c}]",
      "--set:2:11: error: [yaml.anchor] anchors (&) and aliases (*) are not read\n"
        + "   help: write the value out in each place; quote text that starts with '&' or '*'"
    ),
    (
      "a={b: 1, b: 2}",
      "--set:2:10: error: [yaml.duplicate-key] the key 'b' was already set at 2:4\n"
        + "   help: keep one of them"
    ),
    (
      "a=1]",
      "--set:2:5: error: [yaml.syntax] this is not YAML: did not find expected <document start>\n"
        + "   help: look for a closing bracket that nothing opens, or text after a closing quote"
    ),
    (
      "a=[1",
      "--set:2:5: error: [yaml.syntax] this is not YAML: did not find expected ',' or ']', while "
        + "parsing a flow sequence that starts at 2:3\n"
        + "   help: close the bracket, or quote text that has a comma or bracket in it"
    ),
    (
      "a=1\n--- x",
      "--set:2:4: error: [yaml.character] a value given here may not hold a line end or a control "
        + "character\n   help: write it on one line"
    ),
  ])
  func `a malformed override is refused with a remedy`(argument: String, shown: String) {
    #expect(problem(argument) == shown)
  }
}
