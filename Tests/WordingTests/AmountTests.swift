import Testing
import Wording

@Suite struct `Amounts in sentences` {
  @Test(arguments: [
    (0.0, "£0"), (95, "£95"), (0.5, "£0.5"), (12.34, "£12.3"), (9.994, "£9.99"), (999.4, "£999"),
    (999.5, "£1,000"), (1234.5, "£1,234"), (9_994.9, "£9,995"), (9_995, "£10k"), (430_000, "£430k"),
    (999_499, "£999k"), (999_500, "£1.0m"), (12_500_000, "£12.5m"), (999_499_999, "£999.5m"),
    (999_500_000, "£1.00bn"), (3_456_000_000, "£3.46bn"), (999_994_000_000, "£999.99bn"),
    (-1_393_320_000_000, "−£1,393bn"), (-430_000, "−£430k"), (-95, "−£95"),
    (-12_500_000, "−£12.5m"),
  ])
  func `pounds`(value: Double, text: String) {
    #expect(Amount.pounds(value) == text)
  }

  @Test(arguments: [
    (0.0, "0%"), (0.25, "25%"), (0.123, "12.3%"), (0.1239, "12.4%"), (1, "100%"), (-0.05, "−5%"),
    (0.000_1, "0%"), (-0.000_1, "0%"),
  ])
  func `shares`(value: Double, text: String) {
    #expect(Amount.percent(value) == text)
  }

  @Test(arguments: [
    (0.0, "0"), (0.123_4, "0.123"), (0.000_43, "0.0004"), (4.27e-7, "0.0000004"), (4e-9, "0"),
    (-0.000_02, "−0.00002"), (3, "3"),
  ])
  func `numbers that show even where they are small`(value: Double, text: String) {
    #expect(Amount.visible(value) == text)
  }

  @Test(arguments: [
    (0.0, "0"), (0.123_4, "0.123"), (0.5, "0.5"), (1.255, "1.25"), (3, "3"), (42.25, "42.2"),
    (99.94, "99.9"), (100, "100"), (999.5, "1,000"), (1_234_567.8, "1,234,568"), (-0.000_1, "0"),
    (-1234, "−1,234"), (-3, "−3"),
  ])
  func `numbers`(value: Double, text: String) {
    #expect(Amount.number(value) == text)
  }

  @Test(arguments: [
    ("0", "0"), ("0.00", "0.00"), ("7", "+7"), ("0.5", "+0.5"), ("−7", "−7"), ("1,000", "+1,000"),
  ])
  func `changes have a sign unless they show as none`(text: String, signed: String) {
    #expect(Amount.signed(text) == signed)
  }

  @Test(arguments: [
    (0.0, "0.00"), (-0.004, "0.00"), (-0.006, "−0.01"), (0.25, "+0.25"), (-2, "−2.00"),
  ])
  func `changes with decimals have a sign unless they show as none`(value: Double, text: String) {
    #expect(Amount.signed(value, 2) == text)
  }

  @Test(arguments: [
    (0.0, "0"), (-0.4, "0"), (-0.6, "−1"), (7, "7"), (999, "999"), (1000, "1,000"),
    (12_345, "12,345"), (123_456_789, "123,456,789"), (-1_000_000, "−1,000,000"),
  ])
  func `whole numbers`(value: Double, text: String) {
    #expect(Amount.grouped(value) == text)
  }

  @Test(arguments: [(1.0, 2, "1.00"), (2.345, 1, "2.3"), (-0.5, 3, "-0.500"), (1e6, 0, "1000000")])
  func `a fixed count of decimals`(value: Double, decimals: Int, text: String) {
    #expect(Amount.fixed(value, decimals) == text)
  }

  @Test(arguments: [
    (0.0, "0.0%"), (0.25, "25.0%"), (1, "100.0%"), (-0.052, "−5.2%"), (12.34, "1,234.0%"),
  ])
  func `shares with a fixed decimal`(value: Double, text: String) {
    #expect(Amount.percent(value, fixed: 1) == text)
  }
}
