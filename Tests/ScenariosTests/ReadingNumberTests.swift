import PopulationHealth
import Scenarios
import Testing

@Suite struct `Reading: numbers, years and ages` {
  private func cell(_ text: String) -> Double? {
    let log = ProblemLog()
    guard let table = readCSV("n\n\(text)\n", log: log), let column = table.column("n") else {
      return nil
    }
    return table.number(0, column, log: log)
  }

  @Test(arguments: [
    "0", "-0", "1", "-1", "0.1", "0.3", "123456789012345", "1234567890123456789", "1e22", "1e23",
    "1.7976931348623157e308", "5e-324", "2.2250738585072011e-308", "0.1e1", "9007199254740993",
    "123.456e-7", "1E5", "1e+5", "0.000001", "3.14159265358979323846", "0e99999",
  ])
  func `a number is the nearest one that can be held`(text: String) {
    #expect(cell(text) == Double(text))
  }

  @Test(arguments: [
    "1,234", "£5", "12%", ".5", "5.", "+1", "0x1F", "nan", "inf", "-inf", "1e999", "-1e999", "0010",
    "1_000", "1e", "1e+", "--1", "-", "e5", "1.2.3", "١",
  ])
  func `what is not a plain number is refused`(text: String) {
    #expect(cell("\"\(text)\"") == nil)
  }

  @Test func `thousands of random numbers agree with the standard library`() {
    var random = PlainRandom(state: 1)
    var texts: [String] = []
    for _ in 0..<3000 {
      let number = Double(bitPattern: random.next())
      if number.isFinite { texts.append("\(number)") }
      texts.append("\(Double.random(in: -1e6...1e6, using: &random))")
      texts.append("\(Double(Int.random(in: 0...9999, using: &random)) / 1000)")
    }
    let log = ProblemLog()
    let table = readCSV("n\n" + texts.joined(separator: "\n") + "\n", log: log)
    for (row, text) in texts.enumerated() {
      let number = table?.column("n").flatMap { table?.number(row, $0, log: log) }
      #expect(number == Double(text), "\(text)")
    }
  }

  @Test(arguments: [
    (2026, "2026/27"), (1999, "1999/00"), (2099, "2099/00"), (2008, "2008/09"), (1900, "1900/01"),
  ])
  func `a financial year is written one way and read back`(start: Int, text: String) {
    #expect(FinancialYear(startingIn: start).description == text)
    #expect(FinancialYear(text) == FinancialYear(startingIn: start))
  }

  @Test(arguments: [
    "2026", "2026-27", "2026/2027", "2026/28", "26/27", " 2026/27", "", "2026/7", "0000/01",
    "abcd/ef",
  ])
  func `other spellings of a financial year are refused`(text: String) {
    #expect(FinancialYear(text) == nil)
  }

  @Test func `financial years count`() {
    let year = FinancialYear(startingIn: 2026)
    #expect(year + 3 - year == 3)
    #expect((year + 1) - 1 == year)
    #expect(year < year + 1)
    #expect((year...(year + 2)).map(\.description) == ["2026/27", "2027/28", "2028/29"])
  }

  @Test(arguments: [("40-74", 40, 74), ("65-90", 65, 90), ("7", 7, 7), ("all", 0, 90)])
  func `a range of ages is read and written back`(text: String, lower: Int, upper: Int) {
    let range = AgeRange(text)
    #expect(range?.ages == lower...upper)
    #expect(range?.description == text)
  }

  @Test(arguments: ["74-40", "65+", "40-91", "-5", "40-", "4-5-6", "", "forty", "040-074"])
  func `what is not a range of ages is refused`(text: String) {
    #expect(AgeRange(text) == nil)
  }

  @Test func `90 stands for 90 and over`() {
    #expect(AgeRange("65-90")?.contains(103) == true)
    #expect(AgeRange("65-89")?.contains(103) == false)
  }
}
