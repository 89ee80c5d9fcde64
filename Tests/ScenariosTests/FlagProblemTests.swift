import Scenarios
import Testing

/// The errors of flags of the command line that stand for keys of a scenario, of which ten draws are asked
/// where no flag says otherwise; how many draws are made where there are none.
private func found(_ settings: [Setting]) throws -> String {
  let isCounted = settings.contains { $0.path == "uncertainty.draws" }
  do throws(Problems) {
    return try Question.load(
      "\(repository)scenarios/sick-sicker.yaml",
      overrides: isCounted ? [] : ["uncertainty.draws=10"],
      settings: settings, from: FileShelf()
    ).resolved["uncertainty"]?["draws"]?.text ?? ""
  } catch { return Problems(error.all.filter { $0.severity == .error }).description }
}

struct FlagProblemTests {
  @Test(arguments: [
    (
      "--draws", "draws", "-5",
      "--draws: error: [value.out-of-range] 'draws' is -5, but has to be from 1 to 10000000\n"
        + "   help: write 1 or more"
    ),
    (
      "--draws", "draws", "0",
      "--draws: error: [value.out-of-range] 'draws' is 0, but has to be from 1 to 10000000\n"
        + "   help: write 1 or more"
    ),
    (
      "--draws", "draws", "99999999999999999999",
      "--draws: error: [value.out-of-range] 'draws' is 99999999999999999999, but has to be from 1 to "
        + "10000000\n   help: write 10000000 or less"
    ),
    (
      "--draws", "draws", "1,000",
      "--draws: error: [value.not-a-number] '1,000' is not a whole number\n   help: write 1000"
    ),
    (
      "--draws", "draws", "null",
      "--draws: error: [value.not-a-number] 'null' is not a whole number\n"
        + "   help: 'draws' takes a whole number from 1 to 10000000"
    ),
    (
      "--draws", "draws", "{a: b}",
      "--draws: error: [value.not-a-number] '{a: b}' is not a whole number\n"
        + "   help: 'draws' takes a whole number from 1 to 10000000"
    ),
    (
      "--draws", "draws", "",
      "--draws: error: [value.not-a-number] '' is not a whole number\n"
        + "   help: 'draws' takes a whole number from 1 to 10000000"
    ),
    (
      "--seed", "seed", "-1",
      "--seed: error: [value.out-of-range] 'seed' is -1, but has to be 0 or more\n"
        + "   help: write 0 or more"
    ),
    (
      "--seed", "seed", "9223372036854775808",
      "--seed: error: [value.out-of-range] 'seed' is 9223372036854775808, but has to be from 0 to "
        + "9223372036854775807\n   help: write 9223372036854775807 or less"
    ),
    (
      "--sobol", "sensitivity.sobol", "1",
      "--sobol: error: [value.out-of-range] 'sobol' is 1, and one point says nothing of how results vary\n"
        + "   help: write 2 or more, such as 256, or 0 for no indices"
    ),
    (
      "--sampling", "sampling", "sobel",
      "--sampling: error: [value.unknown-choice] 'sobel' is not one of 'random', 'latin-hypercube' or "
        + "'sobol'\n   help: did you mean 'sobol'?"
    ),
    (
      "--hold-budget", "hold_budget", "90%",
      "--hold-budget: error: [value.not-a-number] '90%' is not a number\n"
        + "   help: write 0.9"
    ),
  ])
  func `what is wrong with a flag is told by its name, with a remedy`(
    flag: String, key: String, text: String, expected: String
  ) throws {
    #expect(
      try found([Setting(flag: flag, path: "uncertainty.\(key)", text: text)]) == expected)
  }

  @Test(arguments: [
    (
      "20,000",
      "--willingness-to-pay: error: [value.not-a-number] '20,000' is not a number\n"
        + "   help: write 20000"
    ),
    (
      "£20,000,£30,000",
      "--willingness-to-pay: error: [value.not-a-number] '£20,000' is not a number\n"
        + "   help: write 20000\n"
        + "--willingness-to-pay: error: [value.not-a-number] '£30,000' is not a number\n"
        + "   help: write 30000"
    ),
    (
      "20000,,30000",
      "--willingness-to-pay: error: [value.not-a-number] '' is not a number\n"
        + "   help: 'willingness_to_pay' takes a number from 0 to 1000000000000"
    ),
    (
      "30000,20000",
      "--willingness-to-pay: error: [value.out-of-order] 'willingness_to_pay' goes from 30000 to 20000\n"
        + "   help: write each price once, the lowest first"
    ),
    (
      "-1",
      "--willingness-to-pay: error: [value.out-of-range] 'willingness_to_pay' is -1, but has to be "
        + "from 0 to 1000000000000\n   help: write 0 or more"
    ),
    ("100, 200", "10"), ("20000,30000", "10"),
  ])
  func `prices are parted by commas, and thousands are not`(text: String, expected: String) throws {
    #expect(
      try found([
        Setting(
          flag: "--willingness-to-pay", path: "uncertainty.willingness_to_pay", list: text)
      ]) == expected)
  }

  @Test func `the greatest seed is one like any other`() throws {
    #expect(
      try found([
        Setting(flag: "--draws", path: "uncertainty.draws", text: "3"),
        Setting(flag: "--seed", path: "uncertainty.seed", text: "9223372036854775807"),
      ]) == "3")
  }

  @Test(arguments: [([], [], "417"), (["uncertainty.draws=20"], [], "20"), ([], ["30"], "30")])
  func `one draw says how many there are where nothing else does`(
    overrides: [String], draws: [String], expected: String
  ) throws {
    let path = "uncertainty.draws"
    let one = Setting(flag: "--draw", path: path, text: "417", isFallback: true)
    let question = try Question.load(
      "\(repository)scenarios/sick-sicker.yaml", overrides: overrides,
      settings: [one] + draws.map { Setting(flag: "--draws", path: path, text: $0) },
      from: FileShelf())
    #expect(question.resolved.node(at: path)?.text == expected)
  }

  @Test func `a flag has a part where the scenario says what it is of`() throws {
    let slack = [Setting(flag: "--slack", path: "allocation.slack", text: "0.05")]
    func warnings(_ scenario: String, _ overrides: [String] = []) throws -> Int {
      try Question.load(
        "\(repository)scenarios/\(scenario).yaml", overrides: overrides, settings: slack,
        from: FileShelf()
      ).warnings.all.count
    }
    #expect(try warnings("south-yorkshire", ["allocation.alternatives=2"]) == 0)
    // Of a portfolio others are looked for without being asked for.
    #expect(try warnings("portfolio") == 0)
    let error = #expect(throws: Problems.self) { try warnings("south-yorkshire") }
    #expect(
      error?.description == """
        --slack: error: [scenario.not-used] 'slack' has no part without 'alternatives'
           help: ask for 'alternatives' too, or leave it out
        """)
  }
}
